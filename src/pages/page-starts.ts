/** Where the pages of a print edition begin: what comes out of binding, and an EPUB's page list is made from. */

export interface PageStart {
  /** What the page is called: `12`. */
  readonly label: string;
  /** Id of the part or chapter that the page belongs to. */
  readonly item: string;
  /** The Han characters of the page, in the order in which they are painted. */
  readonly han: string;
}

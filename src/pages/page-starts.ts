/** The beginnings of the pages of a print edition. Binding gives them, and an EPUB's page list is made from them. */

export interface PageStart {
  /** The folio: `12`. */
  readonly label: string;
  /** Id of the part or chapter that the page belongs to. */
  readonly item: string;
  /** The Han characters of the page in the order of painting. */
  readonly han: string;
}

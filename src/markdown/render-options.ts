/** What an output tells the renderer. Flags name what the medium can do, never the medium. */

export interface RenderOptions {
  /** Write epub:type and role. */
  readonly semantics: boolean;
  /** Where an id of the book is found: `ch02.xhtml#ch02-s01`. Gets the id, gives the href. */
  readonly href: (id: string) => string;
  /** Where an image is found. Gets the `source` of an asset. */
  readonly image: (source: string) => string;
  /** Whether an image is too large to stand in a line of text; gets the `source` of an asset. */
  readonly isLarge?: (source: string) => boolean;
  /** How many characters a line of the page holds, where that is known. */
  readonly measure?: number;
  /**
   * `link`: a link is a link. `note`: paper has none; the target of an outside link is set as a note, an inside link
   * gets its page number.
   */
  readonly links: 'link' | 'note';
  /**
   * What stands before and after the page number of an inside link on paper: （第, 页）; without it the link is plain
   * text.
   */
  readonly pageWords?: readonly [before: string, after: string];
}

/** Ids of the gaps for page numbers: `see-ch02-3-ch05-s01` is the third of chapter ch02, for the page of ch05-s01. */
export const pageReferencePrefix = 'see-';

/** XHTML that HTML parsers read the same way. */
export interface RenderedChapter {
  /** Of a heading that is more than text: what follows the label, and the name or its halves. */
  readonly heading?: { readonly afterLabel: string; readonly names: readonly string[] };
  readonly body: string;
  /** In order of first reference, numbered from 1; on paper the targets of links stand among them. */
  readonly notes: readonly RenderedNote[];
}

export interface RenderedNote {
  readonly id: string;
  readonly number: number;
  /** Ids of the references in the text. */
  readonly backIds: readonly string[];
  readonly html: string;
}

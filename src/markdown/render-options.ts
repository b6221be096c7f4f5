/** What an output tells the renderer. Options name what the medium can do, never the medium. */

export interface RenderOptions {
  /** Write `epub:type` and `role`. */
  readonly semantics: boolean;
  /** Returns the link to an id of the book: `ch02.xhtml#ch02-s01`. */
  readonly href: (id: string) => string;
  /** Returns the address of an image, by the `source` of its asset. */
  readonly image: (source: string) => string;
  /** Whether an image is too large for a line of text, by the `source` of its asset. */
  readonly isLarge?: (source: string) => boolean;
  /** Where lines are printed lying: the size of an image, which must stand in them, by the `source` of its asset. */
  readonly standing?: (source: string) => { readonly width: number; readonly height: number } | undefined;
  /** Whether lines run down the page, so that a line begins at the top and not at the left. */
  readonly linesRunDown?: boolean;
  /** How many characters a line of the page holds, if that is known. */
  readonly measure?: number;
  /** Give code and addresses places where a line may end, for programs that else tear the line before them apart. */
  readonly dividesWords?: boolean;
  /**
   * `link` writes links. `note` is for paper, which has none: the target of an outside link becomes a note, and an
   * inside link gets its page number.
   */
  readonly links: 'link' | 'note';
  /** Whether notes stand at the foot of their page. */
  readonly notesAtFoot?: boolean;
  /** How the numbers of notes look; plain figures unless told. */
  readonly noteSigns?: NoteSigns;
  /** Text around the page number of an inside link on paper; without it the link is plain text. */
  readonly pageWords?: PageWords;
}

/** Text before and after a page number, such as （第 and 页）, and where the link stands in brackets itself: ，第 and 页. */
export interface PageWords {
  readonly alone: readonly [before: string, after: string];
  readonly inBrackets: readonly [before: string, after: string];
}

/**
 * - `page` ①: the number on the page, which is known when the page is: ① stands for each.
 * - `chapter` 〔1〕: the number in the chapter.
 */
export type NoteSigns = 'page' | 'chapter';

export function noteSign(number: number, { noteSigns }: Pick<RenderOptions, 'noteSigns'>): string {
  if (noteSigns === undefined) return String(number);
  return noteSigns === 'page' ? '①' : `〔${number}〕`;
}

/**
 * The first part of the ids of gaps for page numbers: `see-ch02-3-ch05-s01` is the third in chapter ch02, for the page
 * of ch05-s01.
 */
export const pageReferencePrefix = 'see-';

/** XHTML that HTML parsers read in the same way. */
export interface RenderedChapter {
  /** For a heading that is more than text: what follows the label, and the name or its halves. */
  readonly heading?: { readonly afterLabel: string; readonly names: readonly string[] };
  readonly body: string;
  /** In order of first reference, numbered from 1; on paper targets of links are among them. */
  readonly notes: readonly RenderedNote[];
}

export interface RenderedNote {
  readonly id: string;
  readonly number: number;
  /** Ids of the references in the text. */
  readonly backIds: readonly string[];
  readonly html: string;
}

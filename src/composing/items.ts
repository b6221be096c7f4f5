/** Items, paragraphs and lines as plain data. Lengths are measured along the line, in ems of the paragraph. */

import type { MarkClass } from './marks.ts';

/**
 * A Han character, a mark, a part of a word, a space, or a thing (picture, formula, ruby) that was measured as a whole.
 */
export interface Item {
  readonly kind: MarkClass | 'thing';
  /** Its characters; `''` for a thing. */
  readonly text: string;
  readonly width: number;
  /** The margins and paddings of elements before and behind it, and its letter-spacing; its width includes them. */
  readonly lead: number;
  readonly trail: number;
  /** How much narrower it is on half a cell; 0 where it has no blank half, or has given it up already. */
  readonly half: number;
  /** The blank half that it has given up in every line, for the style of the marks or beside its like; else 0. */
  readonly given: number;
  /** The space to the next item: positive beside Western text, negative where two marks meet. */
  readonly gap: number;
  /** Of two marks that meet, which one is set on half a cell. */
  readonly narrows?: 'this' | 'next';
  /** Whether the gap behind it grows with its line. */
  readonly isElastic: boolean;
  /** Whether a browser makes the gap behind it grow with its line, though nothing is to be added there. */
  readonly isHeld?: boolean;
  /** Whether no browser sets the gap behind it, which is one beside a formula. */
  readonly isUnseen?: boolean;
  /**
   * By how much it grows before other gaps do, if it is a space between Western words; or the gap behind it, if that is
   * between Han and Western text.
   */
  readonly growth: number;
  /** Of a part of a word: how wide the hyphen is that a line which ends behind it needs. */
  readonly hyphen: number | undefined;
  /** The price of ending a line behind it; `Infinity` where none may end. */
  readonly price: number;
  /** Items of one run are shaped together: a press squeezes marks that meet in it by itself. */
  readonly run: number;
  /** Whether it stands on the baseline; a thing, a 夹注 and the number of a note do not. */
  readonly isOnLine: boolean;
  /** Of what is set in two rows: which 夹注 of the paragraph it is in. */
  readonly note?: number;
  /** Where it stands in the source; UTF-16. */
  readonly from: number;
  readonly to: number;
}

/** A paragraph, or the part of one between two line breaks that its author wrote. */
export interface Paragraph {
  readonly items: readonly Item[];
  /** Ems of a line. */
  readonly measure: number;
  readonly indent: number;
}

/** Items of a paragraph in one line. */
export interface Line {
  /** Index of the first item, and of the one behind the last. */
  readonly from: number;
  readonly to: number;
  /**
   * The share of their growth by which spaces between words, and gaps beside Western text, grow before others do. In a
   * line that is not to be filled, gaps alone grow.
   */
  readonly growth: number;
  /** What each elastic gap grows by so that the line is full; 0 for the last line, and for one that is left short. */
  readonly stretch: number;
  /** Whether it is to be filled. */
  readonly isFull: boolean;
  /** Indices of the items on half a cell, rising; marks narrowed by a neighbour are among them. */
  readonly halved: readonly number[];
  /** Whether its last mark stands outside of the measure. */
  readonly hangs: boolean;
  /** What stands in two rows, in order. */
  readonly rows: readonly Rows[];
  /** Ems from its first item to the end of its last, as it is set. */
  readonly width: number;
}

/** The part of a 夹注 that stands in one line. */
export interface Rows {
  readonly from: number;
  readonly to: number;
  /** Index of the first item of the second row. */
  readonly split: number;
  /** Of the longer row as it is set, in ems; and what stands between its characters. */
  readonly width: number;
  readonly tracking: number;
}

/** What lines are made of, as plain data. Lengths lie along the line, in ems of the paragraph. */

import type { MarkClass } from './marks.ts';

/** A character that fills a cell, a mark, a piece of a word, a space, or a thing that was measured as a whole. */
export interface Item {
  readonly kind: MarkClass | 'thing';
  /** What is read of it; `''` for a thing. */
  readonly text: string;
  readonly width: number;
  /** What elements around it add to its width, before and behind. */
  readonly lead: number;
  readonly trail: number;
  /** What it lacks where its blank half is taken away; 0 for what has none. */
  readonly half: number;
  /** Between it and the next one in its line: a gap beside Western text, less than none for marks that meet. */
  readonly gap: number;
  /** Which of the two that meet is set on half a cell. */
  readonly narrows?: 'this' | 'next';
  /** Whether the gap behind it grows with its line. */
  readonly isElastic: boolean;
  /** Whether it is a space between Western words, which grows sooner than other gaps. */
  readonly isWordSpace: boolean;
  /** The price of ending a line behind it; `Infinity` where none may end. */
  readonly price: number;
  /** Items of one run are shaped together: a press squeezes marks that meet in it by itself. */
  readonly run: number;
  /** Whether it stands on the line that the others stand on: no thing, no number of a note. */
  readonly isOnLine: boolean;
  /** Where it stands in the source; UTF-16. */
  readonly from: number;
  readonly to: number;
}

/** A paragraph, or what stands of one between two line breaks of its author. */
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
  /** What each space between Western words grows by before. */
  readonly wordSpace: number;
  /** What each elastic gap grows by so that the line is full; 0 for the last line, and for one that is left short. */
  readonly stretch: number;
  /** Whether it is to be filled. */
  readonly isFull: boolean;
  /** Items that are set on half a cell, rising, those among them that marks which meet lose anyway. */
  readonly halved: readonly number[];
  /** Ems from its first item to the end of its last, as it is set. */
  readonly width: number;
}

/** A chapter file after reading: its decoded text and its two names. */

import type { Notebook } from '../host/notebook.ts';
import type { EmbeddedPictures } from './embedded-pictures.ts';
import type { SaidOfBook } from './said-of-book.ts';

export interface SourceFile {
  /** The path for messages, as the author knows it: the manuscript folder as typed, then the name. */
  readonly path: string;
  /** The name inside the manuscript, with `/` between folders, in NFC. */
  readonly name: string;
  /** With LF line ends, without BOM; names stand for pictures in base64. */
  readonly text: string;
  readonly embedded?: EmbeddedPictures;
  /** The parts 部, 卷 that contain it, outermost first, when folders or a list group it. */
  readonly parts?: readonly string[];
  /** Set for the page of the innermost of its parts: `README.md` or `_index.md` in a part's folder. */
  readonly opensPart?: true;
  /** Set when it is the whole manuscript. */
  readonly isAlone?: true;
  /** The heading with which most files of the manuscript begin. */
  readonly bookTitle?: string;
  /** What the first page or the settings of a site say about the book. */
  readonly ofBook?: SaidOfBook;
  /** Indexes of the lines above its first chapter that are about the book. */
  readonly bookHead?: readonly number[];
  /** Set where the name of each chapter stands on the line below its number. */
  readonly hasNamesBelow?: true;
  /** Its level of indentation in SUMMARY.md; 0 for a chapter. */
  readonly depth?: number;
  /** Its title in SUMMARY.md. */
  readonly listedAs?: string;
}

/** The place of a file in the manuscript: all fields but its text. */
export function standingOf({
  path,
  name,
  parts,
  opensPart,
  isAlone,
  bookTitle,
  ofBook,
  bookHead,
  hasNamesBelow,
  depth,
  listedAs,
}: SourceFile): readonly unknown[] {
  return [path, name, parts, opensPart, isAlone, bookTitle, ofBook, bookHead, hasNamesBelow, depth, listedAs];
}

/**
 * A file whose text is decoded when it is first asked for. It is identified by its bytes, how they are decoded, and its
 * standing.
 */
export interface SourceRead extends SourceFile {
  readonly notebook: Notebook;
}

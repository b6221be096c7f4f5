/** A chapter file as read: decoded text and the two names it goes by. */

import type { Notebook } from '../host/notebook.ts';
import type { SaidOfBook } from './said-of-book.ts';

export interface SourceFile {
  /** The path as the author knows it, for messages: the manuscript folder as typed, then the name. */
  readonly path: string;
  /** The name inside the manuscript, `/` between folders, NFC. */
  readonly name: string;
  /** LF line ends, no BOM. */
  readonly text: string;
  /** The parts 部, 卷 it stands in, outermost first, when folders or a list group it. */
  readonly parts?: readonly string[];
  /** It is the page of the innermost of its parts: `README.md` or `_index.md` in the folder of a part. */
  readonly opensPart?: true;
  /** It is the whole manuscript. */
  readonly isAlone?: true;
  /** The heading that most files of the manuscript begin with. */
  readonly bookTitle?: string;
  /** What the first page or the settings of a site say of the book. */
  readonly ofBook?: SaidOfBook;
  /** How deep SUMMARY.md indents it; a chapter is 0. */
  readonly depth?: number;
  /** Its title in SUMMARY.md. */
  readonly listedAs?: string;
}

/** What a file is in the manuscript, besides its text. */
export function standingOf({
  path,
  name,
  parts,
  opensPart,
  isAlone,
  bookTitle,
  ofBook,
  depth,
  listedAs,
}: SourceFile): readonly unknown[] {
  return [path, name, parts, opensPart, isAlone, bookTitle, ofBook, depth, listedAs];
}

/**
 * A file of the manuscript, whose text is decoded when it is first asked for. It is identified by its bytes, how they
 * are decoded, and its standing.
 */
export interface SourceRead extends SourceFile {
  readonly notebook: Notebook;
}

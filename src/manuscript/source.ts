/** A chapter file as read: decoded text and the two names it goes by. */

import type { Facts } from '../host/facts.ts';
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

/** What a file is in the manuscript, in one line: its chapters depend on it besides its text. */
export function standingOf({ name, parts, opensPart, isAlone, bookTitle, depth, listedAs }: SourceFile): string {
  return JSON.stringify([name, parts, opensPart, isAlone, bookTitle, depth, listedAs]);
}

/** A file of the manuscript, whose text is decoded when it is first asked for. */
export interface SourceRead extends SourceFile {
  /** Of its bytes and of how they are decoded. */
  readonly facts: Facts;
}

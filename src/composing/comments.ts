/** Comments that are not in the text, 眉批 and 侧批, and the room that a sheet has for them, as plain data. CSS pixels. */

import type { Part, PartLines } from './part.ts';
import type { SourceComment } from './read-source.ts';

export interface CommentRoom {
  /** The band for 眉批: above the columns of a vertical page, which lies, beside the lines of a horizontal one. */
  readonly head?: {
    readonly size: number;
    readonly leading: number;
    /** How long its lines are. */
    readonly measure: number;
    /** Where its lines begin on rectos and on versos, counted as those of the text are. */
    readonly recto: number;
    readonly verso: number;
  };
  /** For 侧批, over their line. */
  readonly side?: {
    readonly size: number;
    /** From the head of the line up to that of the comment. */
    readonly above: number;
    /** Whether dots stand over their characters, and lines under names between the next line and its comments. */
    readonly isVertical: boolean;
  };
}

/** A comment in the size that it has there; that of the head in lines. */
export interface SetComment {
  readonly source: SourceComment;
  readonly part: Part;
  readonly lines: PartLines['lines'];
}

export type SetComments = ReadonlyMap<SourceComment, SetComment>;

/** A part of a comment, as it is put on a page. */
export interface CommentBox {
  /** The page, how far down it in lines of the body, and from where lines are counted. */
  readonly page: number;
  readonly down: number;
  readonly left: number;
  /** Indices of its items. */
  readonly from: number;
  readonly to: number;
}

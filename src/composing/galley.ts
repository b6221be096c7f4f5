/**
 * A chapter as one long column, as it is before its pages are broken, as plain data: what a browser says of its blocks,
 * and the units that are made of it, each of which stands on a page as a whole or, a paragraph, in whole lines.
 */

import type { FootNotes } from './foot.ts';
import type { SourceBlock } from './read-source.ts';

/** What a block became when all of its page was laid out as one column. CSS pixels from the head of the column. */
export interface BlockBox {
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
  /** Where its first line begins. */
  readonly content: number;
  /** CSS: `break-before` and its like. */
  readonly breakBefore: string;
  readonly breakAfter: string;
  readonly breakInside: string;
  /** Padding and border, where they are repeated at the foot and head of a page (`box-decoration-break: clone`). */
  readonly cloned: Cloned;
  /** Margins. */
  readonly above: number;
  readonly below: number;
  /** Whether its children stand one below the other, and the space between them is margins. */
  readonly isFlow: boolean;
}

/** A line of text, a picture, an empty block, or the mark of a note. */
export interface Leaf {
  /** The block it stands in. */
  readonly block: number;
  /** The paragraph it is a line of, where that is set by us. */
  readonly paragraph?: number;
  readonly top: number;
  readonly bottom: number;
  readonly isText: boolean;
  /** Of a mark, behind the line it stands in. */
  readonly note?: string;
  /** Of a place where a comment was taken out of the text. */
  readonly comment?: number;
}

/** The column of a page as it was laid out. */
export interface Column {
  /** CSS pixels of a line of the body. */
  readonly leading: number;
  readonly blocks: ReadonlyMap<number, BlockBox>;
  /** In the order of the source. */
  readonly leaves: readonly Leaf[];
}

export interface UnitWay {
  readonly count: number;
  readonly cost: number;
  readonly marks: readonly NoteMark[];
}

export interface Galley {
  readonly units: readonly Unit[];
  /** Notes that stand at the foot of the pages, by the number that their chapter gives them. */
  readonly notes: FootNotes;
}

/** The mark of a note, and the line it stands in. */
export interface NoteMark {
  readonly line: number;
  readonly note: string;
}

/** A comment that was taken out of what a browser sets, and how far down that its place is. */
export interface CommentMark {
  readonly comment: number;
  readonly down: number;
}

/** Lengths are lines of the body. */
export interface Unit {
  /** The paragraph it is, by its place in the list. */
  readonly paragraph?: number;
  /** How many lines it may have, and what they cost, the cheapest first. What stands as a whole is one line. */
  readonly ways: readonly UnitWay[];
  /** Absent of a paragraph that we set, and where there are none. */
  readonly comments?: readonly CommentMark[];
  /** The height of one of its lines. */
  readonly height: number;
  /** Whether its lines stand on the lines of the page. */
  readonly isOnGrid: boolean;
  /** To the unit before. */
  readonly gap: number;
  /** What stands over it where a page begins with it: paddings, rules, the head of a table. */
  readonly lead: number;
  /** What stands below it where a page ends with it, and what more does where the next page begins with this unit. */
  readonly trail: number;
  readonly closing: number;
  /** What stands at the foot and the head of pages that part it. */
  readonly cloned: Cloned;
  /** The price of ending the page before it, and of parting it. */
  readonly price: number;
  readonly partPrice: number;
  /** Whether its author wants a page to begin with it. */
  readonly isForced: boolean;
  /** Whether the space before it may be a line more, or a little less. */
  readonly isElastic: boolean;
  /** Whether it is the first below the title of the chapter: it may begin a line lower. */
  readonly isBelowTitle: boolean;
  /** How much lower it stands so that as much is above it as below it when its height becomes whole lines. */
  readonly shift: number;
  /** Blocks that begin with it at one height, the outermost first, and those that end so before it. */
  readonly begins: readonly SourceBlock[];
  readonly ended: readonly SourceBlock[];
  /** Lines of space between the outermost of them and what is before it. */
  readonly before: number;
  /** The greatest margins of the blocks that begin and end with it. */
  readonly above: number;
  readonly below: number;
  /** Of a figure that may wait for the next page: the block whose text may come before it. */
  readonly floatsIn?: number;
  /** Of a paragraph that may come before such a figure: the block whose text it is. */
  readonly textIn?: number;
}

export interface Cloned {
  readonly top: number;
  readonly bottom: number;
}

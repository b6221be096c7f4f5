/** Mends a block of running text by all rules that are on. */

import { settle, type Settled } from './edit.ts';
import type { Line } from './line.ts';
import type { Mending, QuoteStyle } from './mending.ts';
import { characterIsEncoded } from './rules/character-is-encoded.ts';
import { commentaryIsMarked } from './rules/commentary-is-marked.ts';
import { dashIsTwo } from './rules/dash-is-two.ts';
import { ellipsisIsTwo } from './rules/ellipsis-is-two.ts';
import { punctuationIsFullWidth } from './rules/punctuation-is-full-width.ts';
import { quotesAreUniform } from './rules/quotes-are-uniform.ts';

/** Most blocks have none of these and are skipped. */
const suspicious = /[.,;:?!"'＂＇(…⋯—―─－]|--|。。。|．．/;
/** Rules that judge each mark by itself; quotation marks are judged in pairs, and so not among them. */
const rules = [ellipsisIsTwo, dashIsTwo, punctuationIsFullWidth, characterIsEncoded];

/** What the blocks around it say about a block. */
export interface Surroundings {
  /** The kind of quotation marks in its chapter. */
  readonly quotes: QuoteStyle;
  /** True when the next paragraph begins with a straight quotation mark, so that a speech may go on there. */
  readonly goesOn: boolean;
  /** Whether its chapter is a classic without marks, whose brackets hold a commentary. */
  readonly isCommentary?: boolean;
}

/** A quick check whether there may be anything to mend. */
export function mayMend(text: string): boolean {
  return suspicious.test(text);
}

/** The edits of the line, each within a stretch of its text. */
export function mendText(line: Line, mending: Mending, { quotes, goesOn, isCommentary }: Surroundings): Settled[] {
  const edits = rules.flatMap((rule) => (mending.does(rule.code) ? rule.find(line.text) : []));
  const pairs = mending.does(quotesAreUniform.code) ? quotesAreUniform.find(line.text, { style: quotes, goesOn }) : [];
  const notes =
    isCommentary === true && mending.does(commentaryIsMarked.code) ? commentaryIsMarked.find(line.text) : [];
  return settle(line, [...edits, ...pairs, ...notes]);
}

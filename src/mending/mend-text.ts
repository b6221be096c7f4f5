/** Mends a block of running text by all the rules that are on. */

import { settle, type Settled } from './edit.ts';
import type { Line } from './line.ts';
import type { Mending, QuoteStyle } from './mending.ts';
import { dashIsTwo } from './rules/dash-is-two.ts';
import { ellipsisIsTwo } from './rules/ellipsis-is-two.ts';
import { punctuationIsFullWidth } from './rules/punctuation-is-full-width.ts';
import { quotesAreUniform } from './rules/quotes-are-uniform.ts';

/** Most blocks have none of these and are passed over. */
const suspicious = /[.,;:?!"'＂＇(…⋯—―─－]|--|。。。|．．/;
/** A letter, a figure or a mark of prose is looked at by itself; what is a whole line of signs is a scene break. */
const rules = [ellipsisIsTwo, dashIsTwo, punctuationIsFullWidth];

/** What is known of a block from those around it. */
export interface Surroundings {
  /** The kind of quotation marks of its chapter. */
  readonly quotes: QuoteStyle;
  /** The next paragraph begins with a straight quotation mark: a speech may go on there. */
  readonly goesOn: boolean;
}

/** Whether there may be anything to mend in what was typed. */
export function mayMend(text: string): boolean {
  return suspicious.test(text);
}

/** What is wrong in the line and what it becomes, each within a stretch of its text. */
export function mendText(line: Line, mending: Mending, { quotes, goesOn }: Surroundings): Settled[] {
  const edits = rules.flatMap((rule) => (mending.does(rule.code) ? rule.find(line.text) : []));
  const pairs = mending.does(quotesAreUniform.code) ? quotesAreUniform.find(line.text, { style: quotes, goesOn }) : [];
  return settle(line, [...edits, ...pairs]);
}

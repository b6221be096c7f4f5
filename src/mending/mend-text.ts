/** Mends a block of running text by all the rules that are on. */

import { inOrder, type Edit } from './edit.ts';
import type { Mending } from './mending.ts';
import { dashIsTwo } from './rules/dash-is-two.ts';
import { ellipsisIsTwo } from './rules/ellipsis-is-two.ts';
import { punctuationIsFullWidth } from './rules/punctuation-is-full-width.ts';
import { quotesAreUniform } from './rules/quotes-are-uniform.ts';

/** Most blocks have none of these and are passed over. */
const suspicious = /[.,;:?!"'(…⋯—―─－]|--|。。。|．．/;
/** A letter, a figure or a mark of prose is looked at by itself; what is a whole line of signs is a scene break. */
const rules = [ellipsisIsTwo, dashIsTwo, punctuationIsFullWidth];

/** What is wrong in `text` and what it becomes; `text` as in `TextRule.find`. */
export function mendText(text: string, mending: Mending): Edit[] {
  if (!suspicious.test(text)) return [];
  const edits = rules.flatMap((rule) => (mending.does(rule.code) ? rule.find(text) : []));
  const quotes = mending.does(quotesAreUniform.code) ? quotesAreUniform.find(text, mending.quotes) : [];
  return inOrder([...edits, ...quotes]);
}

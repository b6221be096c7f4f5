/**
 * Straight quotation marks in Chinese prose → the kind the book uses, “ ” ‘ ’ or 「 」 『 』 (GB/T 15834 4.8; typography.md C1).
 *
 * A block in which a mark has no partner stays as typed, for nobody can tell which one is missing; the linter says so.
 */

import type { Edit, TextRule } from '../edit.ts';
import type { QuoteStyle } from '../mending.ts';
import { straightPairs } from '../straight-quotes.ts';

const marks: Readonly<Record<QuoteStyle, Readonly<Record<string, readonly [open: string, close: string]>>>> = {
  curly: { '"': ['“', '”'], "'": ['‘', '’'] },
  corner: { '"': ['「', '」'], "'": ['『', '』'] },
};

export const quotesAreUniform: TextRule<QuoteStyle> = { code: 'quotes-are-uniform', find };

function find(text: string, style: QuoteStyle): Edit[] {
  const pairs = straightPairs(text);
  if (pairs.some(({ close }) => close === undefined)) return [];
  return pairs.flatMap(({ open, close = open }): Edit[] => {
    const [first, last] = marks[style][text.charAt(open)] ?? ['', ''];
    const at = (start: number, after: string): Edit => ({ code: 'quotes-are-uniform', start, end: start + 1, after });
    return [at(open, first), at(close, last)];
  });
}

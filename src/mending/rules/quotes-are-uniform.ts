/**
 * Straight quotation marks in Chinese prose → the kind the chapter uses, “ ” ‘ ’ or 「 」 『 』 [C1].
 *
 *     "他说"你好"，我听见了。"   →   “他说‘你好’，我听见了。”
 *
 * A block in which a mark has no partner, or may pair in two ways, stays as typed, for nobody can tell what is meant;
 * the linter says so.
 */

import type { Edit, TextRule } from '../edit.ts';
import type { QuoteStyle } from '../mending.ts';
import { endsAndBegins, straightPairs, surePairs, withPlainQuotes, type StraightPair } from '../straight-quotes.ts';

type Marks = readonly [open: string, close: string];

const marks: Readonly<Record<QuoteStyle, { readonly outer: Marks; readonly inner: Marks }>> = {
  curly: { outer: ['“', '”'], inner: ['‘', '’'] },
  corner: { outer: ['「', '」'], inner: ['『', '』'] },
};

interface Options {
  readonly style: QuoteStyle;
  readonly goesOn: boolean;
}

export const quotesAreUniform: TextRule<Options> = { code: 'quotes-are-uniform', find };

function find(written: string, { style, goesOn }: Options): Edit[] {
  const text = withPlainQuotes(written);
  const { outer, inner } = marks[style];
  const lastClose = text.lastIndexOf(outer[1]);
  let [at, depth] = [0, 0];
  return surePairs(text, straightPairs(text, goesOn)).flatMap((pair) => {
    // Finds the depth within marks that are typed as the book has them: “他说"好"吗”.
    for (; at < pair.open; at += 1) depth += text.charAt(at) === outer[0] ? 1 : text.charAt(at) === outer[1] ? -1 : 0;
    const isInside = depth === 1 && lastClose > pair.open;
    const isTurned = isInside && !isInner(text, pair) && endsAndBegins(text, pair);
    const [first, last] = isTurned ? [outer[1], outer[0]] : isInner(text, pair) || isInside ? inner : outer;
    const mark = (start: number, after: string): Edit => ({ code: 'quotes-are-uniform', start, end: start + 1, after });
    return [mark(pair.open, first), ...(pair.close === undefined ? [] : [mark(pair.close, last)])];
  });
}

function isInner(text: string, { open, isNested }: StraightPair): boolean {
  return text.charAt(open) === "'" || isNested;
}

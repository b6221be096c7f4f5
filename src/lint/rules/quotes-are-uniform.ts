/**
 * The book uses one kind of quotation marks: “ ” or 「 」, the one it has more of; straight ones (`"`) are never right in Chinese prose.
 *
 * A straight mark is half as wide, does not turn in vertical text, and nobody can tell whether it opens or closes. Authors type whole
 * chapters with one kind and the next with another (author-habits.md), so each chapter is said once. A chapter that has both “ ” and
 * 「 」 gives them two meanings, as novels do, and is left alone while the book's own kind prevails in it.
 *
 * @example valid
 *     他说：“走吧。”
 *     他说：「走吧。」
 *     身高 5'10" 的人 don't 用 27" 屏幕。
 *     He said "hi" to me.
 * @example not valid
 *     他说："走吧。"
 *     举办了"神机术 for Everyone"主题发布会
 *     他生于"2024"年
 *     名为 "foo" 的命令
 *     所谓'道'也
 *     "走吧，"他说，“现在。”
 */

import { chaptersOf, type Book } from '../../book/model.ts';
import { diagnose, type Bilingual, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Mending } from '../../mending/mending.ts';
import { scriptOf } from '../other-script.ts';
import { placeOfMark, quotesIn, type QuoteKind, type Quotes } from '../quotes.ts';
import type { LintRule } from '../rule.ts';

/** How many further places are named. */
const morePlaces = 4;

const names: Readonly<Record<QuoteKind, Bilingual>> = {
  straight: { zh: '直引号', en: 'straight quotes' },
  curly: { zh: '弯引号 “ ”', en: 'curly quotes “ ”' },
  corner: { zh: '直角引号 「 」', en: 'corner quotes 「 」' },
};

export const quotesAreUniform: LintRule = { code: 'quotes-are-uniform', check };

function check(book: Book, mending: Mending): Diagnostic[] {
  const isMended = mending.does('quotes-are-uniform');
  const chapters = chaptersOf(book).map((chapter) => quotesIn(chapter, isMended));
  const total = (kind: QuoteKind): number => chapters.reduce((sum, quotes) => sum + quotes[kind].length, 0);
  const isCorner = total('corner') === total('curly') ? scriptOf(book) === 'traditional' : total('corner') > total('curly');
  const expected = isCorner ? 'corner' : 'curly';
  return chapters.flatMap((quotes) => sayChapter(quotes, expected, total(expected) > 0));
}

function sayChapter(quotes: Quotes, expected: 'curly' | 'corner', isUsed: boolean): Diagnostic[] {
  const rival = expected === 'curly' ? 'corner' : 'curly';
  const rivals = quotes[rival].length > quotes[expected].length ? quotes[rival] : [];
  const [first, ...others] = [...quotes.straight, ...rivals];
  if (first === undefined) return [];
  const found = namesOf([...(quotes.straight.length > 0 ? ['straight' as const] : []), ...(rivals.length > 0 ? [rival as QuoteKind] : [])]);
  return [diagnose('quotes-are-uniform', { found, count: 1 + others.length, expected: names[expected], isUsed }, placeOfMark(first), others.slice(0, morePlaces).map(placeOfMark))];
}

function namesOf(kinds: readonly QuoteKind[]): Bilingual {
  return { zh: kinds.map((kind) => names[kind].zh).join('和'), en: kinds.map((kind) => names[kind].en).join(' and ') };
}

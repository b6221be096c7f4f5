/**
 * The book uses one kind of quotation marks: “ ” or 「 」, the one it has more of; straight ones (`"`) are never right
 * in Chinese prose.
 *
 * A straight mark is half as wide, does not turn in vertical text, and nobody can tell whether it opens or closes.
 * Authors type whole chapters with one kind and the next with another [H3], so each chapter is reported once [C1].
 * A chapter that has both “ ” and 「 」 gives them two meanings, as novels do, and is left alone while the book's own
 * kind prevails in it.
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

import { chaptersOf, type Book, type Chapter } from '../../book/model.ts';
import { diagnose, type Bilingual, type Diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { countQuotes as pairsAsTyped, quotesOf, type QuoteCount } from '../../mending/mending.ts';
import { kept } from '../../host/kept.ts';
import { blocksOf } from '../block.ts';
import { scriptOf } from '../other-script.ts';
import { placeOfMark, quotesIn, type QuoteKind, type QuoteMark } from '../quotes.ts';
import type { BookRule, LintSetting } from '../rule.ts';

/** How many further places are named. */
const morePlaces = 4;

const names: Readonly<Record<QuoteKind, Bilingual>> = {
  straight: { zh: '直引号', en: 'straight quotes' },
  curly: { zh: '弯引号 “ ”', en: 'curly quotes “ ”' },
  corner: { zh: '直角引号 「 」', en: 'corner quotes 「 」' },
};

export const quotesAreUniform: BookRule = { code: 'quotes-are-uniform', inBook };

function inBook(book: Book, { language, mending }: LintSetting): Diagnostic[] {
  const isMended = mending.does('quotes-are-uniform');
  const chapters = chaptersOf(book).map((chapter) =>
    kept({ notebook: chapter.notebook, name: 'quotes', inputs: { chapter, isMended }, make: countQuotes }),
  );
  const expected = quotesOf(
    chapters.map(({ pairs }) => pairs),
    scriptOf(language) === 'traditional' ? 'corner' : 'curly',
  );
  const total = (kind: QuoteKind): number => chapters.reduce((sum, { pairs }) => sum + pairs[kind], 0);
  const isUsed = total(expected) > total('straight') + total(expected === 'curly' ? 'corner' : 'curly');
  return chapters.flatMap((quotes) => sayChapter(quotes, expected, isUsed));
}

/**
 * The number of marks of each kind in a chapter, with the first places; of straight marks only those that are not
 * mended.
 */
interface Counted extends Readonly<Record<QuoteKind, { readonly count: number; readonly places: readonly Place[] }>> {
  /** Pairs as typed. */
  readonly pairs: QuoteCount;
}

function countQuotes({ chapter, isMended }: { readonly chapter: Chapter; readonly isMended: boolean }): Counted {
  const { straight, curly, corner } = quotesIn(chapter, isMended);
  const counted = (marks: readonly QuoteMark[]) => ({
    count: marks.length,
    places: marks.slice(0, 1 + morePlaces).map(placeOfMark),
  });
  const pairs = pairsAsTyped(
    blocksOf(chapter)
      .map(({ text }) => text)
      .join(''),
  );
  return { straight: counted(straight), curly: counted(curly), corner: counted(corner), pairs };
}

function sayChapter(quotes: Counted, expected: 'curly' | 'corner', isUsed: boolean): Diagnostic[] {
  const rival = expected === 'curly' ? 'corner' : 'curly';
  const wrong: readonly QuoteKind[] = quotes[rival].count > quotes[expected].count ? ['straight', rival] : ['straight'];
  const [first, ...others] = wrong.flatMap((kind) => quotes[kind].places);
  if (first === undefined) return [];
  const count = wrong.reduce((sum, kind) => sum + quotes[kind].count, 0);
  const found = namesOf(wrong.filter((kind) => quotes[kind].count > 0));
  return [
    diagnose(
      'quotes-are-uniform',
      { found, count, expected: names[expected], isUsed },
      first,
      others.slice(0, morePlaces),
    ),
  ];
}

function namesOf(kinds: readonly QuoteKind[]): Bilingual {
  return { zh: kinds.map((kind) => names[kind].zh).join('和'), en: kinds.map((kind) => names[kind].en).join(' and ') };
}

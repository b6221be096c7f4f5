/**
 * Quotation marks and brackets open and close: “ ” ‘ ’ 「 」 『 』 （ ） 《 》 【 】, the inner pair wholly within the
 * outer.
 *
 * Without a mark the reader does not know who speaks. A speech of several paragraphs opens each of them with “ and
 * closes only the last [A20], and that is right; so is a verse or a letter set apart within a speech. Straight quotes
 * do not show which of them opens, so an odd number of them in a paragraph is reported.
 *
 * @example valid
 *     他说：“走吧。”她说：“他说‘不走’呢。”
 *     “第一段。 ¶ “第二段。 ¶ “第三段。”
 *     “他说：‘她只叫“姐姐”“妹妹”。’”
 *     「甲『乙』丙」（见《丁》【戊】）
 *     他念道：“诗云： ¶ > 甲乙丙丁戊， ¶ 好不好？”
 *     It’s “fine”.
 *     1）先走；2）再说。
 *     半角(括号）混用
 *     身高 5'10" 的人
 * @example not valid
 *     他说：“走吧。
 *     他说：“走吧。 ¶ 她走了。 ¶ “好。”
 *     他说：走吧。”
 *     他说：“走吧。“她走了。
 *     他说：“她说“不走”呢。”
 *     他说：“她说‘不走”呢。’
 *     （见《丁）
 *     见《丁）》
 *     他说："走吧。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { sayEachPlace } from '../each-place.ts';
import { goesOnIn } from '../quotes.ts';
import { unpairedIn, type PairFinding } from '../pairs.ts';
import type { ChapterRule } from '../rule.ts';

export const marksArePaired: ChapterRule = { code: 'marks-are-paired', inChapter };

const innerPairs: Readonly<Record<string, string>> = { '“': '‘ ’', '‘': '“ ”', '「': '『 』', '『': '「 」' };

function inChapter(chapter: Chapter): Diagnostic[] {
  const findings = [...unpairedIn(chapter), ...oddStraight(chapter)];
  const isContinued = ({ problem }: PairFinding): boolean => problem === 'continued';
  const [habit, ...others] = findings.filter(isContinued);
  // An author who omits the closing mark does so throughout, so a chapter is reported once.
  const said = habit
    ? [
        say(
          habit,
          1 + others.length,
          others.map(({ place }) => place),
        ),
      ]
    : [];
  return [
    ...said,
    ...sayEachPlace(
      findings.filter((finding) => !isContinued(finding)),
      say,
    ),
  ];
}

function say({ problem, mark, partner, place }: PairFinding, count: number, others: readonly Place[]): Diagnostic {
  return diagnose('marks-are-paired', { problem, mark, partner, inner: innerPairs[mark] ?? '', count }, place, others);
}

/** Blocks with an odd number of `"`. A paragraph of a speech that goes on in the next one may have one more. */
function oddStraight(chapter: Chapter): PairFinding[] {
  return blocksOf(chapter).flatMap((block, index, blocks) => {
    const all = straight(block);
    const [first] = all;
    if (first === undefined || all.length % 2 === 0 || (opensStraight(block) && goesOnIn(block, blocks[index + 1])))
      return [];
    return [{ problem: 'odd' as const, mark: '"', partner: '"', found: '"', place: placeIn(block, first, '"') }];
  });
}

/** Offsets of straight marks in Chinese text; signs for inches and seconds are left out. */
function straight({ text }: Block): number[] {
  if (!text.includes('"') || !/\p{Script=Han}/u.test(text)) return [];
  const all = [...text.matchAll(/(?<!\\)"/g)].map(({ index }) => index);
  const isMeasure = (index: number): boolean => /\d/.test(text.charAt(index - 1));
  return all.length % 2 === 0 ? all : all.filter((index) => !isMeasure(index));
}

function opensStraight({ text }: Block): boolean {
  return /^\s*"/.test(text);
}

/**
 * The Chinese dash is one stroke over two squares: `——`, twice U+2014 (GB/T 15834 4.10; typography.md C3).
 *
 * One `—` is half of it, `--` a typewriter's, `－－` and `──` are signs of other things whose strokes do not meet. A single `—`
 * between numbers, dates or hours is the connector 连接号, and right. Dashes beside Latin letters or digits are not meant.
 *
 * @example valid
 *     他说——你来了。
 *     他说⸺你来了。
 *     见第三—五页，一月—三月，3—5页，2024年—2025年。
 *     使用 --help 选项，well--known，A－－B。
 *     甲 --> 乙
 *     ────────────
 * @example not valid
 *     他说--你来了。
 *     他说 -- 你来了。
 *     他说—你来了。
 *     他说－－你来了。
 *     他说──你来了。
 *     “你再说——”“我—”
 *     他说———你来了。
 */

import { chaptersOf, type Book } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { sayEachPlace, type Finding } from '../each-place.ts';
import { neighboursOf, printedAfter, printedBefore } from '../neighbours.ts';
import type { LintRule } from '../rule.ts';

export const dashIsTwo: LintRule = { code: 'dash-is-two', check };

/** Longer rows of box strokes are a rule drawn by hand. */
const dashes = /[—―]+|-{2,}|－{2,}|(?<!─)─{2}(?!─)/g;
const right = '——';
const beforeConnector = /[\p{Nd}〇零一二三四五六七八九十百千万年月日号时点分世纪岁页章回卷期]/u;
const afterConnector = /[\p{Nd}〇零一二三四五六七八九十百千万第约]/u;

function check(book: Book): Diagnostic[] {
  return chaptersOf(book).flatMap((chapter) =>
    sayEachPlace(blocksOf(chapter).flatMap(wrongDashes), ({ found, place }, count, others) =>
      diagnose('dash-is-two', { found, count }, place, others),
    ),
  );
}

function wrongDashes(block: Block): Finding[] {
  return [...block.text.matchAll(dashes)]
    .filter(({ 0: found, index }) => found !== right && isDash(block, index, index + found.length))
    .map(({ 0: found, index }) => ({ found, place: placeIn(block, index, found) }));
}

/** Chinese on one side at least, nothing foreign on the other, and no range of numbers. */
function isDash(block: Block, start: number, end: number): boolean {
  const { before, after } = neighboursOf(block, start, end);
  const sides = [before, after];
  if (!sides.includes('chinese') || sides.includes('latin') || sides.includes('other')) return false;
  return !(end - start === 1 && beforeConnector.test(printedBefore(block.text, start)) && afterConnector.test(printedAfter(block.text, end)));
}

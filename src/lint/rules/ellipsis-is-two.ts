/**
 * The Chinese ellipsis is six dots in two squares: `……`, twice U+2026 (GB/T 15834 4.11; typography.md C2).
 *
 * Keyboards offer `...`, `。。。`, one `…`, or `⋯⋯` (U+22EF, a sign of mathematics); each has another width and may break at a line's
 * end. Twelve dots, `…………`, stand for a paragraph left out and are right. Dots of English and of code are not meant.
 *
 * @example valid
 *     他走了……再没回来。
 *     …………
 *     Wait... what? 他问。
 *     函数 f(a, ...args) 与 1...9 的区间，见 ../images 目录。
 *     他说"See you..."就走了。
 * @example not valid
 *     大地为之震动......
 *     大地为之震动...
 *     等等，他……我…是说
 *     他走了。。。
 *     他走了⋯⋯再没回来。
 *     “...”
 *     Llama... 然后呢？
 *     **真的**...
 */

import { chaptersOf, type Book } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { sayEachPlace, type Finding } from '../each-place.ts';
import { neighboursOf } from '../neighbours.ts';
import type { LintRule } from '../rule.ts';

export const ellipsisIsTwo: LintRule = { code: 'ellipsis-is-two', check };

/** Two full points may be a path (`../`), two 。 a slip of another kind. */
const dots = /[.…⋯]*[…⋯][.…⋯]*|\.{3,}|\.{2}(?![\w/.])|[。．]{3,}/g;
const right = /^(?:…{2}|…{4})$/;

function check(book: Book): Diagnostic[] {
  return chaptersOf(book).flatMap((chapter) =>
    sayEachPlace(blocksOf(chapter).flatMap(wrongEllipses), ({ found, place }, count, others) =>
      diagnose('ellipsis-is-two', { found, count }, place, others),
    ),
  );
}

function wrongEllipses(block: Block): Finding[] {
  return [...block.text.matchAll(dots)]
    .filter(({ 0: found, index }) => !right.test(found) && isChinese(block, index, index + found.length))
    .map(({ 0: found, index }) => ({ found, place: placeIn(block, index, found) }));
}

/** Beside a Han character or mark; or alone, as in `“...”`. */
function isChinese(block: Block, start: number, end: number): boolean {
  const { before, after } = neighboursOf(block, start, end);
  if (before === 'chinese' || after === 'chinese') return true;
  const alone = ['quote', 'edge'];
  return alone.includes(before) && alone.includes(after);
}

/**
 * A classic without marks, whose brackets hold a commentary: （…） → 〔夹注：…〕 [A18].
 *
 *     學而時習之不亦悦乎（馬融曰子者男子之通稱）有朋   →   …不亦悦乎〔夹注：馬融曰子者男子之通稱〕有朋…
 *
 * Round brackets are marks of our time. In a chapter that has no other mark they can hold nothing but notes between the
 * lines, so the whole chapter must be without.
 */

import type { Edit, TextRule } from '../edit.ts';

const code = 'commentary-is-marked';
const brackets = /（([^（）\n]+)）/gu;

export const commentaryIsMarked: TextRule = {
  code,
  find: (text) =>
    [...text.matchAll(brackets)].flatMap(({ 0: found, index }): Edit[] => [
      { code, start: index, end: index + 1, after: '〔夹注：' },
      { code, start: index + found.length - 1, end: index + found.length, after: '〕' },
    ]),
};

/** So many characters without a mark are no accident, nor are so many brackets. */
const leastHan = 300;
const leastBrackets = 5;
/** Editors leave a mark or two. */
const hanPerMark = 500;

/** Whether a chapter is such a text, by its blocks. */
export function isCommentary(blocks: readonly string[]): boolean {
  const count = (sought: RegExp): number => blocks.reduce((sum, text) => sum + (text.match(sought)?.length ?? 0), 0);
  if (count(brackets) < leastBrackets) return false;
  const han = count(/\p{Script=Han}/gu);
  return han >= leastHan && count(/[，。；：？！、,;:?!“”「」『』《》…—]/gu) * hanPerMark <= han;
}

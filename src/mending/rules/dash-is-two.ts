/**
 * Dashes: `--`, `－－`, `──`, `———` → `——` [C3].
 *
 * A single `—` between two words may be the connector 连接号 (北京—上海), so it is mended only where nothing can be connected:
 * at the end of a sentence or a speech. Elsewhere the author has to decide. Beside code, Latin words and numbers two
 * hyphens are an option, a range or a foreign dash, and stay.
 */

import type { Edit, TextRule } from '../edit.ts';
import { neighboursOf, printedAfter, printedBefore } from '../neighbours.ts';

/** Longer rows of box-drawing strokes are a rule drawn by hand. */
const dashes = /[—―]+|-{2,}|－{2,}|(?<!─)─{2}(?!─)/g;
const right = '——';
const beforeConnector = /[\p{Nd}〇零一二三四五六七八九十百千万年月日号时点分世纪岁页章回卷期]/u;
const afterConnector = /[\p{Nd}〇零一二三四五六七八九十百千万第约]/u;

export const dashIsTwo: TextRule = {
  code: 'dash-is-two',
  find: (text) => wrongDashes(text).filter((edit) => isSure(text, edit)),
};

/**
 * Every dash that is not two squares long, including those that only the author can judge. Blanks around a typewriter's
 * dash (`他说 -- 好`) are removed with it.
 */
export function wrongDashes(text: string): Edit[] {
  return [...text.matchAll(dashes)]
    .filter(({ 0: found, index }) => found !== right && isDash(text, index, index + found.length))
    .map(({ 0: found, index }) => ({
      code: 'dash-is-two',
      start: index,
      end: index + found.length,
      after: right,
      tight: 'both',
    }));
}

/** There must be Chinese on at least one side, nothing foreign on the other, and no range of numbers. */
function isDash(text: string, start: number, end: number): boolean {
  const { before, after } = neighboursOf(text, start, end);
  const sides = [before, after];
  if (!sides.includes('chinese') || sides.some((side) => side === 'latin' || side === 'code' || side === 'other'))
    return false;
  return !(
    end - start < 3 &&
    beforeConnector.test(printedBefore(text, start)) &&
    afterConnector.test(printedAfter(text, end))
  );
}

export function isSure(text: string, { start, end }: Edit): boolean {
  return end - start > 1 || /^(?:$|[”’」』）。，！？])/u.test(printedAfter(text, end));
}

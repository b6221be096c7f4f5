/**
 * Makes a scene break of a row of `~~~~`, or of one `*` or `#` alone, between blank lines. That is what the author
 * means, but Markdown reads it as a fence that makes code of all that follows, an empty list, an empty definition, or a
 * heading without text. A row of `~~~~` is left alone in a file in which text follows such a row at once, as in a real
 * fence.
 *
 *     ~~~~   *   #   →   ***
 */

import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

const row = /^ {0,3}(?:~{3,}|[*+#~-])\s*$/;

export const sceneBreakIsMarked: LineRule = { code: 'scene-break-is-marked', find };

function find(lines: readonly string[]): LineMend[] {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isFenced = lines.some((line, at) => /^ {0,3}~{3,}/.test(line) && !isBlank(at + 1));
  const text = outsideCode(isFenced ? lines : lines.map((line) => (/^ {0,3}~{3,}/.test(line) ? '' : line)));
  return text.flatMap((index): LineMend[] => {
    const isRow =
      row.test(lines[index] ?? '') &&
      isBlank(index - 1) &&
      isBlank(index + 1) &&
      !(isFenced && (lines[index] ?? '').includes('~'));
    return isRow && index > first && index < last ? [{ index, after: '***' }] : [];
  });
}

/**
 * A row of `~~~~`, or one `*` or `#` alone, between blank lines: a scene break to its author, but to Markdown a fence that makes code of all that follows, an empty
 * list or a chapter without a name. In a fence that is one, text follows at once.
 *
 *     ~~~~   *   #   →   ***
 */

import type { LineMend, LineRule } from '../line-rule.ts';

const row = /^ {0,3}(?:~{3,}|[*+#-])\s*$/;

export const sceneBreakIsMarked: LineRule = { code: 'scene-break-is-marked', find };

function find(lines: readonly string[]): LineMend[] {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  const isFenced = lines.some((line, at) => /^ {0,3}~{3,}/.test(line) && !isBlank(at + 1));
  return lines.flatMap((line, index) => {
    if (!row.test(line) || !isBlank(index - 1) || !isBlank(index + 1) || (isFenced && line.includes('~'))) return [];
    const isInside = lines.slice(0, index).some((before) => before.trim() !== '') && lines.slice(index + 1).some((after) => after.trim() !== '');
    return isInside ? [{ index, after: '***' }] : [];
  });
}

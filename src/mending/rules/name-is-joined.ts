/**
 * Joins the number of a chapter that is alone on its line to the name on the next, where every chapter is so typed,
 * or where a row of dashes below the name shows it.
 *
 *     第一章, 山门, ————   →   第一章　山门
 *     # 第一章, 山门       →   # 第一章　山门
 */

import { headingOn } from '../../manuscript/heading-line.ts';
import { bareTitle, isBareLabel, mayBeName } from '../../manuscript/title-line.ts';
import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

export const nameIsJoined: LineRule = { code: 'heading-is-marked', find };

const row = /^[ 　]*(?:[—─━＿﹏－]{2,}|[_*~]{3,})\s*$/u;

function find(lines: readonly string[], { hasNamesBelow }: Parameters<LineRule['find']>[1]): LineMend[] {
  const filled = outsideCode(lines).filter((index) => (lines[index] ?? '').trim() !== '');
  const mends: LineMend[] = [];
  for (const [at, index] of filled.entries()) {
    const line = lines[index] ?? '';
    if (line.length > 40 || !isBareLabel(line)) continue;
    const [next = -1, third = -1] = filled.slice(at + 1, at + 3);
    const name = lines[next] ?? '';
    if (!mayBeName(name) || headingOn(name) !== undefined) continue;
    const isRuled = next === index + 1 && third === index + 2 && row.test(lines[third] ?? '');
    if (!isRuled && hasNamesBelow !== true) continue;
    const level = headingOn(line)?.level ?? 0;
    const number = bareTitle(line).replace(/[\s：:]+$/u, '');
    const after = `${level === 0 ? '' : `${'#'.repeat(level)} `}${number}　${bareTitle(name)}`;
    mends.push({ index, after }, { index: next, after: '' }, ...(isRuled ? [{ index: third, after: '' }] : []));
  }
  return mends;
}

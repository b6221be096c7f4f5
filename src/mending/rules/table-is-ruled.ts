/**
 * Gives the line under the head of a table as many columns as the head has, or the head as many as the line, without
 * which Markdown sees no table. Bars, dashes and colons of an input method become those of Markdown.
 *
 *     | 名 | 年 |         | 名 | 年 |
 *     |---|           →   |---|---|
 *     | 甲 | 18 |        | 甲 | 18 |
 */

import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

const rule = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;
const wideRule = /^ {0,3}｜\s*[:：]?[-—–－─]+[:：]?\s*(?:｜\s*[:：]?[-—–－─]+[:：]?\s*)*(?:｜\s*)?$/u;
/** With bars of Markdown's, and the dashes of an input method. */
const dashedRule = /^ {0,3}\|\s*[:：]?[-—–－─]+[:：]?\s*(?:\|\s*[:：]?[-—–－─]+[:：]?\s*)*\|?\s*$/u;
const row = /^ {0,3}\|.*\|/;
const wideRow = /^ {0,3}｜.*｜\s*$/u;
/** In characters; a longer line is no row that somebody typed. */
const longest = 4_000;

export const tableIsRuled: LineRule = { code: 'table-is-ruled', find };

function find(lines: readonly string[]): LineMend[] {
  if (!lines.some((line) => line.includes('|') || line.includes('｜'))) return [];
  return outsideCode(lines).flatMap((index) => {
    const near = [lines[index - 1] ?? '', lines[index] ?? '', lines[index + 1] ?? ''] as const;
    if (near.some((line) => line.length > longest)) return [];
    const isFirst = !row.test(lines[index - 2] ?? '');
    return isFirst ? [...widened(near, index), ...narrowed(lines, near, index), ...dashed(near, index)] : [];
  });
}

type Near = readonly [head: string, line: string, body: string];

function widened([head, line, body]: Near, index: number): LineMend[] {
  if (!line.includes('|') || !rule.test(line) || !row.test(head) || !row.test(body)) return [];
  const [ofHead, ofLine] = [cellsOf(head), cellsOf(line)];
  if (ofHead.length > ofLine.length && ofHead.length > 1)
    return [{ index, after: rowOf([...ofLine, ...ofHead.slice(ofLine.length).map(() => '---')]) }];
  return ofHead.length < ofLine.length
    ? [{ index: index - 1, after: rowOf([...ofHead, ...ofLine.slice(ofHead.length).map(() => ' ')]) }]
    : [];
}

function dashed([head, line, body]: Near, index: number): LineMend[] {
  if (!/[—–－─：]/u.test(line) || !dashedRule.test(line) || !row.test(head) || !row.test(body)) return [];
  return [{ index, after: withHyphens(line) }];
}

function withHyphens(line: string): string {
  return line.replace(/[-—–－─]+/gu, '---').replaceAll('：', ':');
}

function narrowed(lines: readonly string[], [head, line, body]: Near, index: number): LineMend[] {
  if (!wideRule.test(line) || !wideRow.test(head) || !wideRow.test(body)) return [];
  const mends: LineMend[] = [
    { index: index - 1, after: head.replaceAll('｜', '|') },
    { index, after: withHyphens(line.replaceAll('｜', '|')) },
  ];
  for (let at = index + 1; wideRow.test(lines[at] ?? ''); at += 1)
    mends.push({ index: at, after: (lines[at] ?? '').replaceAll('｜', '|') });
  return mends;
}

/** Bars after a backslash are text, and the outer ones separate no cells. */
function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.join('|')}|`;
}

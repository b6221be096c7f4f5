/**
 * Notes whose colon is full-width, as input methods give it, get the one that Markdown reads.
 *
 *     [^1]：何晏集解。   →   [^1]: 何晏集解。
 *
 * It is a note if the text has its mark somewhere else or it comes right behind another note, and no other line defines
 * it; else `[^1]：` begins a sentence.
 */

import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

const definition = /^( {0,3}\[\^([^\]\s]{1,200})\])\s?([:：])/u;

export const noteIsMarked: LineRule = { code: 'note-is-marked', find };

function find(lines: readonly string[]): LineMend[] {
  if (!lines.some((line) => line.includes(']：'))) return [];
  const found = outsideCode(lines).flatMap((index) => {
    const [begin = '', mark = '', label = '', colon = ''] = definition.exec(lines[index] ?? '') ?? [];
    return begin === '' ? [] : [{ index, begin, mark, label, isWide: colon === '：' }];
  });
  const defined = new Set(found.filter(({ isWide }) => !isWide).map(({ label }) => label));
  const counts = countMarks(lines);
  const notes = new Set<number>();
  return found.flatMap(({ index, begin, mark, label, isWide }): LineMend[] => {
    const isAsked = (counts.get(label) ?? 0) >= 2 || notes.has(index - 1);
    if (isWide && (defined.has(label) || !isAsked)) return [];
    notes.add(index);
    if (!isWide) return [];
    defined.add(label);
    return [{ index, after: `${mark}: ${(lines[index] ?? '').slice(begin.length).trimStart()}` }];
  });
}

function countMarks(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines)
    for (const [, label = ''] of line.matchAll(/\[\^([^\]\s]{1,200})\]/gu))
      counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

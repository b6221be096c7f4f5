/** 校勘: the Han characters of a finished text against those of the manuscript, one by one and in order. */

import { isTogether, type HanText } from '../book/han-text.ts';
import { hanOf } from '../book/text.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** Characters shown on each side of the first difference. */
const context = 8;

/** `actual` may hold anything; only its Han characters are compared. `name` is the finished file's. */
export function collate(expected: readonly HanText[], actual: string, name: string): Diagnostic[] {
  const found = hanOf(actual);
  if (isTogether(expected, found)) return [];
  const wanted = expected.map(({ text }) => text()).join('');
  const at = firstDifference([...wanted], [...found]);
  const facts = { name, expected: [...wanted].length, actual: [...found].length, at: at + 1, wanted: around(wanted, at), found: around(found, at) };
  return [diagnose('text-is-complete', facts, { file: name })];
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((character, index) => character !== b[index]);
  return at < 0 ? a.length : at;
}

function around(text: string, at: number): string {
  return [...text].slice(Math.max(0, at - context), at + context).join('');
}

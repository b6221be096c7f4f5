/** 校勘: the Han characters of a finished text against those of the manuscript, one by one and in order. */

import { areAlike, isTogether, type HanText } from '../book/han-text.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** Characters shown on each side of the first difference. */
const context = 8;

/** `found` are the files of a book, or its chapters; they may be divided in another way. `name` is the finished file's. */
export function collateFiles(expected: readonly HanText[], found: readonly HanText[], name: string): Diagnostic[] {
  return areAlike(expected, found) ? [] : collate(expected, found.map(({ text }) => text()).join(''), name);
}

/** `found` are Han characters alone. `name` is the finished file's. */
export function collate(expected: readonly HanText[], found: string, name: string): Diagnostic[] {
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

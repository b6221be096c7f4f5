/** Runs the examples in the header comments of the rules: each line is a chapter of its own. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lintBook } from '../../src/lint/lint.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { proseBook } from '../helpers/prose-book.ts';

interface Example {
  readonly isValid: boolean;
  readonly language: string;
  readonly line: string;
}

/** `@example not valid zh-Hant`, then the lines, indented. */
function examplesIn(header: string): Example[] {
  const groups = [...header.matchAll(/^ \* @example (not )?valid(?: (\S+))?\n((?: \* {5}.*\n)+)/gm)];
  return groups.flatMap(([, not, language = 'zh-Hans', lines = '']) =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) => ({ isValid: not === undefined, language, line: line.slice(7) })),
  );
}

describe.each(rules)('$code', async ({ code }) => {
  const source = await readFile(new URL(`../../src/lint/rules/${code}.ts`, import.meta.url), 'utf8');
  const examples = examplesIn(source.slice(0, source.indexOf('*/')));

  it('has examples of both kinds, and every one is read', () => {
    expect(new Set(examples.map(({ isValid }) => isValid))).toEqual(new Set([true, false]));
    expect(examples.length).toBe([...source.matchAll(/^ \* {5}\S/gm)].length);
  });

  it.each(examples)('$language, valid $isValid: $line', ({ isValid, language, line }) => {
    const found = lintBook(proseBook([line], { language })).filter((diagnostic) => diagnostic.code === code);
    expect(found.length > 0).toBe(!isValid);
  });
});

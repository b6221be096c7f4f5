/** Runs the examples in the header comments of the rules: each line is a chapter of its own, read as Markdown. */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRule } from '../../scripts/lint-rules.mjs';
import { lintBook } from '../../src/lint/lint.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

const folder = new URL('../../src/lint/rules/', import.meta.url);

it('every rule of the folder is in the table', async () => {
  const files = (await readdir(folder)).filter((name) => name !== 'index.ts').map((name) => name.replace('.ts', ''));
  expect(rules.map(({ code }) => code as string).sort()).toEqual(files.sort());
});

describe.each(rules)('$code', async ({ code }) => {
  const source = await readFile(new URL(`${code}.ts`, folder), 'utf8');
  const { what, why, examples, elsewhere } = readRule(source);

  it('says what it is about and why', () => {
    expect(what).not.toBe('');
    expect(why).not.toEqual([]);
  });

  it('has examples of both kinds, and every one is read', () => {
    if (elsewhere !== undefined) expect(existsSync(new URL(`../../${elsewhere}`, import.meta.url))).toBe(true);
    else expect(new Set(examples.map(({ isValid }) => isValid))).toEqual(new Set([true, false]));
    expect(examples.length).toBe([...source.matchAll(/^ \* {5}\S/gm)].length);
  });

  it.each(examples)('$yaml valid $isValid: $text', async ({ isValid, yaml, source: text }) => {
    const found = lintBook(await parsedBook([text], yaml)).filter((diagnostic) => diagnostic.code === code);
    expect(found.length > 0).toBe(!isValid);
  });
});

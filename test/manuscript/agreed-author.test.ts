import { describe, expect, test } from 'vitest';
import { agreedAuthor } from '../../src/manuscript/agreed-author.ts';
import { readFrontMatter, remarksOf } from '../../src/manuscript/front-matter.ts';

const agreed = (...files: readonly (readonly [name: string, ...authors: string[]])[]) =>
  agreedAuthor(files.map(([name, ...authors]) => ({ name: `${name}.md`, authors })));

test('those that name an author agree, and are half of the files, or the first chapter', () => {
  expect(agreed(['01', '林晚'], ['02', '林晚'], ['03'])).toBe('林晚');
  expect(agreed(['01', '林晚'], ['02'], ['03'], ['04'])).toBe('林晚');
  expect(agreed(['01', '林晚'], ['02', '阿青'])).toBeUndefined();
  expect(agreed(['01', '林晚', '阿青'])).toBeUndefined();
  expect(agreed(['01'], ['02'], ['03'], ['跋', '阿青'])).toBeUndefined();
  expect(agreed(['代序', '阿青'], ['01'], ['02'])).toBeUndefined();
  expect(agreed(['01'], ['02'])).toBeUndefined();
});

describe('who is named', () => {
  test.each([
    ['author: 林晚', '林晚'],
    ['author: { name: 林晚, email: a@b.c }', '林晚'],
    ['authors: [林晚, { name: 阿青 }]', '林晚、阿青'],
    ['作者: 林晚', '林晚'],
  ])('%s', (line, name) => {
    const front = readFrontMatter(`---\n${line}\n---\n`);
    expect(front && remarksOf(front).map(({ value }) => value)).toEqual([name]);
  });
});

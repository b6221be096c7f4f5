/** The cycle of sixty held against years that history books agree on. */

import { expect, it } from 'vitest';
import { lintBook } from '../../src/lint/lint.ts';
import { neighboursOf, numberOf, pairOf, yearsOf } from '../../src/lint/ganzhi.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

it.each([
  [1984, '甲子'],
  [2023, '癸卯'],
  [2025, '乙巳'],
  [1911, '辛亥'],
  [1894, '甲午'],
  [4, '甲子'],
  [-220, '庚辰'],
])('%i is %s', (year, pair) => {
  expect(pairOf(year)).toBe(pair);
  expect(yearsOf(pair, year)).toEqual([year]);
});

it('has sixty pairs of the hundred and twenty, each with a number of its own', () => {
  const pairs = [...'甲乙丙丁戊己庚辛壬癸'].flatMap((stem) =>
    [...'子丑寅卯辰巳午未申酉戌亥'].map((branch) => stem + branch),
  );
  const numbers = pairs.flatMap((pair) => numberOf(pair) ?? []);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  expect([numberOf('甲子'), numberOf('癸亥'), numberOf('甲丑')]).toEqual([0, 59, undefined]);
});

it('knows the years around and the pairs one character away', () => {
  expect(yearsOf('乙卯', 2025)).toEqual([1975, 2035]);
  expect(neighboursOf('乙卯')).toEqual(['丁卯', '己卯', '辛卯', '癸卯', '乙丑', '乙巳', '乙未', '乙酉', '乙亥']);
});

it('says which years a pair can be, and what is meant', async () => {
  const [said] = lintBook(
    await parsedBook([
      '# 第一章\n\n<!--\n元信息标注：\n- 时间：乙巳年冬 (2025年12月)\n-->\n\n乙卯年至甲辰之交，旗手易主。\n',
    ]),
  );
  expect(said?.place).toEqual({ file: 'book/ch01.md', line: 8, column: 1, length: 2 });
  expect(said?.message.zh).toBe('乙卯年是 1975 年或 2035 年，离这里讲的 2025 年都远');
  expect(said?.hint?.zh).toBe('是不是 癸卯（2023）？没写错就在后面注明公元年，如 `乙卯年（1975年）`');
});

it('points at the line of the metadata', async () => {
  const [said] = lintBook(
    await parsedBook(['# 第一章\n\n<!--\n元信息标注：\n- 时间：甲辰年冬 (2025年12月)\n-->\n\n正文。\n']),
  );
  expect(said?.place).toEqual({ file: 'book/ch01.md', line: 5, column: 6, length: 2 });
  expect(said?.message.en).toBe('2025 is 乙巳, not 甲辰; 甲辰 is 2024 or 2084');
});

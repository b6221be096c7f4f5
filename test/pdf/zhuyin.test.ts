/** 注音 on paper and in an EPUB [A17]: where letters and tones stand, measured; lines are where they were composed. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';
import { glyphOn, pageWith } from '../helpers/trace-page.ts';

const folder = tempFolder();
const prose = '天地玄黃，宇宙洪荒。';
const chapter = `# 第一章　音

${prose}{雲山|ㄩㄣˊ|ㄕㄢ}蒼蒼，{狀|ㄓㄨㄤˋ}如{我的|ㄨㄛˇ ㄉㄜ˙}。${prose.repeat(2)}**{水|ㄕㄨㄟˇ}**。${prose}

注音：ㄅㄆㄇㄈ ㄅㄨˋ ㆠ。

${`注作ㄅㄨˋ，${prose}`.repeat(8)}

> {風|ㄈㄥ}{雨|ㄩˇ}如{晦|ㄏㄨㄟˋ}，${prose.repeat(4)}
`;
const yaml = `title: 音
author: 甲
language: zh-Hant
editions:
  ebook: {}
  print: {}
  shu: { from: print, writing: vertical }
`;

needs('mutool', 'java')('注音 stand at the right of their characters, their tones beside the last letter', async () => {
  const files = { '01.md': chapter, 'book.yaml': yaml };
  const { report, bytes, files: made } = await buildBook(await folder(), files, ['print', 'ebook', 'shu']);
  expect(report.diagnostics).toEqual([]);
  expect(epubcheck('5.3.0', made['ebook'] ?? '')).toContain('0 fatals / 0 errors / 0 warnings');
  const file = path.join(await folder(), 'print.pdf');
  await writeFile(file, bytes['print'] ?? new Uint8Array());
  const page = pageWith('狀', file);
  const [cloud, mountain] = [glyphOn(page, '雲'), glyphOn(page, '山')];
  const size = cloud.size;

  // A character and its column are 1½ em wide.
  expect((mountain.left - cloud.left) / size).toBeCloseTo(1.5, 1);
  const [first, second, tone] = [glyphOn(page, 'ㄩ'), glyphOn(page, 'ㄣ'), glyphOn(page, 'ˊ')];
  for (const letter of [first, second]) {
    expect(letter.size / size).toBeCloseTo(0.3, 2);
    expect((letter.left - cloud.left) / size).toBeCloseTo(1, 1);
  }
  // Chrome sets baselines on whole pixels.
  expect((second.base - first.base) / size).toBeCloseTo(0.3, 1);
  // The column stands in the middle of the character, whose cell goes from .88 above its baseline to .12 below.
  const middle = (first.base + second.base) / 2 - (0.88 - 0.5) * first.size;
  expect((middle - (cloud.base - 0.38 * size)) / size).toBeCloseTo(0, 1);

  // The ink of a tone is in the upper third of its cell, about .65 above the baseline.
  expect((tone.left - second.left) / second.size).toBeCloseTo(1, 1);
  const top = second.base - 0.88 * second.size;
  expect((tone.base - 0.65 * tone.size - top) / second.size).toBeCloseTo(0, 0);
  expect(tone.left + 0.6 * tone.size).toBeLessThan(mountain.left + 0.05 * size);

  // In running text no gap stands before a tone.
  const [letter, running] = page.glyphs
    .filter(({ size: own }) => own === size)
    .filter(({ text }) => /[ㄨˋ]/u.test(text));
  expect(((running?.left ?? 0) - (letter?.left ?? 0)) / size).toBeCloseTo(1, 1);

  // Three letters, and the light tone above the first of its own.
  expect((glyphOn(page, 'ㄤ').base - glyphOn(page, 'ㄓ').base) / size).toBeCloseTo(0.6, 1);
  expect(glyphOn(page, '˙').base).toBeLessThan(glyphOn(page, 'ㄉ').base);

  // In a column they run along it, at its right.
  const column = path.join(await folder(), 'shu.pdf');
  await writeFile(column, bytes['shu'] ?? new Uint8Array());
  const vertical = pageWith('狀', column);
  const [base, upper, lower, beside] = ['雲', 'ㄩ', 'ㄣ', 'ˊ'].map((sign) => glyphOn(vertical, sign));
  if (base === undefined || upper === undefined || lower === undefined || beside === undefined) throw new Error('none');
  expect((lower.base - upper.base) / base.size).toBeCloseTo(0.3, 1);
  for (const letter of [upper, lower]) expect((letter.left - base.left) / base.size).toBeGreaterThan(0.88);
  expect(beside.left).toBeGreaterThan(lower.left);
  expect(beside.base).toBeLessThan(lower.base + 0.5 * lower.size);
});

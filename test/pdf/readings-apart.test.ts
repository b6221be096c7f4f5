/** Readings stand clear of what they are read with: in titles, whose lines are higher, and below the rules of tables. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { needs } from '../helpers/tools.ts';
import { glyphOn, pageWith } from '../helpers/trace-page.ts';

const folder = tempFolder();
const files = {
  '01.md': '# 第一章　{雲|yún}上\n\n天。\n\n| {風\\|fēng} | 雨 |\n|---|---|\n| {河\\|hóu} | 海 |\n',
  'book.yaml': 'title: 音\nlanguage: zh-Hant\neditions: { print: {} }\n',
};

needs('mutool')('readings touch neither the title nor the row above', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['print']);
  expect(report.diagnostics).toEqual([]);
  const file = path.join(await folder(), 'print.pdf');
  await writeFile(file, bytes['print'] ?? new Uint8Array());
  const page = pageWith('風', file);
  const [cloud, y] = [glyphOn(page, '雲'), glyphOn(page, 'y')];
  // Descenders of the reading end above the cell of the title, which begins .88 above the baseline.
  expect(cloud.base - 0.88 * cloud.size).toBeGreaterThan(y.base + 0.25 * y.size);
  const [wind, f, h] = [glyphOn(page, '風'), glyphOn(page, 'f'), glyphOn(page, 'h')];
  expect(wind.base - 0.88 * wind.size).toBeGreaterThan(f.base);
  // The head rule is at the foot of its row, .12 below the baseline at least.
  expect(h.base - h.size).toBeGreaterThan(wind.base + 0.12 * wind.size);
});

/**
 * What stands over the first line of a page belongs to that page alone: Chrome cuts pages at its margins, and would
 * paint what reaches over them at the foot of the page before.
 */

import { expect, test } from 'vitest';
import { readBound } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const readings = Array.from({ length: 90 }, (_, index) => `du${String(index).padStart(2, '0')}`);
const files = {
  '01.md': `# 第一章　读\n\n${readings.map((reading) => `{字|${reading}}在行首。\n`).join('\n')}`,
  'book.yaml': 'title: 读音\nlanguage: zh-Hans\nauthor: 甲\neditions:\n  print: {}\n',
};

test('readings of first lines are whole, and painted once', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['print']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  expect(pages.filter(({ text }) => text.includes('在行首')).length).toBeGreaterThan(3);
  expect(pages.flatMap(({ text }) => text.match(/du\d\d/g) ?? []).sort()).toEqual(readings);
});

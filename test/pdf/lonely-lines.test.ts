/** Verse at every height of a page: no line of it stands alone. */

import { expect, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const verse = ['春眠不觉晓', '处处闻啼鸟', '夜来风雨声', '花落知多少'];
const yaml = `title: 孤
editions:
  book: { from: print, page: 100x140mm, grid: { chars: 16, lines: 12, fontSize: 10, leading: 18 }, openings: any }
`;

test('a quatrain goes over in two lines and two, or stands as a whole', async () => {
  const chapters = Array.from({ length: 12 }, (_, lines) => {
    const before = Array.from({ length: lines }, (_line, index) => `第${index}段甲乙丙丁。`);
    return [`${lines + 10}.md`, [`# 第${lines}章`, ...before, verse.join('  \n'), ...before.slice(0, 4)].join('\n\n')];
  });
  const { report, bytes } = await buildBook(
    await folder(),
    { 'book.yaml': yaml, ...(Object.fromEntries(chapters) as Record<string, string>) },
    ['book'],
  );
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pdf = await openPdf(bytes['book'] ?? new Uint8Array());
  const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
  await pdf.close();
  const found = pages.map(({ glyphs }) => {
    const text = glyphs.map(({ char }) => char).join('');
    return verse.filter((line) => text.includes(line)).length;
  });
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(4 * chapters.length);
  expect(found.filter((count) => count % 2 === 1)).toEqual([]);
});

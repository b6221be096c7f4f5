/** Verse and lists at every height of a page: no line of them stands alone. */

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
  const found = await linesOnPages(Object.fromEntries(chapters) as Record<string, string>, verse);
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(4 * chapters.length);
  expect(found.filter((count) => count % 2 === 1)).toEqual([]);
});

test('an item of a list is not alone where the space above a title may be a line more', async () => {
  const items = ['早梅', '夏夜', '秋声', '冬雪', '岁除'];
  const chapters = Array.from({ length: 12 }, (_, lines) => {
    const before = Array.from({ length: lines }, (_line, index) => `第${index}段甲乙丙丁。`);
    const list = items.map((item) => `- ${item}`).join('\n');
    return [
      `${lines + 10}.md`,
      [`# 第${lines}章`, ...before, '## 甲', '乙丙。', '丁。', list, '戊己。', ...before.slice(0, 4)].join('\n\n'),
    ];
  });
  const found = await linesOnPages(Object.fromEntries(chapters) as Record<string, string>, items);
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(5 * chapters.length);
  // Once the whole list would have to begin the next page, which is as dear.
  expect(found.filter((count) => count === 1 || count === 4)).toEqual([1, 4]);
});

/** How many of the lines stand on each page of the book. */
async function linesOnPages(chapters: Readonly<Record<string, string>>, lines: readonly string[]): Promise<number[]> {
  const { report, bytes } = await buildBook(await folder(), { 'book.yaml': yaml, ...chapters }, ['book']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pdf = await openPdf(bytes['book'] ?? new Uint8Array());
  const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
  await pdf.close();
  return pages.map(({ glyphs }) => {
    const text = glyphs.map(({ char }) => char).join('');
    return lines.filter((line) => text.includes(line)).length;
  });
}

/** A frame that goes on over pages: every line of it, and of the text behind it, is on the lines of the page. */

import { expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const han = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁';

test('a panel longer than a page', async () => {
  const text = `${han.repeat(3)}。\n\n`.repeat(12);
  const panel = Array.from({ length: 20 }, (_, index) => `${index}姓名：张三${han.slice(0, 20)}`).join('\n\n');
  const files = {
    '01.md': `# 第一章　框\n\n${`${han.repeat(2)}。\n\n`.repeat(3)}::: 面板\n${panel}\n:::\n\n${text}`,
    'book.yaml': 'title: 框\n',
  };
  const { report, bytes } = await buildBook(await folder(), files, ['print']);
  expect(report.diagnostics.filter(({ code }) => /lines-are|-complete/.test(code))).toEqual([]);
  const { grid, pages } = await measurePdf(bytes['print'] ?? new Uint8Array());
  expect(grid.off.first).toEqual([]);
  expect(grid.lines).toBeGreaterThan(90);
  expect(pages).toBeGreaterThan(8);
});

/** A tall picture stands on the page of its title, that of the chapter too, and a title below it on the lines of the page. */

import { expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { readBound } from '../helpers/bound-pdf.ts';
import { greyPng } from '../helpers/png.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const prose = '天地玄黄，宇宙洪荒。'.repeat(8);
const files = {
  '01.md': `# 第一章　图\n\n## 甲题\n\n![门](门.png "门前")\n\n${prose}\n\n### 乙题\n\n${prose}\n`,
  '门.png': greyPng(900, 1700),
};

test.each(['horizontal', 'vertical'])('%s', async (writing) => {
  const yaml = `title: 图\neditions:\n  print: { writing: ${writing} }\n`;
  const { bytes } = await buildBook(`${await folder()}/${writing}`, { ...files, 'book.yaml': yaml }, ['print']);
  const pdf = bytes['print'] ?? new Uint8Array();
  const page = (await readBound(pdf)).pages
    .map(({ text }) => text.replace(/\s/g, ''))
    .find((text) => text.includes('甲题'));
  expect(page).toContain('门前');
  const { grid } = await measurePdf(pdf);
  expect(grid.off.first).toEqual([]);
});

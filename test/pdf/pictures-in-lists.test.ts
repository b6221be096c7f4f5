/** A photograph in an item or a definition is as high as one in a paragraph: it is not stretched over two pages. */

import { expect, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { readBound } from '../helpers/bound-pdf.ts';
import { greyPng } from '../helpers/png.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const files = {
  '01.md': '# 第一章　图\n\n- 前一项\n- ![门](门.png)\n- 後一项\n\n名\n: ![门](门.png)\n: 末一项\n',
  '门.png': greyPng(900, 1300),
  'book.yaml': 'title: 图\nlanguage: zh-Hans\nauthor: 甲\neditions:\n  print: {}\n',
};

test('one page for each', async () => {
  const { bytes } = await buildBook(await folder(), files, ['print']);
  const pages = (await readBound(bytes['print'] ?? new Uint8Array())).pages.map(({ text }) => text.replace(/\s/g, ''));
  const pageOf = (words: string) => pages.findIndex((text) => text.includes(words));
  expect(pageOf('後一项') - pageOf('前一项')).toBe(1);
  expect(pageOf('末一项') - pageOf('後一项')).toBe(1);
});

test('in columns a picture of an item is as large as it is elsewhere', async () => {
  const { bytes } = await buildBook(
    `${await folder()}/columns`,
    {
      '01.md': '# 第一章　图\n\n- 一项\n\n  ![门](门.png "门前")\n\n外面：\n\n![门](门.png "门后")\n',
      '门.png': greyPng(900, 600),
      'book.yaml': 'title: 图\neditions:\n  print: { writing: vertical }\n',
    },
    ['print'],
  );
  const pdf = await openPdf(bytes['print'] ?? new Uint8Array());
  const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
  await pdf.close();
  const widths = pages.flatMap(({ boxes }) => boxes.map(({ left, right }) => Math.round(right - left)));
  const large = widths.filter((width) => width > 50);
  expect(large).toEqual([large[0], large[0]]);
});

/** A photograph in an item or a definition is as high as one in a paragraph: it is not stretched over two pages. */

import { expect, test } from 'vitest';
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

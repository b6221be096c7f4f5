/** What stands before the body of a printed book, in the order of the trade: 半扉页, 扉页, 版权页, 序, 目录. */

import { expect, test } from 'vitest';
import { readBound } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const files = {
  '序.md': '# 序\n\n先说两句，正文见[第一章](第一章.md)。\n',
  '凡例.md': '# 凡例\n\n一、不注音。\n',
  '第一章.md': '# 第一章　灯\n\n灯下读书，缘起见[序](序.md)。\n',
  'book.yaml':
    'title: 灯下集\nlanguage: zh-Hans\nauthor: 甲\neditions:\n  ebook: { pageList: print }\n  print: {}\n  screen: {}\n',
};

test('prefaces come before the contents, with folios of their own; the body begins with 1', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['ebook', 'print', 'screen']);
  expect(report.diagnostics).toEqual([]);
  const pagesOf = async (edition: string): Promise<string[]> => {
    const { pages } = await readBound(bytes[edition] ?? new Uint8Array());
    return pages.map(({ text, furniture }) => [text.slice(0, 4), ...furniture.map((line) => line.text)].join('|'));
  };
  expect(await pagesOf('print')).toEqual([
    '灯下集',
    '',
    '灯下集甲',
    '灯下集书',
    '序先说两|v|1',
    '',
    '凡例一、|vii',
    '',
    '目录序v|ix',
    '',
    '第一章灯|1|v',
    '',
  ]);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  expect(pages[8]?.text).toBe('目录序v凡例vii第一章　灯1');
  // On a screen nobody turns a leaf.
  expect((await pagesOf('screen')).map((page) => page.slice(0, 2))).toEqual([
    '灯下',
    '灯下',
    '序先',
    '凡例',
    '目录',
    '第一',
  ]);
});

/** What stands before the body of a printed book, in the order of the trade: 半扉页, 扉页, 版权页, 序, 目录. */

import { describe, expect, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
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

const themes = ['song', 'jian', 'da', 'shu'];
const crowded = (more: string): Record<string, string> => ({
  '第一章.md': '# 第一章　灯\n\n灯下读书。\n',
  'book.yaml': `title: 宋代雕版印刷的工价与书价研究：以两浙路为中心的考察及其他
subtitle: 兼论临安府睦亲坊陈宅书籍铺的刻书活动与江湖诗派的兴起（修订增补版）
creators:
  - { name: 陈述之, role: aut }
  - { name: 约瑟夫·P. 麦克德莫特（Joseph P. McDermott）, role: aut }
  - { name: 李四, role: trl }
  - { name: 王五, role: edt }
  - { name: 赵六, role: ill }
publisher: 松风书局
series: { name: 中国古代书籍史丛书, position: 12 }
language: zh-Hans
${more}
editions:
${themes
  .flatMap((theme) => [
    `  ${theme}: { from: print, theme: ${theme} }`,
    `  ${theme}-v: { from: print, theme: ${theme}, writing: vertical }`,
  ])
  .join('\n')}
`,
});

describe('半扉页, 扉页 and 版权页 with much on them', async () => {
  const editions = themes.flatMap((theme) => [theme, `${theme}-v`]);
  const cip = '宋代雕版印刷的工价与书价研究／陈述之著；李四译。—北京：松风书局，2026.11。Ⅰ. ①宋… Ⅱ. ①陈…'.repeat(6);
  const files = crowded(`copyright:\n  cip: ${cip}\n  notice: 版权所有，侵权必究。\n  price: 128.00元`);
  const { report, bytes } = await buildBook(`${await folder()}/crowded`, files, editions);

  test('nothing is to be said of them', () => {
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test.each(editions)('are one page each in %s', async (edition) => {
    const { pages } = await readBound(bytes[edition] ?? new Uint8Array());
    const texts = pages.slice(0, 5).map(({ text }) => text.replace(/\s/g, ''));
    expect(texts.map((text) => text.slice(0, 2))).toEqual(['宋代', '', '中国', '宋代', '目录']);
    expect(texts[2]).toMatch(/松风书局$/);
  });
});

test('a 版权页 that has no room on a page goes on over another one, and that is said', async () => {
  const files = crowded(`copyright:\n  cip: ${'一条数据，'.repeat(900)}`);
  const { report, bytes } = await buildBook(`${await folder()}/full`, files, ['song', 'song-v']);
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message.en)).toEqual([
    expect.stringMatching(/^“版权页” of edition song has too much text for one page, and is printed on \d$/),
    expect.stringMatching(/^“版权页” of edition song-v has too much text for one page, and is printed on \d$/),
  ]);
  expect(Object.keys(bytes)).toHaveLength(2);
});

test('lines of a title that are equally long stand under one another', async () => {
  const files = {
    '第一章.md': '# 第一章　灯\n\n灯下读书。\n',
    'book.yaml':
      'title: 乡土中国生育制度\nlanguage: zh-Hans\neditions: { song: { from: print }, da: { from: print, theme: da } }\n',
  };
  const { bytes } = await buildBook(`${await folder()}/even`, files, ['song', 'da']);
  for (const edition of ['song', 'da']) {
    const pdf = await openPdf(bytes[edition] ?? new Uint8Array());
    const { glyphs } = await pdf.read(3);
    await pdf.close();
    const [first, second] = ['乡', '生'].map((char) => glyphs.find((glyph) => glyph.char === char));
    expect(first?.y).not.toBeCloseTo(second?.y ?? 0, 0);
    expect(first?.x).toBeCloseTo(second?.x ?? 0, 1);
  }
});

test('the folio of a title of two lines stands at the end of the second one, and dots lead to it', async () => {
  const long = '论雕版印刷之起源与早期传播过程中的若干关键问题及其相互关系';
  const files = {
    '第一章.md': `# 第一章　${long}\n\n## 第一节　${long}乙\n\n灯下读书。\n`,
    'book.yaml':
      'title: 灯下集\nlanguage: zh-Hans\neditions: { song: { from: print, tocDepth: 2 }, jian: { from: print, theme: jian, tocDepth: 2 } }\n',
  };
  const { bytes } = await buildBook(`${await folder()}/folios`, files, ['song', 'jian']);
  for (const edition of ['song', 'jian']) {
    const pdf = await openPdf(bytes[edition] ?? new Uint8Array());
    const { glyphs } = await pdf.read(5);
    await pdf.close();
    const at = (char: string) => glyphs.filter((glyph) => glyph.char === char);
    const [first, second] = at('系');
    const folios = at('1');
    expect(folios.map(({ y }) => y)).toEqual([first, second].map((glyph) => expect.closeTo(glyph?.y ?? 0, 1)));
    // The second lines begin under the names, behind 第一章 and 第一节.
    const names = at('论');
    for (const [index, name] of names.entries()) {
      const lines = glyphs.filter(
        ({ x, y }) => y > name.y + 1 && y < (names[index + 1]?.y ?? name.y + 30) - 1 && x < name.x - 1,
      );
      expect(lines).toEqual([]);
    }
  }
});

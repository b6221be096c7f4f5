/** Vertical pages, printed and read back: what stands where, which way it is turned, and how the book is bound. */

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { openPdf, type Glyph, type PaintedPage } from '../../bench/meter/read-glyphs.mjs';
import { name, parsePdf, PDFArray, PDFDict } from '../../src/pdf/objects/objects.ts';
import { drawing, mixedChapter } from '../helpers/mixed-book.ts';
import { seeded } from '../helpers/random.ts';
import { buildBook, tempFolder, type Files } from '../helpers/temp-book.ts';

const folder = tempFolder();

/** Sixteen characters in a line, six lines on a page; type of 10 points on 18. */
const yaml = (more: string): string => `title: 竖
language: zh-Hans
editions:
  shu:
    from: print
    writing: vertical
    page: 100x140mm
    grid: { chars: 16, lines: 6, fontSize: 10, leading: 18 }
    openings: any
${more}`;

async function printed(files: Files, edition = 'shu', more = '') {
  const { report, bytes } = await buildBook(await folder(), { ...files, 'book.yaml': yaml(more) }, [edition]);
  const file = bytes[edition] ?? new Uint8Array();
  const pdf = await openPdf(file);
  const pages: PaintedPage[] = [];
  for (let number = 1; number <= pdf.count; number += 1) pages.push(await pdf.read(number));
  await pdf.close();
  return { report, file, pages };
}

const textOf = ({ glyphs }: PaintedPage): string => glyphs.map(({ char }) => char).join('');
const pageWith = (pages: readonly PaintedPage[], text: string): PaintedPage =>
  pages.find((page) => textOf(page).includes(text)) ?? expect.fail(`no page has ${text}`);

/** The glyphs of a passage. */
function glyphsOf(page: PaintedPage, passage: string): readonly Glyph[] {
  const at = textOf(page).indexOf(passage);
  return page.glyphs.slice(at, at + passage.length);
}

describe('a small page', async () => {
  const { report, pages, file } = await printed({
    '01.md':
      '# 第一章　立\n\n天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏。\n\n问：“石头”有26斤，叫Stone，共1956块。[^1]\n\n[^1]: 注在左边。\n\n![圆](圆.svg)\n\n9. 壬字。\n10. 癸字。\n',
    '圆.svg': drawing.replace('0 0 100 70', '0 0 50 100'),
  });
  const page = pageWith(pages, '天地玄黄');

  test('nothing is to be said of it', () => {
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.diagnostics.filter(({ code }) => code === 'lines-are-as-composed')).toEqual([]);
  });

  test('characters stand one below the other, and the next line is to the left', () => {
    const [first, second] = glyphsOf(page, '天地');
    const next = page.glyphs.find(({ char }) => char === '列');
    expect(first?.direction.y).toBeCloseTo(1, 5);
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(10, 0);
    expect((first?.x ?? 0) - (next?.x ?? 0)).toBeCloseTo(18, 1);
    // The first is indented by two characters.
    expect((next?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(-20, 0);
  });

  test('quotations have corner marks, figures stand, words lie', () => {
    expect(textOf(page)).toContain('『石头』');
    const [figure] = glyphsOf(page, '26');
    expect(figure?.direction.x).toBeCloseTo(1, 5);
    for (const passage of ['Stone', '1956']) expect(glyphsOf(page, passage)[0]?.direction.y, passage).toBeCloseTo(1, 5);
  });

  test('a note stands at the left of its page, and the folio is Chinese', () => {
    const [note] = glyphsOf(page, '注在左边');
    expect(note?.x).toBeLessThan(Math.min(...glyphsOf(page, '天地').map(({ x }) => x)));
    expect(textOf(page)).toMatch(/二$/);
  });

  test('the number of an item stands over it', () => {
    const list = pageWith(pages, '壬字');
    for (const [number, item] of [
      ['九、', '壬'],
      ['十、', '癸'],
    ] as const) {
      const [first, mark] = glyphsOf(list, number);
      const [text] = glyphsOf(list, item);
      expect(first?.x).toBeCloseTo(text?.x ?? 0, 0);
      expect((mark?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(10, 0);
      expect((text?.y ?? 0) - (mark?.y ?? 0)).toBeCloseTo(10, 0);
    }
  });

  test('a picture stands', () => {
    const box = pages.flatMap(({ boxes }) => boxes).find(({ right, left }) => right - left > 20);
    const { left = 0, right = 0, top = 0, bottom = 0 } = box ?? {};
    expect((right - left) / (bottom - top)).toBeCloseTo(1, 1); // the circle's
    expect(bottom).toBeLessThan(255);
  });

  test('the book is bound on the right', async () => {
    const context = await parsePdf(file);
    const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
    expect(catalog.lookup(name('ViewerPreferences'), PDFDict).get(name('Direction'))).toBe(name('R2L'));
  });
});

test('a link lies over its words', async () => {
  const { file, pages } = await printed(
    { '01.md': '# 第一章　立\n\n见[此处](https://example.org/)。\n' },
    'ping',
    '  ping:\n    from: screen\n    writing: vertical\n',
  );
  const page = pageWith(pages, '此处');
  const context = await parsePdf(file);
  const links = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('Subtype')) === name('Link') ? [object] : [],
    );
  const [link] = links.filter((each) => each.has(name('A')));
  const { x, y, width, height } = link?.lookup(name('Rect'), PDFArray).asRectangle() ?? expect.fail('no link');
  const [first] = glyphsOf(page, '此处');
  expect(first?.x).toBeGreaterThan(x);
  expect(first?.x).toBeLessThan(x + width);
  expect(page.height - (first?.y ?? 0)).toBeCloseTo(y + height, 0);
  expect(height).toBeCloseTo(21, 0);
});

test('booklets are folded on the left and read from the right', async () => {
  const text = Array.from({ length: 8 }, (_, index) => `# 第${'一二三四五六七八'.charAt(index)}章　页\n\n天地玄黄。\n`);
  const files = Object.fromEntries(text.map((chapter, index) => [`0${index + 1}.md`, chapter]));
  const more = '    imposition: booklet\n';
  const { report } = await buildBook(await folder(), { ...files, 'book.yaml': yaml(more) }, ['shu']);
  const [bound, imposed] = (report.editions[0]?.files ?? []).map(({ path: file }) => file);
  const read = async (file = ''): Promise<PaintedPage[]> => {
    const pdf = await openPdf(await readFile(file));
    const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
    await pdf.close();
    return pages;
  };
  const pages = (await read(bound)).map(textOf);
  const sides = (await read(imposed)).map(({ glyphs, width }) =>
    ['left', 'right'].map((half) =>
      glyphs
        .filter(({ x }) => x < width / 2 === (half === 'left'))
        .map(({ char }) => char)
        .join(''),
    ),
  );
  // Sheets lie in one another; the first page of a book that is read from the right is the left half of the outermost.
  const sheets = sides.length / 2;
  const order = [
    ...Array.from({ length: sheets }, (_, sheet) => [sides[2 * sheet]?.[0], sides[2 * sheet + 1]?.[1]]),
    ...Array.from({ length: sheets }, (_, sheet) => sheets - 1 - sheet).map((sheet) => [
      sides[2 * sheet + 1]?.[0],
      sides[2 * sheet]?.[1],
    ]),
  ].flat();
  expect(pages.filter((page) => page.includes('天地玄黄'))).toHaveLength(8);
  expect(order.slice(0, pages.length)).toEqual(pages);
});

describe('a book of prose, pictures, tables, code and formulas', async () => {
  const random = seeded(19);
  const files = { '01.md': mixedChapter(random, '一'), '02.md': mixedChapter(random, '二'), '圆.svg': drawing };
  const { report, bytes } = await buildBook(
    await folder(),
    { ...files, 'book.yaml': 'title: 版\neditions: { shu: { from: print, writing: vertical } }\n' },
    ['shu'],
  );
  const file = bytes['shu'] ?? new Uint8Array();
  const figures = await measurePdf(file);

  test('every line stands where it was composed', () => {
    expect(report.diagnostics.filter(({ code }) => /lines-are|pages-are|signature/.test(code))).toEqual([]);
    expect(figures.frame).toMatchObject({ rows: 17, chars: 45 });
    expect(figures.grid.lines).toBeGreaterThan(150);
    expect(figures.grid.off.first).toEqual([]);
    expect(figures.outside.glyphs).toBe(0);
  });

  test('the spine of an odd page, a left one, is right: there is its inner margin', async () => {
    const pdf = await openPdf(file);
    // From the right edge to the base line of the first line, on which turned type stands .88 of its size.
    const firstLine = async (number: number): Promise<number> => {
      const { glyphs, width } = await pdf.read(number);
      return (
        width -
        Math.max(
          ...glyphs.filter(({ char, size }) => /\p{sc=Han}/u.test(char) && size > 10 && size < 11).map(({ x }) => x),
        )
      );
    };
    const firstLines = await Promise.all(Array.from({ length: 20 }, (_, index) => firstLine(9 + index)));
    const [odd, even] = [0, 1].map((side) => Math.min(...firstLines.filter((_, index) => index % 2 === side)));
    await pdf.close();
    const millimetre = 72 / 25.4;
    // 17 lines leave 42.7 mm: 19 inside, 23.7 outside.
    expect((odd ?? 0) / millimetre).toBeCloseTo(19 + (0.88 * 10.5) / millimetre, 0);
    expect(((even ?? 0) - (odd ?? 0)) / millimetre).toBeCloseTo(4.7, 1);
  });

  test('no line is alone, and no title at a foot', () => {
    const { singleLines, headings, lastLines, kinsoku } = figures;
    // The head of a table is bold, and what follows it is small.
    const foot = headings.foot.first.filter(({ text }) => text !== '甲乙');
    expect([singleLines.head.first, singleLines.foot.first, foot, lastLines.single.first]).toEqual([[], [], [], []]);
    expect([kinsoku.starts.first, kinsoku.ends.first]).toEqual([[], []]);
  });
});

test('the 扉页 is one page, and the 版权页 its back', async () => {
  const book = `title: 石语录
subtitle: 一部关于帘子的江湖史
creators: [{ name: 某某, role: aut }, { name: 李四, role: ill }]
publisher: 刻本书局
language: zh-Hans
date: 2026-11
isbn: 978-7-02-000220-7
rights: © 2026 某某
series: { name: 机关武林丛书, position: 3 }
copyright:
  edition: 2026年11月第1版
  printing: 2026年11月第1次印刷
  price: 58.00元
  address: 北京市某区某路1号
  printer: 某某印刷有限公司
  editors: [王二, 欧阳三]
  cip: |
    石语录／某某著. —北京：刻本书局，2026.11
    ISBN 978-7-02-000220-7
    Ⅰ. ①石… Ⅱ. ①某… Ⅲ. ①长篇小说—中国—当代 Ⅳ. ①I247.5
  notice: 版权所有，侵权必究。
editions:
  shu: { from: print, theme: shu, writing: vertical }
  da: { from: print, theme: da, writing: vertical }
`;
  const { bytes } = await buildBook(await folder(), { '01.md': '# 第一章　立\n\n天地。\n', 'book.yaml': book }, [
    'shu',
    'da',
  ]);
  for (const edition of ['shu', 'da']) {
    const pdf = await openPdf(bytes[edition] ?? new Uint8Array());
    const texts = [textOf(await pdf.read(3)), textOf(await pdf.read(4)), textOf(await pdf.read(5))];
    await pdf.close();
    expect(texts[0], edition).toContain('机关武林丛书');
    expect(texts[0], edition).toContain('刻本书局');
    expect(texts[1], edition).toContain('2026.11');
    expect(texts[1], edition).toContain('Font License');
    expect(texts[2], edition).toContain('目录');
  }
});

test('titles of verse and of panels begin their column, and the author stands further down', async () => {
  const { pages } = await printed({
    '01.md':
      '# 第一章　立\n\n::: 诗词 相思\n王维\n\n红豆生南国，\n春来发几枝。\n:::\n\n## 静夜思\n\n*李白*\n\n床前明月光，\n疑是地上霜。\n\n::: 面板 属性\n力量：九\n:::\n',
  });
  const heightOf = (words: string): number => {
    const [glyph] = glyphsOf(pageWith(pages, words), words);
    return (glyph?.y ?? 0) / 10;
  };
  const head = heightOf('属性');
  expect(heightOf('力量')).toBeCloseTo(head, 0);
  expect(heightOf('相思') - head).toBeCloseTo(2, 0);
  expect(heightOf('李白') - heightOf('静夜思')).toBeCloseTo(2, 0);
});

/**
 * Tables with code, figures and Latin: words stay whole where there is room, in smaller type where there is less; else
 * it is said.
 */

import { describe, expect, test } from 'vitest';
import { sayWideTables } from '../../src/book/wide-tables.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { breakableCode } from '../../src/markdown/table-width.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

function bodyOf(markdown: string, measure?: number): string {
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: markdown }).value;
  if (chapter === undefined) throw new Error('no chapter');
  return renderChapter(
    { ...chapter, id: 'ch01' },
    { semantics: false, links: 'note', href: (id) => id, image: (source) => source, ...(measure && { measure }) },
  ).body;
}

const classOf = (markdown: string, measure?: number): string | undefined =>
  /<table(?: class="([^"]*)")?>/.exec(bodyOf(markdown, measure))?.[1];

const row = (cells: readonly string[]) =>
  `| ${cells.join(' | ')} |\n|${'---|'.repeat(cells.length)}\n| ${cells.join(' | ')} |\n`;

describe('the class of a table', () => {
  test('one that fits has none; running text of any length gives way', () => {
    expect(classOf(row(['编号', '1000', '说明很长很长很长很长很长很长很长很长很长很长很长']), 26)).toBeUndefined();
  });

  test('smaller type by steps, at last divided words', () => {
    const wide = row(['maximum', 'minimum', 'default', 'remarks', 'version']);
    expect([26, 20, 17, 15, 10].map((measure) => classOf(wide, measure))).toEqual([
      undefined,
      'table-small',
      'table-smaller',
      'table-smallest',
      'table-smallest table-divided',
    ]);
  });
});

test('in an e-book the type is a part of the width of the column, by what the table needs', () => {
  const columns = (count: number) => row(Array.from({ length: count }, () => '12,345'));
  expect([3, 4, 5, 8, 12, 14].map((count) => classOf(columns(count)))).toEqual([
    undefined,
    'table-of-18',
    'table-of-21',
    'table-of-36',
    'table-of-50',
    'table-of-50 table-divided',
  ]);
  expect(bodyOf(columns(4))).toMatch(/^<div class="table-room"><table class="table-of-18">[^]*<\/table><\/div>\n$/);
  expect(bodyOf(columns(3))).not.toContain('table-room');
  expect(bodyOf(columns(4), 20)).not.toContain('table-room');
});

describe('columns that stay whole', () => {
  const unbrokenOf = (markdown: string, measure?: number) =>
    Array.from(
      bodyOf(markdown, measure).matchAll(/<t[hd][^>]*class="[^"]*unbroken"[^>]*>([^<]*)/g),
      ([, cell]) => cell,
    );
  const dishes =
    '| 料 | 量 | 说明 |\n|---|---:|---|\n| 五花肉 | 500克 | 三层肥两层瘦的最好，没有也不要紧，肥的多些更香 |\n';

  test('short cells are not broken while a long one has room to give', () => {
    expect(unbrokenOf(dishes, 26)).toEqual(['料', '量', '五花肉', '500克']);
  });

  test('nor on a telephone', () => {
    expect(unbrokenOf(dishes)).toEqual(['料', '量', '五花肉', '500克']);
  });

  test('where all have room nothing is said', () => {
    expect(unbrokenOf(dishes, 60)).toEqual([]);
  });

  test('a column that needs more than its share may be broken, aligned or not', () => {
    const long = '写得很长很长很长很长很长很长';
    expect(unbrokenOf(`| 甲 | 乙 | 丙丁 |\n|:-:|---|---|\n| ${long} | ${long} | 乙 |\n`, 20)).toEqual(['丙丁', '乙']);
  });

  test('a number is never broken, and a table becomes a little smaller rather than that short cells are', () => {
    const row = ['绩溪县文化局', '138-0000-1234', '1132—1133', '工作日可以打'];
    const table = `| 单位 | 电话 | 年代 | 备注 |\n|---|---|---|---|\n| ${row.join(' | ')} |\n`;
    expect(unbrokenOf(table, 12)).toEqual(['138-0000-1234']);
    expect([31, 26].map((measure) => classOf(table, measure))).toEqual([undefined, 'table-small']);
  });

  test('in a column of names a line ends behind a mark, where the others have what they need', () => {
    const table =
      '| 机器 | 年份 | 研制者 | 规模 | 去向 |\n|---|---|---|---|---|\n' +
      '| SNARC | 1951 | 明斯基、埃德蒙兹 | 四十个神经元，真空管三千只 | 零件散失，仅存一个神经元 |\n' +
      '| Perceptron | 1958 | 罗森布拉特 | 光电管四百个，电位器五百个 | 现藏史密森尼学会，未展出 |\n';
    const kept = Array.from(bodyOf(table, 26).matchAll(/<td class="whole-words">([^<]*)/g), ([, cell]) => cell);
    expect(kept).toEqual(['SNARC', '明斯基、埃德蒙兹', 'Perceptron', '罗森布拉特']);
    const units =
      '| 兵器 | 年份 | 料 |\n|---|---|---|\n| Transformer（大号） | 2017年 | 英法对译三千六百万句，写得很长很长很长很长 |\n';
    expect(bodyOf(units, 24)).toContain('<td class="whole-words">Transformer（大号）');
    expect(bodyOf(table, 16)).not.toContain('whole-words');
    expect(bodyOf(table, 90)).not.toContain('whole-words');
  });

  test('a title is not broken where its table is narrower; a formula is as wide as it is set', () => {
    const table = '表 1-1　异或的真值表\n\n| $x_1$ | $x_1 \\oplus x_2$ |\n|---|---|\n| 0 | 0 |\n';
    expect(bodyOf(table, 26)).toContain('<caption class="unbroken">');
  });

  test('an address may be divided at its joints, so that its table is no smaller than others', () => {
    const table = '| 网址 | 说明 |\n|---|---|\n| https://www.example.com/lvyou/index.html | 说明 |\n';
    expect(classOf(table, 20)).toBeUndefined();
    expect(bodyOf(table, 20)).toContain('www<wbr/>.example<wbr/>.com/<wbr/>lvyou');
  });

  test('cells over several columns are counted', () => {
    const long = '写得很长很长很长很长很长很长很长很长很长';
    const html = `<table><tr><th colspan="2">甲</th><th>丙</th></tr><tr><td>乙乙</td><td>丁丁</td><td>${long}</td></tr></table>`;
    expect(unbrokenOf(html)).toEqual(['甲', '乙乙', '丁丁']);
  });
});

test('code in a cell may end a line behind the marks that part its words, and says the same', async () => {
  expect(breakableCode('app.net/pool-size_max')).toEqual(['app.', 'net/', 'pool-', 'size_', 'max']);
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: row(['`a.b`', '`c`']) }).value;
  if (chapter === undefined) throw new Error('no chapter');
  const { body } = renderChapter(
    { ...chapter, id: 'ch01' },
    { semantics: false, links: 'note', href: (id) => id, image: (source) => source },
  );
  expect(body).toContain('<td><code>a.<wbr/>b</code></td>');
  expect(body).toContain('<td><code>c</code></td>');
});

test('one that is too wide in the smallest type is said with its line', async () => {
  const book = await parsedBook([
    `# 题\n\n${row(['a', 'b'])}\n${row(Array.from({ length: 12 }, () => 'internationalization'))}`,
  ]);
  expect(
    sayWideTables(book, { measure: 26, edition: 'print' }).map(({ code, place }) => `${code} ${String(place?.line)}`),
  ).toEqual(['table-fits-line 7']);
});

test('so may code in any line that a reader’s program breaks', () => {
  const body = (dividesWords: boolean): string => {
    const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: '见 `a.bC`。' }).value;
    if (chapter === undefined) throw new Error('no chapter');
    return renderChapter(
      { ...chapter, id: 'ch01' },
      { semantics: false, dividesWords, links: 'note', href: (id) => id, image: (source) => source },
    ).body;
  };
  expect(body(true)).toBe('<p>见 <code>a.<wbr/>b<wbr/>C</code>。</p>\n');
  expect(body(false)).toBe('<p>见 <code>a.bC</code>。</p>\n');
});

test('one of HTML is said with its line too', async () => {
  const cells = '<td>internationalization</td>'.repeat(12);
  const book = await parsedBook([
    `# 题\n\n甲。\n\n<table>\n<tr>${cells}</tr>\n</table>\n\n乙。\n\n<div>\n\n<table><tr>${cells}</tr></table>\n\n</div>`,
  ]);
  expect(sayWideTables(book, { measure: 26, edition: 'print' }).map(({ place }) => place?.line)).toEqual([5, 13]);
});

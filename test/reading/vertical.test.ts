/** A vertical and a horizontal e-book in a reading engine that is not ours: which way they turn, and where links lead. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReaders, type Reader } from '../helpers/reading-engine.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';

const folder = tempFolder();
const paragraphs = (word: string): string =>
  `${word}在山中，灯在窗前，石头不会说话。`.repeat(6).concat('\n\n').repeat(30);
const tableOf = (head: readonly string[], row: readonly string[]): string =>
  `| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n${`| ${row.join(' | ')} |\n`.repeat(3)}`;
const files = {
  'book.yaml': `title: 灯下集
author: 林晚
slug: dengxia
language: zh-Hans
editions:
  ebook: {}
  shu: { from: ebook, writing: vertical, numerals: chinese }
`,
  '01.md': `# 第一章　石\n\n他说：“今年26，住在B座12号，真的？！”[^1]又说 GPT-4。\n\n${paragraphs('石')}\n\n[^1]: 其实是27岁。\n`,
  '02.md': `# 第二章　灯\n\n{.照样开方.}，见[上一章](01.md)。\n\n${Array.from({ length: 60 }, (_, at) => `${'字'.repeat(20 + at)}？！又`).join('\n\n')}\n\n> 引文。\n\n- 一\n- 二\n\n${paragraphs('灯')}`,
  '03.md': `# 第三章　表\n\n${tableOf(['国名', '人口', '面积', '首都', '说明'], ['中国', '14亿', '960万', 'Washington', '世界第二大经济体'])}\n${tableOf(
    Array.from({ length: 10 }, (_, at) => `${at + 1}月`),
    Array.from({ length: 10 }, (_, at) => `1${at},345`),
  )}`,
};

let built: Built;
let readers: Awaited<ReturnType<typeof openReaders>>;

beforeAll(async () => {
  [built, readers] = await Promise.all([buildBook(await folder(), files, []), openReaders()]);
});

afterAll(() => readers?.close());

describe.each([
  { edition: 'shu', isVertical: true },
  { edition: 'ebook', isVertical: false },
])('$edition', ({ edition, isVertical }) => {
  let reader: Reader;
  const ask = <T>(question: string): Promise<T> => reader.page.evaluate(question) as Promise<T>;
  const fraction = (): Promise<number> => ask('window.place.fraction');
  const turn = async (way: 'goLeft' | 'goRight'): Promise<number> => {
    await ask(`window.view.${way}()`);
    return fraction();
  };
  const follow = (link: string): Promise<void> => reader.follow(link);
  const heading = (): Promise<string> => ask('window.shown.querySelector("h1").textContent');

  beforeAll(async () => {
    const bytes = built.bytes[edition] ?? expect.fail('no book');
    reader = await readers.open(bytes);
  });
  afterAll(() => reader?.close());

  test(`is bound on the ${isVertical ? 'right' : 'left'}, and turns so`, async () => {
    expect(await ask('window.view.book.dir')).toBe(isVertical ? 'rtl' : 'ltr');
    const [forward, back] = isVertical ? (['goLeft', 'goRight'] as const) : (['goRight', 'goLeft'] as const);
    await reader.goTo('OEBPS/ch01.xhtml');
    const begin = await fraction();
    const next = await turn(forward);
    expect(next).toBeGreaterThan(begin);
    expect(await turn(back)).toBeCloseTo(begin, 5);
  });

  test(`has lines that run ${isVertical ? 'down, from right to left' : 'across, from the head down'}`, async () => {
    await reader.goTo('OEBPS/ch01.xhtml');
    const [first, second] = await ask<{ x: number; y: number; width: number; height: number }[]>(`[...(() => {
      const text = window.shown.querySelectorAll('section.chapter > p')[1].firstChild;
      const range = window.shown.createRange();
      range.selectNodeContents(text);
      return range.getClientRects();
    })()].map(({ x, y, width, height }) => ({ x, y, width, height }))`);
    if (first === undefined || second === undefined) throw new Error('no lines');
    expect(first.height > first.width).toBe(isVertical);
    expect(isVertical ? second.x : second.y).toSatisfy((at: number) => (isVertical ? at < first.x : at > first.y));
  });

  test('its contents lead to chapters', async () => {
    await reader.goTo('OEBPS/contents.xhtml');
    await follow('a[href="ch02.xhtml"]');
    expect(await heading()).toBe('第二章 灯');
    await follow('a[href="ch01.xhtml"]');
    expect(await heading()).toBe('第一章 石');
  });

  test('its notes are found, and lead back', async () => {
    await reader.goTo('OEBPS/ch01.xhtml');
    const begin = await fraction();
    await follow('.noteref a');
    const atNote = await fraction();
    expect(atNote).toBeGreaterThan(begin);
    expect(await ask('window.place.range.toString().includes("其实是")')).toBe(true);
    await follow('a.note-number');
    expect(await fraction()).toBeCloseTo(begin, 5);
  });

  test('is readable in the dark', async () => {
    await reader.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await reader.goTo('OEBPS/ch02.xhtml');
    const colours = await ask<string[]>(
      `[...window.shown.querySelectorAll('h1, p, li, blockquote, .dot')].map((each) => window.shown.defaultView.getComputedStyle(each).color)`,
    );
    const grounds = await ask<string[]>(
      `[...window.shown.querySelectorAll('*')].map((each) => window.shown.defaultView.getComputedStyle(each).backgroundColor)`,
    );
    await reader.page.emulateMediaFeatures([]);
    expect([...new Set(colours)]).toEqual(['rgb(255, 255, 255)']);
    expect([...new Set(grounds)]).toEqual(['rgba(0, 0, 0, 0)']);
  });

  test('another size of type makes more pages, and all of it stays on them', async () => {
    const pages = async (css: string): Promise<number> => {
      await ask(`window.style(${JSON.stringify(css)})`);
      await reader.goTo('OEBPS/ch01.xhtml');
      return ask('window.view.renderer.pages');
    };
    const usual = await pages('');
    const large = await pages('html { font-size: 150% }');
    await pages('');
    expect(large).toBeGreaterThan(1.5 * usual);
  });

  test('nothing is wider than its page', async () => {
    await reader.goTo('OEBPS/ch02.xhtml');
    const out = await ask<string[]>(`(() => {
      const { width, height } = window.view.getBoundingClientRect();
      return [...window.shown.querySelectorAll('p, li, blockquote, h1')].flatMap((each) =>
        [...each.getClientRects()].filter((box) => ${isVertical ? 'box.width > width' : 'box.height > 1e5 || box.width > width'}).map(() => each.tagName));
    })()`);
    expect(out).toEqual([]);
  });
});

describe.each([
  { edition: 'shu', isVertical: true },
  { edition: 'ebook', isVertical: false },
])('on a telephone, in large type: $edition', ({ edition, isVertical }) => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await readers.open(built.bytes[edition] ?? expect.fail('no book'), { width: 360, height: 640 });
    await reader.page.evaluate(`window.style('html { font-size: 160% }')`);
    await reader.goTo('OEBPS/ch03.xhtml');
  });
  afterAll(() => reader?.close());

  test('tables are as wide as their page at most, and figures in them are whole', async () => {
    const [column, tables, lines] = (await reader.page.evaluate(`(() => {
      const long = ({ width, height }) => ${isVertical ? 'height' : 'width'};
      const boxesOf = (each) => [...each.getClientRects()];
      const linesOf = (cell) => {
        const range = window.shown.createRange();
        range.selectNodeContents(cell);
        return new Set(boxesOf(range).map(({ x, y }) => Math.round(${isVertical ? 'x' : 'y'}))).size;
      };
      const [heading] = boxesOf(window.shown.querySelector('h1'));
      return [
        long(heading),
        [...window.shown.querySelectorAll('table')].map((table) => Math.max(...boxesOf(table).map(long))),
        [...window.shown.querySelectorAll('td')].filter((cell) => /^\\d/.test(cell.textContent)).map(linesOf),
      ];
    })()`)) as [number, number[], number[]];
    expect(tables).toHaveLength(2);
    expect(Math.max(...tables)).toBeLessThanOrEqual(column + 1);
    expect([...new Set(lines)]).toEqual([1]);
  });
});

describe('in vertical lines', () => {
  let reader: Reader;
  const ask = <T>(question: string): Promise<T> => reader.page.evaluate(question) as Promise<T>;

  beforeAll(async () => {
    reader = await readers.open(built.bytes['shu'] ?? expect.fail('no book'));
    await reader.goTo('OEBPS/ch01.xhtml');
  });
  afterAll(() => reader?.close());

  test('the text has its marks and numerals', async () => {
    expect(await ask('window.shown.querySelector("section.chapter > p").textContent')).toBe(
      '他说：『今年26，住在B座12号，真的？！』1又说GPT-4。',
    );
    expect(await ask('window.shown.querySelector(".note-text").textContent.trim()')).toBe('其实是二十七岁。');
  });

  test('no line begins with ？！', async () => {
    await reader.goTo('OEBPS/ch02.xhtml');
    const begins = await ask<number[]>(`(() => {
      const pairs = [...window.shown.querySelectorAll('.upright-marks')].filter((each) => each.textContent === '？！');
      return pairs.map((each) => {
        const range = window.shown.createRange();
        range.selectNodeContents(each.previousSibling);
        const before = [...range.getClientRects()].at(-1);
        return Math.abs(before.x - each.getBoundingClientRect().x);
      });
    })()`);
    expect(begins).toHaveLength(60);
    expect(begins.filter((apart) => apart > 12)).toEqual([]);
    await reader.goTo('OEBPS/ch01.xhtml');
  });

  test('of an abbreviation each letter stands in its cell', async () => {
    const letters = await ask<{ high: number; at: number }[]>(`(() => {
      const all = window.shown.querySelector('.upright-letters');
      const size = parseFloat(window.shown.defaultView.getComputedStyle(all).fontSize);
      return [...all.textContent].map((_, at) => {
        const range = window.shown.createRange();
        range.setStart(all.firstChild, at);
        range.setEnd(all.firstChild, at + 1);
        const { height, y } = range.getBoundingClientRect();
        return { high: height / size, at: y / size };
      });
    })()`);
    expect(letters).toHaveLength(3);
    for (const { high } of letters) expect(high).toBeCloseTo(1, 1);
    expect((letters[2]?.at ?? 0) - (letters[0]?.at ?? 0)).toBeCloseTo(2, 1);
  });

  test('what is upright has one cell', async () => {
    const upright = await ask<{ text: string; cell: number; size: number }[]>(`
      [...window.shown.querySelectorAll('section.chapter > p:not(sup) :is(.upright, .upright-marks)')].map((each) => ({
        text: each.textContent,
        cell: each.getBoundingClientRect().height,
        size: parseFloat(window.shown.defaultView.getComputedStyle(each).fontSize),
      }))`);
    expect(upright.map(({ text }) => text)).toEqual(['26', 'B', '12', '？！', '1', '4']);
    for (const { text, cell, size } of upright) expect([text, cell / size]).toEqual([text, expect.closeTo(1, 1)]);
  });
});

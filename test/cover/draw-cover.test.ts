import { beforeAll, describe, expect, test } from 'vitest';
import type { BookMeta } from '../../src/book/model.ts';
import { setColumn, type Outliner } from '../../src/cover/column.ts';
import { coverSize, drawCover } from '../../src/cover/draw-cover.ts';
import { rasterise } from '../../src/pictures/raster.ts';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { outlineText } from '../../src/fonts/outline.ts';
import type { Templates } from '../../src/pages/templates.ts';
import { sampleBook } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';
import { expectWellFormed } from '../helpers/well-formed.ts';

let templates: Templates;
let font: OpenFont;
const outline: Outliner = (text, _face, size) => outlineText(font, text, size);

beforeAll(async () => {
  ({ templates } = await song());
  const path = host.packageFile('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf') ?? '';
  font = await openFont((await host.read(path)) ?? new Uint8Array());
});

const draw = (meta: Partial<BookMeta>) => drawCover(sampleBook(meta).meta, templates, outline);

/** The slip's box, and the box around each outline of the title, from the numbers of its path. */
function titleBoxes(svg: string): { slip: number[]; boxes: number[][] } {
  const [, x, y, width, height] = (
    /translate\(([\d.]+) ([\d.]+)\)">\n<rect x="7" y="9" width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  ).map(Number);
  const group = /<g fill="#211d1a">([^]*?)<\/g>/.exec(svg)?.[1] ?? '';
  const boxes = [...group.matchAll(/transform="translate\((-?[\d.]+) (-?[\d.]+)\)( rotate\(90\))?" d="([^"]+)"/g)].map(
    ([, dx, dy, turned, path = '']) => {
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
      const across = numbers
        .filter((_, index) => index % 2 === (turned === undefined ? 0 : 1))
        .map((value) => (turned === undefined ? value : -value) + Number(dx));
      const down = numbers
        .filter((_, index) => index % 2 === (turned === undefined ? 1 : 0))
        .map((value) => value + Number(dy));
      return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
    },
  );
  return { slip: [x ?? 0, y ?? 0, (x ?? 0) + (width ?? 0), (y ?? 0) + (height ?? 0)], boxes };
}

describe('drawCover', () => {
  test.each([
    ['夜'],
    ['红楼梦'],
    ['《三国演义》'],
    ['灯下集：雨夜抄书与旧友重逢'],
    ['一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'],
    ['Rust 程式設計語言'],
    ['The Rust Programming Language'],
  ])('the title %s fits the slip, the slip the cover', (title) => {
    const svg = draw({ title });
    expectWellFormed(svg);
    const {
      slip: [left = 0, top = 0, right = 0, bottom = 0],
      boxes,
    } = titleBoxes(svg);
    expect(right).toBeLessThan(950);
    expect(bottom).toBeLessThan(coverSize.height - 150);
    expect(boxes.length).toBeGreaterThan(0);
    for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of boxes) {
      expect(x0).toBeGreaterThan(left + 20);
      expect(y0).toBeGreaterThan(top + 20);
      expect(x1).toBeLessThan(right - 20);
      expect(y1).toBeLessThan(bottom - 20);
    }
  });

  test('holds no text, so that no renderer needs a font', () => {
    expect(draw({ title: '灯下集' })).not.toMatch(/<text|font-family/);
  });

  test('a long title is broken between its phrases or words', () => {
    // Kai of each character in its cell: the columns by their centre lines, from the right.
    const columns = (title: string): number[] => {
      const counts = new Map<number, number>();
      for (const [x0 = 0, , x1 = 0] of titleBoxes(draw({ title })).boxes) {
        const at = Math.round((x0 + x1) / 2 / 150);
        counts.set(at, (counts.get(at) ?? 0) + 1);
      }
      return [...counts].toSorted(([a], [b]) => b - a).map(([, count]) => count);
    };
    expect(columns('宋代雕版印刷的工价与书价研究：以两浙路为中心的考察及其他')).toEqual([14, 13]);
    expect(columns('中国古代雕版印刷的工价与书价研究史')).toEqual([9, 8]);
  });

  test('all roles of the title page are there, in one size, between slip and edge', () => {
    const svg = draw({
      title: '宋代雕版印刷的工价与书价研究：以两浙路为中心的考察及其他',
      creators: [
        { name: '陈述之', role: 'aut' },
        { name: '约瑟夫·P. 麦克德莫特（Joseph P. McDermott）', role: 'aut' },
        { name: '李四', role: 'trl' },
        { name: '王五', role: 'edt' },
        { name: '赵六', role: 'ill' },
      ],
    });
    const credits = /#eee5cf">([^]*?)<\/g>/.exec(svg)?.[1] ?? '';
    const places = [...credits.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)" d="M/g)].map(([, x, y]) => ({
      x: Math.round(Number(x)),
      y: Math.round(Number(y)),
    }));
    const columns = [...new Set(places.map(({ x }) => x))].map((x) =>
      places.filter((place) => place.x === x).map(({ y }) => y),
    );
    // 陈述之　约瑟夫…麦克德莫特, （…）　著, then one for each other role.
    expect(columns.length).toBeGreaterThanOrEqual(5);
    const [{ slip: [, , right = 0] } = { slip: [] }] = [titleBoxes(svg)];
    expect(Math.min(...places.map(({ x }) => x))).toBeGreaterThan(right);
    // 李四　译, 王五　编 and 赵六　绘 stand on one foot, 72 from character to character.
    const steps = columns.slice(-3).map((ys) => (ys[1] ?? 0) - (ys[0] ?? 0));
    for (const step of steps) expect(Math.abs(step - 72)).toBeLessThan(2);
  });

  test('the seal takes a Chinese name, else 刻本', () => {
    const glyphs = (name: string) =>
      /#f6ead9">([^]*?)<\/g>/.exec(draw({ creators: [{ name, role: 'aut' }] }))?.[1]?.match(/<path/g)?.length;
    expect([glyphs('林晚'), glyphs('曹雪芹'), glyphs('Steve Klabnik')]).toEqual([2, 4, 2]);
  });
});

test('Latin words are turned, Han characters upright', () => {
  const transforms = setColumn('夜 Rust', { face: 'kai', size: 100, tracking: 0 }, outline)
    .at(0, 0)
    .map(({ transform }) => transform.includes('rotate'));
  expect(transforms).toEqual([false, true]);
});

test('the PNG is 1400 × 2240 and the same each time', async () => {
  const svg = draw({ title: '灯下集' });
  const png = Buffer.from(await rasterise(svg, coverSize.width, host));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1400, 2240]);
  expect(png.equals(await rasterise(svg, coverSize.width, host))).toBe(true);
  expect(png.length).toBeLessThan(400_000);
});

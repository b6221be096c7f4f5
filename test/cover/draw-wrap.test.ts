/** The whole cover as it is drawn: what stands on its spine and its back, and what has to be said of them. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { BookMeta } from '../../src/book/model.ts';
import { layCover, type CoverRequest } from '../../src/cover/geometry.ts';
import { drawWrap } from '../../src/cover/draw-wrap.ts';
import type { WrapRequest } from '../../src/cover/wrap-request.ts';
import type { Outliner } from '../../src/cover/column.ts';
import { printingOf } from '../../src/editions/printing.ts';
import { makeSheet } from '../../src/editions/sheet.ts';
import { makeCover } from '../../src/outputs/cover-output.ts';
import type { Templates } from '../../src/pages/templates.ts';
import { expectWellFormed } from '../helpers/well-formed.ts';
import { sampleBook } from '../helpers/sample-book.ts';
import { song } from '../helpers/song.ts';

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
let templates: Templates;

beforeAll(async () => {
  ({ templates } = await song());
});

/** A face whose outlines are the text itself, every character a square. */
const outline: Outliner = (text, _face, size) => ({ path: text, advance: [...text].length * size });

interface Drawing {
  readonly svg: string;
  readonly codes: string[];
  /** Words with the transforms that place them, by the group they stand in. */
  readonly placed: readonly {
    readonly text: string;
    readonly transform: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly geometry: ReturnType<typeof layCover>;
}

function draw(
  meta: Partial<BookMeta> = {},
  request: Partial<CoverRequest> = {},
  more: Partial<WrapRequest> = {},
): Drawing {
  const geometry = layCover({
    width: mm(148),
    height: mm(210),
    pages: 320,
    printing: { printer: 'cn', paper: 'offset-80' },
    flaps: 0,
    ...request,
  });
  const places = { description: { file: 'book/book.yaml', line: 3 }, edition: { file: 'book/book.yaml', line: 9 } };
  const made = drawWrap(
    { meta: sampleBook(meta).meta, geometry, isbn: '9787020002207', edition: 'print', places, ...more },
    templates,
    outline,
  );
  const placed = [...made.value.matchAll(/<path transform="([^"]*)" d="([^"]*)"/g)].map(
    ([, transform = '', text = '']) => {
      const [, x, y] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(transform) ?? [];
      return { text, transform, x: Number(x), y: Number(y) };
    },
  );
  return {
    svg: made.value,
    codes: made.diagnostics.map(
      ({ code, severity, place }) => `${code} ${severity}${place === undefined ? '' : ` ${place.line}`}`,
    ),
    placed,
    geometry,
  };
}

/** What is placed between the folds of the spine, from head to foot. */
function onSpine({ placed, geometry: { spine } }: Drawing): Drawing['placed'] {
  return placed.filter(({ x }) => x > spine.x && x < spine.x + spine.width);
}

describe('the spine', () => {
  test('bears title, author and publisher, each Han character upright below the one before', () => {
    const drawing = draw({ title: '灯下集', publisher: '某某书坊' });
    const words = onSpine(drawing);
    expect(words.map(({ text }) => text).join('')).toBe('灯下集林晚著某某书坊');
    expect(words.filter(({ transform }) => transform.includes('rotate'))).toEqual([]);
    expect(words.map(({ y }) => y)).toEqual([...words.map(({ y }) => y)].sort((a, b) => a - b));
  });

  test('characters stand on its centre line', () => {
    const drawing = draw({ title: '灯下集' });
    const { spine } = drawing.geometry;
    const [first, second] = onSpine(drawing);
    const size = ((second?.y ?? 0) - (first?.y ?? 0)) / 1.12;
    expect((first?.x ?? 0) + size / 2).toBeCloseTo(spine.x + spine.width / 2, 1);
  });

  test('Latin words are turned with their heads to the right', () => {
    const words = onSpine(draw({ title: 'Rust 语言', publisher: 'No Press' }));
    expect(words.filter(({ transform }) => transform.includes('rotate(90)')).map(({ text }) => text)).toEqual([
      'Rust ',
      'No Press',
    ]);
  });

  test('long words stay between head and barcode foot, in order', () => {
    const drawing = draw({
      title: '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十',
      publisher: '一个名字很长很长的出版社',
      creators: [
        { name: '欧阳某某', role: 'aut' },
        { name: '司马某某', role: 'aut' },
        { name: '诸葛某某', role: 'aut' },
      ],
    });
    const words = onSpine(drawing);
    const { barcode, spine } = drawing.geometry;
    expect(Math.min(...words.map(({ y }) => y))).toBeGreaterThan(spine.y);
    expect(Math.max(...words.map(({ y }) => y))).toBeLessThan(barcode.y + barcode.height);
    expect(words.map(({ y }) => y)).toEqual([...words.map(({ y }) => y)].sort((a, b) => a - b));
  });

  test('a thin one is without words, and that is said', () => {
    const drawing = draw({}, { pages: 56 });
    expect(onSpine(drawing)).toEqual([]);
    expect(drawing.codes).toEqual(['spine-bears-words info 9']);
  });
});

describe('the back', () => {
  test('the whole description, in lines', () => {
    const description = '一盏灯，一部书。'.repeat(20);
    const drawing = draw({ description });
    const { back } = drawing.geometry;
    const words = drawing.placed.filter(({ x }) => x > back.x && x < back.x + back.width);
    expect(words.map(({ text }) => text).join('')).toContain(description);
    expect(drawing.codes).toEqual([]);
  });

  test('a description that does not fit is an error with the length that does', () => {
    expect(draw({ description: '一盏灯，一部书。'.repeat(400) }).codes).toEqual(['description-fits-cover error 3']);
  });

  test('without ISBN there is no barcode, and that is said', () => {
    const drawing = draw({}, {}, { isbn: undefined });
    expect(drawing.codes).toEqual(['isbn-is-given warning 9']);
    expect(drawing.svg).not.toContain('data-fill="0 0 0 0"');
  });

  test('KDP’s place for a barcode stays white', () => {
    const drawing = draw({}, { printing: { printer: 'kdp', paper: 'white' } }, { isbn: undefined });
    const { barcode } = drawing.geometry;
    expect(drawing.codes).toEqual([]);
    expect(drawing.svg).toContain(
      `<rect x="${barcode.x}" y="${barcode.y}" width="144" height="86.4" data-fill="0 0 0 0"/>`,
    );
    expect(
      drawing.placed.filter(({ x, y }) => x > barcode.x && y > barcode.y && x < barcode.x + barcode.width),
    ).toEqual([]);
  });

  test('bars and words stay inside the barcode’s field, the quiet zones too', () => {
    const {
      svg,
      geometry: { barcode },
    } = draw({ copyright: { price: '48.00元' } });
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"\/>/g)].map(
      (match) => match.slice(1).map(Number),
    );
    expect(bars).toHaveLength(30);
    const module = (0.33 / 25.4) * 72;
    for (const [x = 0, y = 0, width = 0, height = 0] of bars) {
      expect(x).toBeGreaterThan(barcode.x + 11 * module);
      expect(x + width).toBeLessThan(barcode.x + barcode.width - 7 * module);
      expect(y).toBeGreaterThan(barcode.y);
      expect(y + height).toBeLessThan(barcode.y + barcode.height);
    }
  });
});

test('flaps are an error where the printer has none', async () => {
  const book = sampleBook();
  const sheet = makeSheet({ edition: 'print', facing: true, openings: 'recto' }).value;
  const place = { file: 'book/book.yaml', line: 9 };
  const wrap = { flaps: mm(80), places: { edition: place, cover: undefined, description: undefined } };
  const printing = { ...printingOf({}), printer: 'kdp' as const };
  const edition = {
    name: 'print',
    format: 'pdf' as const,
    purpose: 'print' as const,
    theme: 'song',
    tocDepth: 1,
    writing: 'horizontal' as const,
    script: 'as-written' as const,
    numerals: 'as-written' as const,
    properNames: 'as-written' as const,
    titleMarks: 'as-written' as const,
    sheet,
    wrap,
    printing,
  };
  const commission = { edition, book, theme: {}, bench: {} } as Parameters<typeof makeCover>[0];
  const made = await makeCover(commission, { pages: 320, browser: '' });
  expect([made.value, ...made.diagnostics.map(({ code, place: at }) => `${code} ${at?.line}`)]).toEqual([
    undefined,
    'flaps-are-possible 9',
  ]);
});

test('a picture on the front takes the place of the label, and its colour goes around', () => {
  const {
    svg,
    geometry: { frontWithBleed },
  } = draw({}, {}, { pictureGround: [0, 0.5, 0.5, 0] });
  expectWellFormed(svg);
  expect(svg).toContain('data-fill="0 0.5 0.5 0"');
  expect(svg).toContain(`<image x="${frontWithBleed.x}"`);
  expect(svg).not.toContain('scale(');
});

test.each([
  ['32开', 130, 184],
  ['大16开', 210, 285],
  ['square', 215.9, 215.9],
  ['lying', 209.6, 152.4],
])('on a front of %s the label stays on it, slip and seal apart', (_, width, height) => {
  const {
    svg,
    geometry: { front },
  } = draw(
    {
      title: '一二三四五六七八九十一二三四五六七八九十',
      creators: [
        { name: '某某', role: 'aut' },
        { name: '某某', role: 'trl' },
        { name: '某某', role: 'ill' },
      ],
    },
    { width: mm(width), height: mm(height) },
  );
  const [, unit] = /scale\(([\d.]+)\)/.exec(svg) ?? [];
  const boxes = [
    ...svg.matchAll(
      /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"(?: rx="10")? data-fill="0\.(?:03|2) /g,
    ),
  ].map((match) => match.slice(1).map(Number));
  const [slip = [], seal = []] = [boxes[0], boxes.find(([, , wide]) => wide === 150)];
  for (const [x = 0, y = 0, wide = 0, high = 0] of [slip, seal]) {
    expect(Math.min(x, y)).toBeGreaterThan(0);
    expect((x + wide) * Number(unit)).toBeLessThan(front.width);
    expect((y + high) * Number(unit)).toBeLessThan(front.height);
  }
  expect((seal[0] ?? 0) + 150).toBeLessThan(slip[0] ?? 0);
});

test('no colour of the screen reaches the printer: every shape has inks', () => {
  const { svg } = draw();
  expectWellFormed(svg);
  const filled = [...svg.matchAll(/<\w+[^>]* (fill|stroke)="#[^>]*>/g)].map(([tag]) => tag);
  expect(filled.filter((tag) => !tag.includes('data-') && tag !== '<g fill="#211d1a">')).toEqual([]);
});

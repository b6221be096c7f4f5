/** Folios and heads, set in the real text face and read back from their operators. */

import { beforeAll, describe, expect, test } from 'vitest';
import { makeSheet, type Sheet } from '../../src/editions/sheet.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { furnitureOf } from '../../src/pdf/binding/furniture.ts';
import { openLines, type LineOf } from '../../src/pdf/binding/lines.ts';
import { usualFurniture, type Furniture, type RunningLine } from '../../src/theme/furniture.ts';
import type { BoundPage } from '../../src/pdf/pagination/pagination.ts';
import { host, song } from '../helpers/song.ts';

let font: OpenFont;
let lineOf: LineOf;
beforeAll(async () => {
  const { theme } = await song();
  const [text] = await openFaces(theme.faces, host);
  const characters = [...'0123456789ivx第一回石头记（上）！，…　 AV'].map((character) => character.codePointAt(0) ?? 0);
  font = await openFont((await text?.subset(new Set(characters))) ?? new Uint8Array());
  lineOf = openLines([font]);
});

const print = makeSheet({ edition: 'print', facing: true, openings: 'recto' }).value;
const screen = makeSheet({ edition: 'screen', facing: false, openings: 'any' }).value;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What the operators set, by the glyphs of the font itself. */
function lines(page: Partial<BoundPage>, sheet: Sheet = print, furniture: Furniture = usualFurniture): Line[] {
  const operators = furnitureOf({ side: 'recto', label: '1', folio: '1', words: {}, ...page }, furniture, {
    sheet,
    lineOf,
    resource: 'F',
  });
  const byGlyph = new Map(
    [...font.characters]
      .sort((a, b) => b - a)
      .map((character) => [font.shape(String.fromCodePoint(character))[0]?.glyph, String.fromCodePoint(character)]),
  );
  return [...operators.matchAll(/BT \/F ([\d.]+) Tf 0 g ([\d.]+) ([\d.]+) Td \[(.*)\] TJ ET/g)].map(
    ([, size, x, y, shown = '']) => {
      const glyphs = [...shown.matchAll(/<([0-9A-F]+)>/g)].flatMap(([, hex = '']) =>
        (hex.match(/.{4}/g) ?? []).map((glyph) => parseInt(glyph, 16)),
      );
      const kerns = [...shown.matchAll(/> (-?\d+)/g)].reduce((sum, [, kern]) => sum + Number(kern), 0);
      const width = ((glyphs.reduce((sum, glyph) => sum + font.advance(glyph), 0) - kerns) / 1000) * Number(size);
      return {
        text: glyphs.map((glyph) => byGlyph.get(glyph)).join(''),
        size: Number(size),
        x: Number(x),
        y: Number(y),
        width,
      };
    },
  );
}

const measure = print.chars * print.fontSize;

const page = { side: 'recto', label: '1', folio: '1', words: {} } as const;

test('a page without folio and head gets nothing at all', () => {
  expect(furnitureOf(page, usualFurniture, { sheet: print, lineOf, resource: 'F' })).toBe('');
});

test('what is set is marked as pagination, so that nobody reads it aloud', () => {
  expect(
    furnitureOf({ ...page, words: { folio: '1' } }, usualFurniture, { sheet: print, lineOf, resource: 'F' }),
  ).toMatch(/^\/Artifact <<\/Type \/Pagination>> BDC\nBT [^]* ET\nEMC\n$/);
});

describe('places', () => {
  test('a recto ends at the right edge of the type area, a verso begins at the left', () => {
    const [recto] = lines({ side: 'recto', words: { chapter: '第一回' } });
    const [verso] = lines({ side: 'verso', words: { book: '石头记' } });
    expect((recto?.x ?? 0) + (recto?.width ?? 0)).toBeCloseTo(print.inner + measure, 1);
    expect(verso?.x).toBeCloseTo(print.outer, 1);
  });

  test('a sheet that does not face has its folio in the middle', () => {
    const [folio] = lines({ words: { folio: '18' } }, screen);
    expect((folio?.x ?? 0) + (folio?.width ?? 0) / 2).toBeCloseTo(screen.width / 2, 1);
  });

  test('the head is above the type area, the folio below it, both on the trim', () => {
    const [head, folio] = lines({ words: { chapter: '第一回', folio: '12' } });
    expect(head?.y).toBeGreaterThan(print.height - print.top);
    expect((head?.y ?? 0) + (head?.size ?? 0)).toBeLessThan(print.height);
    expect(folio?.y).toBeLessThan(print.bottom);
    expect(folio?.y).toBeGreaterThan(0);
  });

  test('bleed moves both in from the corner of the MediaBox', () => {
    const [plain, bled] = [
      lines({ words: { chapter: '第一回' } }),
      lines({ words: { chapter: '第一回' } }, { ...print, bleed: 9 }),
    ];
    expect([(bled[0]?.x ?? 0) - (plain[0]?.x ?? 0), (bled[0]?.y ?? 0) - (plain[0]?.y ?? 0)].map(Math.round)).toEqual([
      9, 9,
    ]);
  });
});

describe('length', () => {
  test('a head that fits is set whole', () => {
    expect(lines({ words: { chapter: '第一回　石头记（上）' } })[0]?.text).toBe('第一回　石头记（上）');
  });

  test('a longer one ends in …… at the end of the measure, for nothing stands beside it', () => {
    const [head] = lines({ words: { chapter: '石头记'.repeat(20) } });
    expect(head?.text).toMatch(/^(石头记)+石?头?……$/);
    expect(head?.width).toBeLessThanOrEqual(measure);
    expect(head?.width).toBeGreaterThan(measure - (head?.size ?? 0));
  });

  test('no space stands before the ……', () => {
    for (let length = 20; length < 32; length += 1)
      expect(lines({ words: { chapter: `${'石'.repeat(length)}　${'头'.repeat(20)}` } })[0]?.text).not.toMatch(/　……/);
  });
});

test('where the margins are narrow everything stays on the paper', () => {
  const narrow: Sheet = { ...print, inner: 8, outer: 8, bottom: 20, clear: 6 };
  const margin = { ids: [{ label: '126.034', y: 300 }], bars: [], lines: [{ label: '25', y: 300 }] };
  const found = lines({ foot: '第一回', margin, words: { folio: '12' } }, narrow);
  expect(found.map(({ text }) => text)).toEqual(['12', '第一回', '126034', '25']);
  for (const { x, y, width } of found) {
    expect(x).toBeGreaterThanOrEqual(narrow.clear - 0.01);
    expect(x + width).toBeLessThanOrEqual(narrow.width - narrow.clear + 0.01);
    expect(y).toBeGreaterThan(narrow.clear);
  }
});

describe('furniture as data', () => {
  const head: RunningLine = {
    verso: ['book'],
    recto: ['chapter'],
    between: '　',
    at: 'head',
    side: 'outer',
    size: 0.76,
    distance: 0.8,
  };
  const folio: RunningLine = { ...head, verso: ['folio'], recto: ['folio'], at: 'foot', size: 0.86, distance: 1.3 };
  const set = (line: Partial<RunningLine>, side: 'recto' | 'verso' = 'recto', more: readonly RunningLine[] = []) =>
    lines({ side, words: { book: '石头记', chapter: '第一回', folio: '12' } }, print, {
      ...usualFurniture,
      lines: [{ ...head, ...line }, ...more],
    });

  test('the inner side is that of the spine, the middle that of the type area', () => {
    expect(set({ side: 'inner' })[0]?.x).toBeCloseTo(print.inner, 1);
    const [inner] = set({ side: 'inner' }, 'verso');
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeCloseTo(print.outer + measure, 1);
    const [centre] = set({ side: 'centre' });
    expect((centre?.x ?? 0) + (centre?.width ?? 0) / 2).toBeCloseTo(print.inner + measure / 2, 1);
  });

  test('distance and size are those of the theme', () => {
    const [found] = set({ distance: 1.1, size: 1 });
    expect(found?.size).toBe(print.fontSize);
    expect(found?.y).toBeCloseTo(print.height - print.top + 1.1 * print.leading, 1);
  });

  test('a line has several words, of which a page shows those it has', () => {
    expect(set({ recto: ['book', 'chapter', 'folio'] })[0]?.text).toBe('石头记　第一回　12');
    const opener = lines({ words: { folio: '12' } }, print, {
      ...usualFurniture,
      lines: [{ ...head, recto: ['book', 'chapter', 'folio'] }],
    });
    expect(opener.map(({ text }) => text)).toEqual(['12']);
  });

  test('where there is no room the title is shortened, and never the folio', () => {
    const [found] = lines({ words: { chapter: '石头记'.repeat(20), folio: '12' } }, print, {
      ...usualFurniture,
      lines: [{ ...head, recto: ['folio', 'chapter'] }],
    });
    expect(found?.text).toMatch(/^12　(石头记)+石?头?……$/);
    expect(found?.width).toBeLessThanOrEqual(measure);
  });

  test('two heads beside each other do not meet', () => {
    const long = { book: '石头记'.repeat(20), chapter: '第一回'.repeat(20) };
    const found = lines({ words: long }, print, {
      ...usualFurniture,
      lines: [
        { ...head, recto: ['book'], side: 'inner' },
        { ...head, recto: ['chapter'], side: 'outer' },
      ],
    });
    expect((found[0]?.x ?? 0) + (found[0]?.width ?? 0)).toBeLessThan(found[1]?.x ?? 0);
  });

  test('a rule is as wide as the type area, below the words or above', () => {
    const operators = (line: Partial<RunningLine>) =>
      furnitureOf(
        { ...page, words: { chapter: '第一回' } },
        { ...usualFurniture, lines: [{ ...head, ...line }] },
        { sheet: print, lineOf, resource: 'F' },
      );
    const ruleOf = (line: Partial<RunningLine>) =>
      (/0 g ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f/.exec(operators(line)) ?? []).slice(1).map(Number);
    const [x, y = 0, width, height] = ruleOf({ rule: { side: 'below', width: 0.5 } });
    expect([x, width, height]).toEqual([print.inner, measure, 0.5]);
    const base = set({})[0]?.y ?? 0;
    expect(y).toBeLessThan(base - 1);
    expect(y).toBeGreaterThan(print.height - print.top);
    expect(ruleOf({ rule: { side: 'above', width: 0.5 } })[1]).toBeGreaterThan(base + 0.88 * 8);
    expect(ruleOf({})).toEqual([]);
  });

  test('at the fore-edge characters stand one below the other, from the head down', () => {
    for (const side of ['recto', 'verso'] as const) {
      const found = set({ at: 'fore-edge', side: 'head', distance: 1.5, recto: ['chapter'], verso: ['chapter'] }, side);
      expect(found.map(({ text }) => text)).toEqual(['第', '一', '回']);
      const middle = side === 'recto' ? print.inner + measure + 27 : print.outer - 27;
      const size = 0.76 * print.fontSize;
      for (const [index, { x, y, width }] of found.entries()) {
        expect(x + width / 2).toBeCloseTo(middle, 1);
        expect(y).toBeCloseTo(print.height - print.top - (index + 0.88) * size, 1);
      }
    }
  });

  test('there it ends at the foot where the theme says so; up to three figures stand side by side', () => {
    const found = set({ at: 'fore-edge', side: 'foot', recto: ['chapter', 'folio'] });
    expect(found.map(({ text }) => text)).toEqual(['第', '一', '回', '12']);
    expect(found.at(-1)?.y).toBeCloseTo(print.bottom + 0.12 * 0.76 * print.fontSize, 1);
  });

  test('a folio beside a head has its own place', () => {
    expect(set({}, 'recto', [folio]).map(({ text }) => text)).toEqual(['第一回', '12']);
  });
});

/** Folios and heads, set in the real text face and read back from their operators. */

import { beforeAll, describe, expect, test } from 'vitest';
import { makeSheet, type Sheet } from '../../src/editions/sheet.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { furnitureOf } from '../../src/pdf/binding/furniture.ts';
import { openLines, type LineOf } from '../../src/pdf/binding/lines.ts';
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
function lines(page: Partial<BoundPage>, sheet: Sheet = print): Line[] {
  const operators = furnitureOf({ side: 'recto', label: '1', showsFolio: false, ...page }, sheet, lineOf, 'F');
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

test('a page without folio and head gets nothing at all', () => {
  expect(furnitureOf({ side: 'recto', label: '1', showsFolio: false }, print, lineOf, 'F')).toBe('');
});

test('what is set is marked as pagination, so that nobody reads it aloud', () => {
  expect(furnitureOf({ side: 'recto', label: '1', showsFolio: true }, print, lineOf, 'F')).toMatch(
    /^\/Artifact <<\/Type \/Pagination>> BDC\nBT [^]* ET\nEMC\n$/,
  );
});

describe('places', () => {
  test('a recto ends at the right edge of the type area, a verso begins at the left', () => {
    const [recto] = lines({ side: 'recto', head: '第一回' });
    const [verso] = lines({ side: 'verso', head: '石头记' });
    expect((recto?.x ?? 0) + (recto?.width ?? 0)).toBeCloseTo(print.inner + measure, 1);
    expect(verso?.x).toBeCloseTo(print.outer, 1);
  });

  test('a sheet that does not face has its folio in the middle', () => {
    const [folio] = lines({ showsFolio: true, label: '18' }, screen);
    expect((folio?.x ?? 0) + (folio?.width ?? 0) / 2).toBeCloseTo(screen.width / 2, 1);
  });

  test('the head is above the type area, the folio below it, both on the trim', () => {
    const [head, folio] = lines({ head: '第一回', showsFolio: true, label: '12' });
    expect(head?.y).toBeGreaterThan(print.height - print.top);
    expect((head?.y ?? 0) + (head?.size ?? 0)).toBeLessThan(print.height);
    expect(folio?.y).toBeLessThan(print.bottom);
    expect(folio?.y).toBeGreaterThan(0);
  });

  test('bleed moves both in from the corner of the MediaBox', () => {
    const [plain, bled] = [lines({ head: '第一回' }), lines({ head: '第一回' }, { ...print, bleed: 9 })];
    expect([(bled[0]?.x ?? 0) - (plain[0]?.x ?? 0), (bled[0]?.y ?? 0) - (plain[0]?.y ?? 0)].map(Math.round)).toEqual([
      9, 9,
    ]);
  });
});

describe('length', () => {
  test('a head that fits is set whole', () => {
    expect(lines({ head: '第一回　石头记（上）' })[0]?.text).toBe('第一回　石头记（上）');
  });

  test('a longer one ends in …… within three quarters of the measure', () => {
    const [head] = lines({ head: '石头记'.repeat(20) });
    expect(head?.text).toMatch(/^(石头记)+石?头?……$/);
    expect(head?.width).toBeLessThanOrEqual(0.75 * measure);
    expect(head?.width).toBeGreaterThan(0.75 * measure - (head?.size ?? 0));
  });

  test('no space stands before the ……', () => {
    for (let length = 20; length < 32; length += 1)
      expect(lines({ head: `${'石'.repeat(length)}　${'头'.repeat(20)}` })[0]?.text).not.toMatch(/　……/);
  });
});

test('where the margins are narrow everything stays on the paper', () => {
  const narrow: Sheet = { ...print, inner: 8, outer: 8, bottom: 20, clear: 6 };
  const margin = { ids: [{ label: '126.034', y: 300 }], bars: [], lines: [{ label: '25', y: 300 }] };
  const found = lines({ foot: '第一回', margin, showsFolio: true, label: '12' }, narrow);
  expect(found.map(({ text }) => text)).toEqual(['12', '第一回', '126034', '25']);
  for (const { x, y, width } of found) {
    expect(x).toBeGreaterThanOrEqual(narrow.clear - 0.01);
    expect(x + width).toBeLessThanOrEqual(narrow.width - narrow.clear + 0.01);
    expect(y).toBeGreaterThan(narrow.clear);
  }
});

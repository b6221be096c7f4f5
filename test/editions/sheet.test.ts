import { describe, expect, it } from 'vitest';
import { pageSizes, parsePageSize } from '../../src/config/page-sizes.ts';
import { makeSheet, type Sheet, type SheetOptions } from '../../src/editions/sheet.ts';

const print: SheetOptions = { edition: 'print', facing: true, openings: 'recto' };
const sheetOf = (options: Partial<SheetOptions>): Sheet => {
  const { value, diagnostics } = makeSheet({ ...print, ...options });
  expect(diagnostics).toEqual([]);
  return value;
};
const millimetres = (points: number): number => Math.round((points / 72) * 254) / 10;

/** To the ink, as a typographer measures. */
function margins(sheet: Sheet): number[] {
  const gap = (sheet.leading - sheet.fontSize) / 2;
  return [sheet.inner, sheet.outer, sheet.top + gap, sheet.bottom + gap].map(millimetres);
}

describe('A5', () => {
  it('is 28 × 27 of 10.5 on 18 points, with the margins of [A1]', () => {
    const sheet = sheetOf({});
    expect(sheet).toMatchObject({
      chars: 28,
      lines: 27,
      fontSize: 10.5,
      leading: 18,
      bleed: 0,
      facing: true,
      openings: 'recto',
    });
    expect([sheet.width, sheet.height].map(millimetres)).toEqual([148, 210]);
    expect(margins(sheet)).toEqual([20, 24.3, 23.5, 17.7]);
  });
});

it('has lines as high as Chrome makes them, whole pixels of it', () => {
  const leadingOf = (grid: SheetOptions['grid']) => sheetOf({ grid }).leading;
  expect([leadingOf({ leading: 19 }), leadingOf({ leading: 19.5 }), leadingOf({ fontSize: 12 })]).toEqual([
    18.75, 19.5, 20.25,
  ]);
});

/** Characters × lines, then inner, outer, head and foot in mm. */
it.each([
  ['大32开', 26, 26, [19.5, 24.2, 23, 17.5]],
  ['32开', 25, 24, [17, 20.4, 19, 15.2]],
  ['16开', 35, 33, [25, 30.4, 30.5, 22.6]],
  ['6x9in', 29, 29, [20, 25, 27, 20.1]],
  ['5x8in', 24, 26, [17, 21.1, 23.5, 17.2]],
])('%s by default', (name, chars, lines, expected) => {
  const sheet = sheetOf({ page: parsePageSize(name) });
  expect([sheet.chars, sheet.lines, margins(sheet)]).toEqual([chars, lines, expected]);
});

it.each(Object.entries(pageSizes))('%s adds up and has 15 mm on every side', (_, page) => {
  for (const facing of [true, false]) {
    const sheet = sheetOf({ page, facing });
    expect(sheet.inner + sheet.chars * sheet.fontSize + sheet.outer).toBeCloseTo(sheet.width, 2);
    expect(sheet.top + sheet.lines * sheet.leading + sheet.bottom).toBeCloseTo(sheet.height, 2);
    expect(Math.min(...margins(sheet))).toBeGreaterThanOrEqual(15);
    if (!facing) expect(sheet.inner).toBeCloseTo(sheet.outer, 2);
  }
});

it('takes what the author gives', () => {
  const sheet = sheetOf({ grid: { chars: 24, lines: 22, fontSize: 12, leading: 21 }, inner: 18, top: 25, bleed: 3 });
  expect(sheet).toMatchObject({ chars: 24, lines: 22, fontSize: 12, leading: 21, bleed: 8.504 });
  expect(margins(sheet).filter((_, side) => side % 2 === 0)).toEqual([18, 25]);
});

it('sets larger type with a leading in proportion', () => {
  expect(sheetOf({ grid: { fontSize: 14 } })).toMatchObject({ fontSize: 14, leading: 24, chars: 21, lines: 20 });
});

it.each([
  ['too many characters', { grid: { chars: 38, lines: 27, fontSize: 10.5 } }, '切口', '{ chars: 37, lines: 27 }'],
  ['too many lines', { grid: { chars: 28, lines: 40, fontSize: 10.5 } }, '地脚', '{ chars: 28, lines: 31 }'],
  ['an inner margin too wide', { inner: 45 }, '切口', '{ chars: 26, lines: 27 }'],
  ['a head too high', { top: 45 }, '地脚', '{ chars: 28, lines: 25 }'],
])('says what would fit: %s', (_, options, side, nearest) => {
  const place = { file: 'book.yaml', line: 3 };
  const { value, diagnostics } = makeSheet({ ...print, ...options, place });
  expect(diagnostics).toMatchObject([{ code: 'type-area-fits', severity: 'error', place }]);
  expect(diagnostics[0]?.message.zh).toContain(`${side}只剩`);
  expect(diagnostics[0]?.hint?.zh).toContain(nearest);
  const { chars, lines } = value;
  expect(nearest).toBe(`{ chars: ${chars}, lines: ${lines} }`);
  expect(makeSheet({ ...print, ...options, grid: { chars, lines, fontSize: 10.5 } }).diagnostics).toEqual([]);
});

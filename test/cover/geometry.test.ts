/** Sizes of whole covers, by the formulas printers give ([P4c]). */

import { describe, expect, test } from 'vitest';
import { layCover, type CoverRequest } from '../../src/cover/geometry.ts';

const inch = (inches: number): number => inches * 72;
const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
const cover = (request: Partial<CoverRequest>) =>
  layCover({
    width: mm(148),
    height: mm(210),
    pages: 320,
    printing: { printer: 'cn', paper: 'offset-80' },
    flaps: 0,
    ...request,
  });

describe('the whole sheet, to a hundredth of a point', () => {
  test.each([
    ['KDP, 6 × 9 in, 300 pages of white', 'kdp', 'white', 300, [0.125 + 6 + 300 * 0.002252 + 6 + 0.125, 9.25]],
    ['KDP, 6 × 9 in, 300 pages of cream', 'kdp', 'cream', 300, [0.125 + 6 + 300 * 0.0025 + 6 + 0.125, 9.25]],
    [
      'IngramSpark, an odd page count is a leaf more',
      'ingramspark',
      'cream',
      299,
      [0.125 + 6 + 300 * 0.0025 + 6 + 0.125, 9.25],
    ],
    ['Lulu, whatever the paper', 'lulu', 'white', 222, [0.125 + 6 + 0.5 + 0.06 + 6 + 0.125, 9.25]],
  ] as const)('%s', (_, printer, paper, pages, [width, height]) => {
    const made = layCover({ width: inch(6), height: inch(9), pages, printing: { printer, paper }, flaps: 0 });
    // KDP's 0.002252 in are 0.0572 mm in the table of papers: 300 pages differ by 0.02 pt.
    expect(Math.abs(made.width - inch(width))).toBeLessThan(0.025);
    expect(made.height).toBeCloseTo(inch(height), 2);
  });

  test('a Chinese paperback: two trims, the spine, two flaps, 3 mm all around', () => {
    const made = cover({ flaps: mm(80) });
    expect(made.width).toBeCloseTo(mm(2 * 148 + 320 * 0.0513 + 0.5 + 2 * 80 + 2 * 3), 2);
    expect(made.height).toBeCloseTo(mm(216), 2);
    expect(made.flaps.map(({ width }) => width)).toEqual([mm(80), mm(80)]);
  });
});

test('back, spine and front follow one another without a gap', () => {
  for (const flaps of [0, mm(80)]) {
    const { flaps: sides, back, spine, front, trim } = cover({ flaps });
    const panels = [sides[0], back, spine, front, sides[1]].filter((panel) => panel !== undefined);
    expect(panels[0]?.x).toBe(trim.x);
    for (const [index, panel] of panels.entries())
      expect(panel.x + panel.width).toBeCloseTo(panels[index + 1]?.x ?? trim.x + trim.width, 2);
  }
});

test('of a right-bound book the front is at the left, and its barcode at the spine still', () => {
  const { back, spine, front, barcode, frontWithBleed } = cover({ rightBound: true });
  expect([front.x < spine.x, spine.x < back.x]).toEqual([true, true]);
  expect(barcode.x - back.x).toBeCloseTo(mm(14), 2);
  expect(frontWithBleed.x).toBe(0);
  const left = cover({});
  expect(left.back.x + left.back.width - left.barcode.x - left.barcode.width).toBeCloseTo(mm(14), 2);
  expect(left.frontWithBleed.x + left.frontWithBleed.width).toBeCloseTo(left.width, 2);
});

test('words on the spine from 79 pages at KDP, 48 at IngramSpark, 5 mm in China', () => {
  const bears = (printer: CoverRequest['printing']['printer'], pages: number) =>
    cover({ pages, printing: { printer, paper: 'white' } }).spineText !== undefined;
  expect([78, 79].map((pages) => bears('kdp', pages))).toEqual([false, true]);
  expect([47, 48].map((pages) => bears('ingramspark', pages))).toEqual([false, true]);
  expect([78, 80].map((pages) => bears('cn', pages))).toEqual([false, true]); // 4.96 mm, 5.08 mm
});

test('KDP puts its own barcode into a field of 2 × 1.2 in, a quarter of an inch from the trim', () => {
  const { barcode, barcodeBy, back } = cover({ printing: { printer: 'kdp', paper: 'white' } });
  expect(barcodeBy).toBe('printer');
  expect([barcode.width, barcode.height]).toEqual([144, 86.4]);
  expect(back.y + back.height - barcode.y - barcode.height).toBeCloseTo(18, 2);
});

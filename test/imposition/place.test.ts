/** Where pages stand on sheets, in millimetres. */

import { describe, expect, test } from 'vitest';
import { foldedEdge, marksFor, placeOn } from '../../src/imposition/place.ts';

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
const size = (width: number, height: number) => ({ width: mm(width), height: mm(height) });
const place = (trim: readonly [number, number], sheet?: readonly [number, number]) => {
  const { sheet: used, scale, block } = placeOn(size(...trim), sheet && size(...sheet));
  const inMillimetres = (points: number) => Math.round((points / 72) * 254) / 10;
  return {
    sheet: [used.width, used.height].map(inMillimetres),
    scale: Math.round(scale * 1000) / 1000,
    block: [block.left, block.foot, block.right, block.head].map(inMillimetres),
  };
};

describe('placeOn', () => {
  test('two pages side by side and nothing else where no sheet is given', () => {
    expect(place([140, 203])).toEqual({ sheet: [280, 203], scale: 1, block: [0, 0, 280, 203] });
  });

  test('A5 on A4, which is 1 mm wider', () => {
    expect(place([148, 210], [210, 297])).toEqual({ sheet: [297, 210], scale: 1, block: [0.5, 0, 296.5, 210] });
  });

  test('A4 on A4 is made smaller, A5 on A3 is not made larger', () => {
    expect(place([210, 297], [210, 297])).toEqual({ sheet: [297, 210], scale: 0.707, block: [0, 0, 297, 210] });
    expect(place([148, 210], [297, 420])).toMatchObject({ sheet: [420, 297], scale: 1 });
  });

  test('a sheet stands where pages are larger so', () => {
    expect(place([210, 100], [420, 210]).sheet).toEqual([420, 210]);
    expect(place([100, 210], [297, 210]).sheet).toEqual([297, 210]);
    expect(place([148, 420], [297, 420]).sheet).toEqual([297, 420]);
  });
});

describe('marks', () => {
  test('none where there is no room', () => {
    expect(marksFor(placeOn(size(148, 210)), 0)).toEqual({ cuts: [], folds: [] });
    expect(marksFor(placeOn(size(148, 210), size(297, 210)), 0)).toEqual({ cuts: [], folds: [] });
  });

  test('at all corners and both ends of the fold, outside of trim and bleed', () => {
    const placing = placeOn(size(140, 203), size(420, 297));
    const { cuts, folds } = marksFor(placing, mm(3));
    expect([cuts.length, folds.length]).toEqual([8, 2]);
    const isClear = (x: number, y: number) =>
      x <= placing.block.left - mm(2.99) ||
      x >= placing.block.right + mm(2.99) ||
      y <= placing.block.foot - mm(2.99) ||
      y >= placing.block.head + mm(2.99);
    for (const [x0, y0, x1, y1] of [...cuts, ...folds])
      expect([isClear(x0, y0), isClear(x1, y1)]).toEqual([true, true]);
  });
});

test('fishtails stand on the fold and face each other', () => {
  const placing = placeOn(size(148, 210));
  const {
    tails: [upper = [], lower = []],
    lines,
  } = foldedEdge(placing);
  for (const tail of [upper, lower])
    expect((Math.min(...tail.map(([x]) => x)) + Math.max(...tail.map(([x]) => x))) / 2).toBeCloseTo(placing.fold, 3);
  expect(Math.max(...lower.map(([, y]) => y))).toBeLessThan(Math.min(...upper.map(([, y]) => y)));
  expect(lines.map(([x]) => x)).toEqual([placing.fold, placing.fold]);
});

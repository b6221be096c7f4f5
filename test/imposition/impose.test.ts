/** Sheets folded, put into one another and read, page by page, by a reader who knows nothing of the arithmetic. */

import { describe, expect, test } from 'vitest';
import { impose, type ImposedSheet, type Imposing } from '../../src/imposition/impose.ts';

const counts = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 50, 64, 100];
const folded: readonly Imposing['scheme'][] = ['booklet', 'signatures-16', 'signatures-32'];
const bindings = [false, true];

/** A leaf as the reader meets it: the side that comes first, and what is behind it. */
interface Leaf {
  readonly recto: number | undefined;
  readonly verso: number | undefined;
}

/**
 * Takes a sheet by its fold, front outside. The half away from the reader's hand becomes the leaf before the fold. Of a
 * left-bound book the leaf that is met first is the right half of the front; turning the sheet over mirrors it, so
 * behind it is the left half of the back.
 */
function fold(
  { front, back = { left: undefined, right: undefined } }: ImposedSheet,
  rightBound: boolean,
): { before: Leaf; after: Leaf } {
  return rightBound
    ? { before: { recto: front.left, verso: back.right }, after: { recto: back.left, verso: front.right } }
    : { before: { recto: front.right, verso: back.left }, after: { recto: back.right, verso: front.left } };
}

/**
 * Puts each sheet into the one before it until one lies outside again, then reads all leaves from the first to the
 * last.
 */
function read(sheets: readonly ImposedSheet[], rightBound: boolean): (number | undefined)[] {
  const signatures: { before: Leaf[]; after: Leaf[] }[] = [];
  for (const sheet of sheets) {
    if (sheet.depth === 0) signatures.push({ before: [], after: [] });
    const { before, after } = fold(sheet, rightBound);
    signatures.at(-1)?.before.push(before);
    signatures.at(-1)?.after.unshift(after);
  }
  return signatures.flatMap(({ before, after }) => [...before, ...after]).flatMap(({ recto, verso }) => [recto, verso]);
}

function firstPages(count: number, places: number): (number | undefined)[] {
  return Array.from({ length: places }, (_, index) => (index < count ? index : undefined));
}

describe.each(folded)('%s', (scheme) => {
  test.each(bindings)(
    'right-bound %s: folded and read, the pages come in order, true blanks at the end',
    (rightBound) => {
      for (const pages of counts) {
        const sheets = impose({ pages, scheme, rightBound });
        const unit = scheme === 'booklet' ? 4 : Number(scheme.replace('signatures-', ''));
        expect(sheets).toHaveLength((Math.ceil(pages / unit) * unit) / 4);
        expect(read(sheets, rightBound), `${pages} pages`).toEqual(firstPages(pages, sheets.length * 4));
      }
    },
  );
});

test('a signature has four sheets for 16 pages and eight for 32', () => {
  const depths = (scheme: Imposing['scheme'], pages: number) => impose({ pages, scheme }).map(({ depth }) => depth);
  expect(depths('signatures-16', 20)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  expect(depths('signatures-32', 20)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a booklet of eight', () => {
  expect(impose({ pages: 8, scheme: 'booklet' })).toEqual([
    { depth: 0, front: { left: 7, right: 0 }, back: { left: 1, right: 6 } },
    { depth: 1, front: { left: 5, right: 2 }, back: { left: 3, right: 4 } },
  ]);
});

describe('thread', () => {
  /**
   * Leaves are folded print outside, and their open edges bound: what the reader sees first is the half that has the
   * open edge at the spine.
   */
  test.each(bindings)('right-bound %s: each leaf is read round its fold', (rightBound) => {
    for (const pages of counts) {
      const sheets = impose({ pages, scheme: 'thread', rightBound });
      expect(sheets.every(({ back }) => back === undefined)).toBe(true);
      const order = sheets.flatMap(({ front: { left, right } }) => (rightBound ? [right, left] : [left, right]));
      expect(order).toEqual(firstPages(pages, Math.ceil(pages / 2) * 2));
    }
  });
});

test('ten thousand pages are each there once', () => {
  for (const scheme of [...folded, 'thread' as const]) {
    const placed = impose({ pages: 10_000, scheme })
      .flatMap(({ front, back }) => [front.left, front.right, back?.left, back?.right])
      .filter((page) => page !== undefined);
    expect(placed.sort((a, b) => a - b)).toEqual(firstPages(10_000, 10_000));
  }
});

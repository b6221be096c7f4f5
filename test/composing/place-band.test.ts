/** 眉批 along a page of ten lines, each of their lines half a line of the text, half of that between two. */

import { expect, test } from 'vitest';
import { placeInBand, type BandComment } from '../../src/composing/place-band.ts';

function place(...comments: readonly (readonly [page: number, down: number, lines: number])[]): string[] {
  const asked = comments.map(([page, down, lines]): BandComment => ({ page, down, lines }));
  return placeInBand(asked, { depth: 10, leading: 0.5, apart: 0.25 }).map(
    ({ comment, page, down, from, to }) => `${comment}: ${page}, ${down}, lines ${from}–${to}`,
  );
}

test('each stands at the line of its words', () => {
  expect(place([0, 2, 3], [0, 6, 1], [1, 0, 2])).toEqual([
    '0: 0, 2, lines 0–3',
    '1: 0, 6, lines 0–1',
    '2: 1, 0, lines 0–2',
  ]);
});

test('one begins behind the end of the one before it', () => {
  expect(place([0, 2, 4], [0, 3, 2], [0, 3, 1])).toEqual([
    '0: 0, 2, lines 0–4',
    '1: 0, 4.25, lines 0–2',
    '2: 0, 5.5, lines 0–1',
  ]);
});

test('at the end of a page they begin sooner', () => {
  expect(place([0, 8, 2], [0, 9, 3])).toEqual(['0: 0, 7.25, lines 0–2', '1: 0, 8.5, lines 0–3']);
});

test('what a page has no room for goes on at the head of the next ones, before those of that page', () => {
  expect(place([0, 0, 10], [0, 9, 12], [1, 0, 2])).toEqual([
    '0: 0, 0, lines 0–10',
    '1: 0, 5.25, lines 0–9',
    '1: 1, 0, lines 9–12',
    '2: 1, 1.75, lines 0–2',
  ]);
  expect(place([0, 0, 45])).toEqual(['0: 0, 0, lines 0–20', '0: 1, 0, lines 20–40', '0: 2, 0, lines 40–45']);
});

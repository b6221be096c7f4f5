/** Where a sheet has room for 眉批 and 侧批 [B9] [B10]. */

import { expect, test } from 'vitest';
import type { EditionConfig } from '../../src/config/schema.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';

function room(options: EditionConfig) {
  const [edition] = resolveEditions({ editions: { it: { from: 'print', ...options } } }, ['it']).value;
  return edition !== undefined && 'sheet' in edition ? edition.sheet.comments : undefined;
}

/** How many characters a line of the band has. */
function characters(options: EditionConfig): number | undefined {
  const { head } = room(options) ?? {};
  return head && Math.round(head.measure / head.size);
}

test('vertical pages have it, horizontal ones where they say so', () => {
  expect(room({})).toBeUndefined();
  expect(room({ writing: 'vertical', comments: 'text' })).toBeUndefined();
  expect(characters({ writing: 'vertical' })).toBe(6);
  expect(characters({ comments: 'margin' })).toBe(5);
});

test('the band is as wide as the margin lets it, up to eight characters, and none where it would have less than four', () => {
  expect(characters({ writing: 'vertical', top: 35, grid: { chars: 40, lines: 17 } })).toBe(8);
  expect(characters({ writing: 'vertical', top: 15 })).toBeUndefined();
  expect(characters({ comments: 'margin', inner: 30 })).toBeUndefined();
});

test('where chapters open on any page nobody knows which margin is the outer one', () => {
  expect(characters({ comments: 'margin', openings: 'any' })).toBeUndefined();
  expect(characters({ writing: 'vertical', openings: 'any' })).toBe(6);
});

test('a band is at the head of every vertical page, and at the fore-edge of others', () => {
  const [vertical, horizontal] = [room({ writing: 'vertical' })?.head, room({ comments: 'margin' })?.head];
  expect(vertical?.recto).toBe(vertical?.verso);
  expect(vertical?.recto).toBeLessThan(0);
  expect(horizontal?.recto).toBeGreaterThan(28 * 10.5);
  expect(horizontal?.verso).toBeLessThan(0);
});

test('侧批 need a gap between lines', () => {
  expect(room({ writing: 'vertical' })?.side?.size).toBeCloseTo(6.3, 5);
  expect(room({ writing: 'vertical', grid: { fontSize: 10.5, leading: 15 } })?.side).toBeUndefined();
});

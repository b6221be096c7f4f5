import { expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/config/nearest.ts';

it.each([
  ['kitten', 'sitting', 3],
  ['', '书名', 2],
  ['书名', '', 2],
  ['𠮷祥', '吉祥', 1],
  ['same', 'same', 0],
])('%s → %s takes %i', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

it('finds the nearest, not something far', () => {
  const keys = ['title', 'subtitle', 'author', 'fileAs', 'isbn'];
  expect(nearest('titel', keys)).toBe('title');
  expect(nearest('file_as', keys)).toBe('fileAs');
  expect(nearest('isnb', keys)).toBe('isbn');
  expect(nearest('colour', keys)).toBeUndefined();
});

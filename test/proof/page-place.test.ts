import { expect, test } from 'vitest';
import { shownText, type ItemText } from '../../src/book/shown-text.ts';
import { placesOfPages } from '../../src/proof/page-place.ts';

const lines = [
  '第一章渡口',
  ...Array.from(
    { length: 40 },
    (_, index) => `第${index}段，`.repeat(6) + (index === 20 ? 'https://example.org/a/very/long/address' : ''),
  ),
];
const passages = lines.map((text, index) => ({ text, line: 2 * index + 1 }));
const item: ItemText = { id: 'ch01', file: '稿/01.md', passages: () => passages, ...shownText(lines.join('')) };

test('a page is found in its chapter: at what cannot be broken, else where it begins', () => {
  const on = (from: number, to: number) => `${lines.slice(from, to).join('')}`;
  const pages = [
    { number: 5, item: 'ch01', text: on(0, 8) },
    { number: 6, item: 'ch01', text: on(8, 18) },
    { number: 7, item: 'ch01', text: `1${on(18, 30)}` },
    { number: 9, item: 'part1', text: '上卷' },
    { number: 11, item: 'ch01', text: '别处的一句话，书稿里没有的。' },
  ];
  const placeOf = placesOfPages([item], () => pages);
  expect([5, 6, 7, 8, 9, 11].map((page) => placeOf(page)?.line)).toEqual([1, 17, 43, undefined, undefined, undefined]);
  expect(placeOf(6)?.file).toBe('稿/01.md');
});

import { expect, test } from 'vitest';
import { readToUnicode, writeToUnicode } from '../../src/pdf/content/to-unicode.ts';

test('what is written is read back: one character, two, one beyond the BMP, and more than a block of them', () => {
  const map = new Map([
    [1, '石'],
    [2, '——'],
    [3, '𠮷'],
    [0xfffe, '〇'],
    ...Array.from({ length: 250 }, (_, index) => [100 + index, String.fromCodePoint(0x4e00 + index)] as const),
  ]);
  expect(readToUnicode(writeToUnicode(map))).toEqual(new Map([...map].sort(([a], [b]) => a - b)));
});

test('a block holds a hundred entries at most (Adobe Technical Note 5014)', () => {
  const cmap = writeToUnicode(new Map(Array.from({ length: 201 }, (_, index) => [index, 'x'] as const)));
  expect([...cmap.matchAll(/(\d+) beginbfchar/g)].map(([, count]) => Number(count))).toEqual([100, 100, 1]);
});

test('ranges, as Chrome writes them', () => {
  expect(
    readToUnicode(
      '2 beginbfrange\n<0003> <0005> <4E00>\n<000A> <000A> <D842DFB7>\nendbfrange\n1 beginbfchar\n<0001> <20142014>\nendbfchar',
    ),
  ).toEqual(
    new Map([
      [1, '——'],
      [3, '一'],
      [4, '丁'],
      [5, '丂'],
      [10, '𠮷'],
    ]),
  );
});

test('an empty map is a CMap too', () => {
  expect(readToUnicode(writeToUnicode(new Map()))).toEqual(new Map());
});

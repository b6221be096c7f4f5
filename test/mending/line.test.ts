/** Where an address in running text ends. */

import { expect, test } from 'vitest';
import { addressesIn, plainLine } from '../../src/mending/line.ts';

test.each([
  ['见https://example.org/a，详见', 'https://example.org/a'],
  ['见https://example.org。', 'https://example.org'],
  ['（https://example.org/a）', 'https://example.org/a'],
  ['(https://example.org/a)', 'https://example.org/a'],
  ['https://example.org/a（推荐）', 'https://example.org/a'],
  ['https://example.org/a(推荐)', 'https://example.org/a'],
  ['https://example.org/wiki/刻本_(印刷)，', 'https://example.org/wiki/刻本_(印刷)'],
  ['https://example.org/wiki/Press_(China).', 'https://example.org/wiki/Press_(China)'],
  ['http://例子.测试/路；', 'http://例子.测试/路'],
  ['“https://example.org/a”', 'https://example.org/a'],
  ['https://example.org/?a=b,c&d=(e) 好', 'https://example.org/?a=b,c&d=(e)'],
  ['看www.example.org/甲、', 'www.example.org/甲'],
  ['信a.b@example.org。', 'a.b@example.org'],
  ['看www.例子.测试/甲,乙、', 'www.例子.测试/甲,乙'],
  ['信a@例子.测试,好', 'a@例子.测试'],
  ['信a@example.org请收', 'a@example.org'],
  ['在example.com/甲,乙 里', 'example.com/甲,乙'],
  ['开localhost:8080/甲,乙', 'localhost:8080/甲,乙'],
  ['见doi:10.1000/甲.乙。', 'doi:10.1000/甲.乙'],
  ['包example://x/...。', 'example://x/...'],
  ['https://example.org/a/((b', 'https://example.org/a/'],
])('%s', (text, address) => {
  expect(addressesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([address]);
});

test('what is none', () => {
  expect(addressesIn('12:30//甲, 甲@乙, awww.b, a@b, Vue.js/React,都行, 见example.com,再, 上/下,左')).toEqual([]);
});

test('an isle is in no stretch, and the text around it is', () => {
  const text = '甲, https://a.b/c {{x, y}}, 乙';
  const { stretches } = plainLine(text);
  expect(stretches.map(({ start, end }) => text.slice(start, end))).toEqual(['甲, ', ' ', ', 乙']);
});

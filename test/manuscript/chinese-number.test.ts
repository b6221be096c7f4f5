import { describe, expect, test } from 'vitest';
import { readChineseNumber, readNumber, writeChineseNumber } from '../../src/manuscript/chinese-number.ts';

describe('read', () => {
  test.each([
    ['零', 0],
    ['十', 10],
    ['十二', 12],
    ['二十六', 26],
    ['廿六', 26],
    ['卅', 30],
    ['两百', 200],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百一', 101],
    ['一千零一', 1001],
    ['一千三百三十九', 1339],
    ['一万二千', 12_000],
    ['二〇二五', 2025],
    ['一〇五', 105],
    ['百二十', 120],
    ['壹佰贰拾', 120],
  ])('%s is %i', (text, value) => {
    expect(readChineseNumber(text)).toBe(value);
  });

  test.each(['', '二三十', '章'])('%j is no number', (text) => {
    expect(readChineseNumber(text)).toBeUndefined();
  });

  test('Arabic digits, also of full width', () => {
    expect([readNumber('007'), readNumber('１２'), readNumber('十二')]).toEqual([7, 12, 12]);
  });
});

test('what is written reads as the same number', () => {
  for (let value = 1; value <= 9999; value += 1) expect(readChineseNumber(writeChineseNumber(value))).toBe(value);
  expect([10, 21, 101, 110, 1001, 1339].map(writeChineseNumber)).toEqual([
    '十',
    '二十一',
    '一百零一',
    '一百一十',
    '一千零一',
    '一千三百三十九',
  ]);
});

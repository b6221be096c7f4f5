/** Where the reader was, after the text changed: the browser's own module, tried here. */

import { describe, expect, test } from 'vitest';

// Plain JavaScript, served to the browser as it is.
const url = new URL('../../templates/preview/place.js', import.meta.url).href;
const { commonEnds, moved } = (await import(/* @vite-ignore */ url)) as {
  commonEnds: (before: ArrayLike<string>, after: ArrayLike<string>) => { head: number; tail: number };
  moved: (before: ArrayLike<string>, after: ArrayLike<string>, index: number) => number;
};

test('what two texts have in common at both ends', () => {
  expect(commonEnds('甲乙丙丁', '甲乙戊丙丁')).toEqual({ head: 2, tail: 2 });
  expect(commonEnds('甲甲', '甲甲甲')).toEqual({ head: 2, tail: 0 });
  expect(commonEnds('', '甲')).toEqual({ head: 0, tail: 0 });
});

describe('a place', () => {
  const before = ['一', '二', '三', '四'];
  test.each([
    ['before the change', ['一', '二', '三', '四', '五'], 1, 1],
    ['after blocks that came', ['一', '新', '新', '二', '三', '四'], 2, 4],
    ['after a block that went', ['二', '三', '四'], 3, 2],
    ['in the block that was written anew', ['一', '二', '三改', '四'], 2, 2],
    ['at the end of what is gone', ['一'], 3, 0],
    ['in a text that is empty', [], 2, 0],
  ])('%s', (_, after, index, expected) => {
    expect(moved(before, after, index)).toBe(expected);
  });
});

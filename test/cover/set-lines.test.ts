/** Lines of a made-up face: every character as wide as the size, Latin letters half of it. */

import { describe, expect, test } from 'vitest';
import type { Outliner } from '../../src/cover/column.ts';
import { setLines } from '../../src/cover/set-lines.ts';

const outline: Outliner = (text, _face, size) => ({
  path: text,
  advance: [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? size / 2 : size), 0),
});
const set = (text: string, chars: number, indent = 0) =>
  setLines(text, { face: 'text', size: 10, leading: 17, measure: chars * 10, indent }, outline).map((line) =>
    line.at(0, 0),
  );
const linesOf = (text: string, chars: number, indent = 0): string[] =>
  set(text, chars, indent).map((line) => line.map(({ path }) => path).join(''));
const starts = (text: string, chars: number, indent = 0): number[][] =>
  set(text, chars, indent).map((line) => line.map(({ transform }) => Number(/\(([-\d.]+)/.exec(transform)?.[1])));

describe('breaks', () => {
  test('no stop begins a line, no opening bracket ends one', () => {
    expect(linesOf('一二三四。五六', 4)).toEqual(['一二三', '四。五六']);
    expect(linesOf('一二三（四）五', 4)).toEqual(['一二三', '（四）五']);
  });

  test('a stop at the end hangs by its empty half', () => {
    // 3.5 characters of ink on a measure of 3.5.
    expect(
      setLines('一二三，四', { face: 'text', size: 10, leading: 17, measure: 35, indent: 0 }, outline).map((line) =>
        line
          .at(0, 0)
          .map(({ path }) => path)
          .join(''),
      ),
    ).toEqual(['一二三，', '四']);
  });

  test('words, numbers, ellipses and dashes stay whole', () => {
    expect(linesOf('一二 Rust 三……四——五', 4)).toEqual(['一二', 'Rust', '三……', '四——五']);
  });

  test('nothing is lost', () => {
    const text = '“甲乙。”丙丁（戊）：《己》；庚、辛……壬——癸 Rust 1.0 子！？';
    expect(linesOf(text, 5).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

describe('edges', () => {
  test('full lines are flush at both edges, the last keeps its spaces', () => {
    const [first = [], last = []] = starts('一二三四五六七', 4.5);
    expect(first).toEqual([0, 11.67, 23.33, 35]);
    expect(last).toEqual([0, 10, 20]);
  });

  test('the first line is indented, an opening bracket at the left edge hangs by its empty half', () => {
    expect(starts('一二三四', 4, 2).map(([x]) => x)).toEqual([20, 0]);
    expect(starts('一二三四“五六', 4).map(([x]) => x)).toEqual([0, -5]);
  });
});

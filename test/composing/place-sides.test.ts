/** 侧批 beside the lines of a paragraph: which have room, and what finding it costs. */

import { expect, test } from 'vitest';
import type { SetComment } from '../../src/composing/comments.ts';
import { placeSides } from '../../src/composing/place-sides.ts';
import { setText } from './helper.ts';

const clear = { over: [], under: [] };
const prose = '天地玄黄，宇宙洪荒，日月盈昃，辰宿列张。';

/** A comment of so many characters behind a character of the text, of half its size. */
function commentOf(length: number, at: number): SetComment {
  const { items, lines } = setText('批'.repeat(length), { measure: length });
  const part = { items, measure: length, indent: 0, left: 0, size: 5, unset: [] };
  const source = { index: at, at: 'side', from: at, to: at } as SetComment['source'];
  return { source, part, lines };
}

/** The text in lines of twenty characters of ten pixels; `reads` counts how often its items are looked at. */
function textOf(repeats: number) {
  const { items: plain, lines } = setText(prose.repeat(repeats), { measure: 20 });
  const count = { reads: 0 };
  const items = plain.map((item) => ({
    ...item,
    get to() {
      count.reads += 1;
      return item.to;
    },
  }));
  return { count, parts: [{ part: { items, measure: 20, indent: 0, left: 0, size: 10, unset: [] }, lines }] };
}

test('of several those that have no room are named, all at once', () => {
  const { parts } = textOf(2);
  const comments = [commentOf(100, 5), commentOf(6, 10), commentOf(90, 15), commentOf(4, 20)];
  const { parts: placed, crowded } = placeSides(parts, comments, clear);
  expect(crowded).toEqual([comments[0], comments[2]]);
  expect(placed.map(({ comment }) => comment)).toEqual([comments[1], comments[3]]);
});

test('none stands over 夹注, which are higher than their line, nor begins with them', () => {
  const { parts } = textOf(1);
  const [part] = parts;
  if (part === undefined) throw new Error('no part');
  // 夹注 in the first line, from its sixth character to its tenth.
  const rows = { from: 5, to: 10, split: 8, width: 2.5, tracking: 0 };
  const items = part.part.items.map((item, index) => (index >= 5 && index < 10 ? { ...item, note: 0 } : item));
  const noted = {
    part: { ...part.part, items },
    lines: part.lines.map((line, index) => (index === 0 ? { ...line, rows: [rows] } : line)),
  };
  const [behind, long] = [commentOf(4, 10), commentOf(12, 10)];
  // Beside the clause before them.
  expect(placeSides([noted], [behind], clear).parts.map(({ left }) => left)).toEqual([0]);
  // It has room for eleven before them (less than the space they keep), and goes on behind them.
  expect(placeSides([noted], [long], clear).parts.map(({ left, from }) => [Math.round(left), from])).toEqual([
    [0, 0],
    [86, 11],
  ]);
});

test('many comments cost no more than in proportion to the text', () => {
  const readsOf = (repeats: number): number => {
    const { parts, count } = textOf(repeats);
    // Every second one is longer than the lines beside which it may go on.
    const comments = Array.from({ length: repeats }, (_, index) =>
      commentOf(index % 2 === 0 ? 6 : 600, prose.length * index + 10),
    );
    placeSides(parts, comments, clear);
    return count.reads;
  };
  expect(readsOf(400)).toBeLessThan(5 * readsOf(100));
});

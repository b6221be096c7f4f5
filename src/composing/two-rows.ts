/**
 * 夹注 in two rows (CLREQ, issue 109): each line's part of a note is balanced by itself. The first row is never the
 * shorter one, and the second begins with no mark that may not begin a line.
 */

import type { Item } from './items.ts';

export interface TwoRows {
  /** Index of the first item of the second row. */
  readonly split: number;
  /** Ems: of the longer row, and half of both. */
  readonly width: number;
  readonly halves: number;
  /** How many gaps there are between characters in the row that has more of them: a browser tracks words too. */
  readonly gaps: number;
}

/** The two rows of the items from one index up to another. */
export function rowsIn(items: readonly Item[], from: number, to: number): TwoRows {
  let all = 0;
  for (let index = from; index < to; index += 1) all += items[index]?.width ?? 0;
  let split = from;
  let first = 0;
  while (split < to && (first < all - first - 0.001 || (items[split - 1]?.price ?? 0) === Infinity)) {
    first += items[split]?.width ?? 0;
    split += 1;
  }
  const gaps = Math.max(gapsIn(items, from, split), gapsIn(items, split, to));
  return { split, width: first, halves: all / 2, gaps };
}

function gapsIn(items: readonly Item[], from: number, to: number): number {
  let characters = 0;
  for (let index = from; index < to; index += 1) {
    const { text = '' } = items[index] ?? {};
    characters += text.length === 1 ? 1 : Array.from(text).length;
  }
  return Math.max(0, characters - 1);
}

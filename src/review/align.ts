/**
 * Finds which passage of the old text became which of the new one, in reading order.
 *
 * 1. Passages that each text has once, in the same order, are fixed (patience diff).
 * 2. Between two fixed places the most similar passages are paired.
 * 3. What is left is paired by position, where both sides have the same number.
 */

import { likeness, pairsOf } from './similarity.ts';

/** For each new passage the index of its old one. Indexes never decrease. */
export type Alignment = readonly (number | undefined)[];

/** Passages with a smaller likeness are different ones. */
const alike = 0.4;

/** The most comparisons made between two fixed places; longer stretches are paired by position only. */
const mostComparisons = 10_000;

export function align(old: readonly string[], fresh: readonly string[]): Alignment {
  const found: (number | undefined)[] = fresh.map(() => undefined);
  between(old, fresh, { oldFrom: 0, oldTo: old.length, freshFrom: 0, freshTo: fresh.length }, found);
  return found;
}

interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

function between(old: readonly string[], fresh: readonly string[], whole: Gap, found: (number | undefined)[]): void {
  let { oldFrom, oldTo, freshFrom, freshTo } = whole;
  while (oldFrom < oldTo && freshFrom < freshTo && old[oldFrom] === fresh[freshFrom]) found[freshFrom++] = oldFrom++;
  while (oldFrom < oldTo && freshFrom < freshTo && old[oldTo - 1] === fresh[freshTo - 1]) found[--freshTo] = --oldTo;
  const gap = { oldFrom, oldTo, freshFrom, freshTo };
  if (oldFrom === oldTo || freshFrom === freshTo) return;
  const anchors = anchorsIn(old, fresh, gap);
  if (anchors.length === 0) return pairAlike(old, fresh, gap, found);
  let [oldAt, freshAt] = [oldFrom, freshFrom];
  for (const [oldIndex, freshIndex] of anchors) {
    found[freshIndex] = oldIndex;
    between(old, fresh, { oldFrom: oldAt, oldTo: oldIndex, freshFrom: freshAt, freshTo: freshIndex }, found);
    [oldAt, freshAt] = [oldIndex + 1, freshIndex + 1];
  }
  between(old, fresh, { oldFrom: oldAt, oldTo, freshFrom: freshAt, freshTo }, found);
}

type Pair = readonly [old: number, fresh: number];

/** Texts that both sides have exactly once: the longest series of them in the same order. */
function anchorsIn(
  old: readonly string[],
  fresh: readonly string[],
  { oldFrom, oldTo, freshFrom, freshTo }: Gap,
): Pair[] {
  const inOld = onceIn(old, oldFrom, oldTo);
  const shared = [...onceIn(fresh, freshFrom, freshTo)].flatMap(([text, freshIndex]): Pair[] => {
    const oldIndex = inOld.get(text);
    return oldIndex === undefined ? [] : [[oldIndex, freshIndex]];
  });
  return longestRising(shared);
}

function onceIn(texts: readonly string[], from: number, to: number): Map<string, number> {
  const once = new Map<string, number>();
  const twice = new Set<string>();
  for (let index = from; index < to; index += 1) {
    const text = texts[index] ?? '';
    if (once.has(text)) twice.add(text);
    else once.set(text, index);
  }
  for (const text of twice) once.delete(text);
  return once;
}

/**
 * `pairs` are sorted by their second number. Returns the longest series in which the first number rises too (patience
 * sorting).
 */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [value]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const run: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair !== undefined) run.unshift(pair);
  }
  return run;
}

/** Chooses the pairs, in order, with the largest sum of likeness. */
function pairAlike(old: readonly string[], fresh: readonly string[], gap: Gap, found: (number | undefined)[]): void {
  const { oldFrom, oldTo, freshFrom, freshTo } = gap;
  const [rows, columns] = [oldTo - oldFrom, freshTo - freshFrom];
  if (rows * columns > mostComparisons) return pairByPosition(gap, found);
  const oldPairs = old.slice(oldFrom, oldTo).map(pairsOf);
  const freshPairs = fresh.slice(freshFrom, freshTo).map(pairsOf);
  const score = (row: number, column: number): number => {
    if (old[oldFrom + row] === fresh[freshFrom + column]) return 1;
    const value = likeness(oldPairs[row] ?? new Map(), freshPairs[column] ?? new Map());
    return value < alike ? 0 : value;
  };
  const scores = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => score(row, column)),
  );
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const bestAt = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const own = scores[row]?.[column] ?? 0;
      const sum = Math.max(
        bestAt(row + 1, column),
        bestAt(row, column + 1),
        own > 0 ? own + bestAt(row + 1, column + 1) : 0,
      );
      best[row]?.fill(sum, column, column + 1);
    }
  }
  let [row, column] = [0, 0];
  let open = gap;
  while (row < rows && column < columns) {
    const own = scores[row]?.[column] ?? 0;
    if (own > 0 && bestAt(row, column) === own + bestAt(row + 1, column + 1)) {
      found[freshFrom + column] = oldFrom + row;
      pairByPosition({ ...open, oldTo: oldFrom + row, freshTo: freshFrom + column }, found);
      row += 1;
      column += 1;
      open = { ...gap, oldFrom: oldFrom + row, freshFrom: freshFrom + column };
    } else if (bestAt(row, column) === bestAt(row + 1, column)) row += 1;
    else column += 1;
  }
  pairByPosition(open, found);
}

function pairByPosition({ oldFrom, oldTo, freshFrom, freshTo }: Gap, found: (number | undefined)[]): void {
  if (oldTo - oldFrom !== freshTo - freshFrom) return;
  for (let index = freshFrom; index < freshTo; index += 1) found[index] = oldFrom + index - freshFrom;
}

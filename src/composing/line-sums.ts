/**
 * Sums over the items of a paragraph, from which the measures of any line of it follow at once: a novel has a million
 * places where a line could end.
 */

import type { Item, Paragraph } from './items.ts';
import { hasBlankEnd } from './marks.ts';

/** How lines end: a mark at the end on half a cell (GB/T 15834, 5.1.10), or on a whole one. */
export type LineEnds = 'half' | 'full';

/** Sums over all items before an index, and what a line loses at an item where it begins or ends there. */
export interface Sums extends Paragraph {
  readonly width: Float64Array;
  readonly elastic: Int32Array;
  readonly spaces: Int32Array;
  /** How many marks may be pushed in, by their price. */
  readonly pushable: readonly [brackets: Int32Array, commas: Int32Array, stops: Int32Array];
  readonly atStart: Float64Array;
  readonly atEnd: Float64Array;
  /** The cells of items that are not marks: what a last line is judged by. */
  readonly cells: Float64Array;
  /** Indices at which a line may begin, and below the price of each break. */
  readonly breaks: Int32Array;
  readonly prices: Float64Array;
}

export function sumsOf(paragraph: Paragraph, ends: LineEnds): Sums {
  const { items } = paragraph;
  const count = items.length;
  const width = new Float64Array(count + 1);
  const elastic = new Int32Array(count + 1);
  const spaces = new Int32Array(count + 1);
  const cells = new Float64Array(count + 1);
  const brackets = new Int32Array(count + 1);
  const commas = new Int32Array(count + 1);
  const stops = new Int32Array(count + 1);
  const atStart = new Float64Array(count + 1);
  const atEnd = new Float64Array(count + 1);
  const breaks = new Int32Array(count + 1);
  const prices = new Float64Array(count + 1);
  let legal = 0;
  for (let index = 0; index < count; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    const level = item.half > 0 && canBePushed(items, index) ? levelOf(item.kind) : -1;
    addUp(width, index, item.width + item.gap);
    addUp(elastic, index, Number(item.isElastic));
    addUp(spaces, index, Number(item.isWordSpace));
    addUp(cells, index, isMark(item.kind) || item.kind === 'space' ? 0 : Math.max(1, item.width));
    addUp(brackets, index, Number(level === 0));
    addUp(commas, index, Number(level === 1));
    addUp(stops, index, Number(level === 2));
    // Only opening marks: one that a mark before it has narrowed does not begin a line.
    if (item.kind === 'open') atStart[index] = item.half;
    atEnd[index] = lostAtEnd(item, ends);
    if (index + 1 === count || item.price < Infinity) {
      breaks[legal] = index + 1;
      prices[legal] = index + 1 === count ? 0 : item.price;
      legal += 1;
    }
  }
  return {
    ...paragraph,
    width,
    elastic,
    spaces,
    pushable: [brackets, commas, stops],
    atStart,
    atEnd,
    cells,
    breaks: breaks.subarray(0, legal),
    prices: prices.subarray(0, legal),
  };
}

/** A sum of all before an index becomes one of all before the next. */
function addUp(sum: Float64Array | Int32Array, index: number, value: number): void {
  sum[index + 1] = (sum[index] ?? 0) + value;
}

/** What a line loses at this item where it ends there. */
function lostAtEnd({ kind, width, half }: Item, ends: LineEnds): number {
  if (kind === 'space') return width;
  return ends === 'half' && hasBlankEnd(kind) ? half : 0;
}

export function isMark(kind: Item['kind'] | undefined): boolean {
  return kind === 'open' || kind === 'close' || kind === 'comma' || kind === 'stop';
}

/**
 * Whether a mark may give up its blank half inside a line. An opening mark may only where no mark stands before it:
 * both on half a cell would begin at the same place, and text copied from the page could have them in the wrong order.
 */
export function canBePushed(items: readonly Item[], index: number): boolean {
  const item = items[index];
  const [before, after] = [items[index - 1], items[index + 1]];
  if (item === undefined || item.half !== 0.5 || item.gap !== 0 || isMark(after?.kind)) return false;
  return item.kind === 'open' ? !isMark(before?.kind) : before?.kind !== 'open';
}

export function levelOf(kind: Item['kind']): number {
  return kind === 'open' || kind === 'close' ? 0 : kind === 'comma' ? 1 : kind === 'stop' ? 2 : -1;
}

/** The measures of a line from item `a` up to item `b`. */
export interface Measured {
  /** Its width in ems before it is stretched, with the marks at its edges on half a cell. */
  width: number;
  elastic: number;
  /** How many spaces between Western words it has. */
  spaces: number;
}

export function measure(sums: Sums, a: number, b: number, into: Measured): void {
  const { items } = sums;
  const last = items[b - 1];
  into.width =
    (sums.width[b] ?? 0) - (sums.width[a] ?? 0) - (last?.gap ?? 0) - (sums.atStart[a] ?? 0) - (sums.atEnd[b - 1] ?? 0);
  into.elastic = (sums.elastic[b - 1] ?? 0) - (sums.elastic[a] ?? 0);
  into.spaces = (sums.spaces[b - 1] ?? 0) - (sums.spaces[a] ?? 0);
  if (last?.kind === 'space') {
    into.width -= items[b - 2]?.gap ?? 0;
    into.elastic = (sums.elastic[Math.max(a, b - 2)] ?? 0) - (sums.elastic[a] ?? 0);
  }
}

/** Counts the marks of a level inside a line, not at its edges. */
export function pushableIn(sum: Int32Array, items: readonly Item[], a: number, b: number): number {
  const first = items[a]?.kind === 'open' ? a + 1 : a;
  const last = isMark(items[b - 1]?.kind) ? b - 1 : b;
  return last > first ? (sum[last] ?? 0) - (sum[first] ?? 0) : 0;
}

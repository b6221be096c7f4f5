/**
 * Sums over the items of a paragraph, from which the measures of any line of it follow at once: a novel has a million
 * places where a line could end.
 */

import type { LineEnds } from '../config/line-options.ts';
import type { Item, Paragraph } from './items.ts';
import { belongsToBothSides, hangs, hasBlankEnd, isMark } from './marks.ts';
import { rowsIn } from './two-rows.ts';

/** Sums over all items before an index, and what a line loses at an item where it begins or ends there. */
export interface Sums extends Paragraph {
  readonly ends: LineEnds;
  readonly width: Float64Array;
  readonly elastic: Int32Array;
  /** What spaces between words and gaps beside Western text may grow by. */
  readonly spaces: Float64Array;
  /** How many marks may be pushed in, by their price. */
  readonly pushable: readonly [brackets: Int32Array, commas: Int32Array, stops: Int32Array];
  /** How many of them in one line. */
  readonly mostPushes: number;
  readonly atStart: Float64Array;
  readonly atEnd: Float64Array;
  /** The cells of items that are not marks: what a last line is judged by. */
  readonly cells: Float64Array;
  /** Indices at which a line may begin, and below the price of each break. */
  readonly breaks: Int32Array;
  readonly prices: Float64Array;
  /** Where the 夹注 of an item begins, and where it ends; absent where a paragraph has none. */
  readonly notes?: { readonly first: Int32Array; readonly end: Int32Array };
}

/** Marks give up no more than this share of a line, but three half cells of a short one. */
const mostPushed = 1 / 11;

export function sumsOf(paragraph: Paragraph, ends: LineEnds): Sums {
  const { items } = paragraph;
  const count = items.length;
  const width = new Float64Array(count + 1);
  const elastic = new Int32Array(count + 1);
  const spaces = new Float64Array(count + 1);
  const cells = new Float64Array(count + 1);
  const brackets = new Int32Array(count + 1);
  const commas = new Int32Array(count + 1);
  const stops = new Int32Array(count + 1);
  const atStart = new Float64Array(count + 1);
  const atEnd = new Float64Array(count + 1);
  const breaks = new Int32Array(count + 1);
  const prices = new Float64Array(count + 1);
  const notes = notesIn(items);
  let legal = 0;
  for (let index = 0; index < count; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    const level = item.half > 0 && canBePushed(items, index) ? levelOf(item) : -1;
    const inRows = item.note === undefined ? undefined : notes;
    addUp(width, index, (inRows ? item.width / 2 : item.width) + item.gap);
    addUp(elastic, index, Number(item.isElastic));
    addUp(spaces, index, item.growth);
    addUp(
      cells,
      index,
      isMark(item.kind) || belongsToBothSides(item.kind) || item.kind === 'space'
        ? 0
        : inRows
          ? item.width / 2
          : Math.max(1, item.width),
    );
    if (inRows) addWhole({ items, width, elastic }, inRows, index);
    addUp(brackets, index, Number(level === 0));
    addUp(commas, index, Number(level === 1));
    addUp(stops, index, Number(level === 2));
    // Only opening marks: one that a mark before it has narrowed does not begin a line.
    if (item.kind === 'open') atStart[index] = item.half;
    atEnd[index] = lostAtEnd(items, index, ends);
    const price = index + 1 === count ? 0 : item.price + (inRows ? priceOfParting(items, inRows, index) : 0);
    if (price < Infinity) {
      breaks[legal] = index + 1;
      prices[legal] = price;
      legal += 1;
    }
  }
  return {
    ...paragraph,
    ends,
    width,
    elastic,
    spaces,
    pushable: [brackets, commas, stops],
    mostPushes: Math.max(3, Math.floor(paragraph.measure * mostPushed * 2)),
    atStart,
    atEnd,
    cells,
    breaks: breaks.subarray(0, legal),
    prices: prices.subarray(0, legal),
    ...(notes && { notes }),
  };
}

function notesIn(items: readonly Item[]): Sums['notes'] {
  if (!items.some(({ note }) => note !== undefined)) return undefined;
  const first = new Int32Array(items.length);
  const end = new Int32Array(items.length);
  for (let index = 0; index < items.length;) {
    const { note } = items[index] ?? {};
    let behind = index + 1;
    while (note !== undefined && behind < items.length && items[behind]?.note === note) behind += 1;
    first.fill(index, index, behind);
    end.fill(behind, index, behind);
    index = behind;
  }
  return { first, end };
}

/**
 * Adds at the last item of a 夹注 what the two rows of the whole are wider than half of its items, and at its first the
 * gaps that grow in it. `measure` mends this where a line has only a part of it.
 */
function addWhole(
  { items, width, elastic }: Pick<Sums, 'items' | 'width' | 'elastic'>,
  { first, end }: NonNullable<Sums['notes']>,
  index: number,
): void {
  const [from, to] = [first[index] ?? 0, end[index] ?? 0];
  if (index === from)
    addUp(elastic, index, (elastic[index + 1] ?? 0) - (elastic[index] ?? 0) + rowsIn(items, from, to).gaps);
  if (index !== to - 1) return;
  const rows = rowsIn(items, from, to);
  addUp(width, index, (width[index + 1] ?? 0) - (width[index] ?? 0) + rows.width - rows.halves);
}

/** The price of ending a line inside of a 夹注: each line has two rows of it, rather of more than one character each. */
function priceOfParting(items: readonly Item[], { first, end }: NonNullable<Sums['notes']>, index: number): number {
  const [from, parting, to] = [first[index] ?? 0, index + 1, end[index] ?? 0];
  if (parting === to) return 0;
  const least = Math.min(parting - from, to - parting);
  if (least > fewInRows) return partedNote;
  const hasTwoRows = (one: number, other: number): boolean =>
    other - one > fewInRows || rowsIn(items, one, other).split < other;
  if (!hasTwoRows(from, parting) || !hasTwoRows(parting, to)) return Infinity;
  return least < 4 ? scantNote : partedNote;
}

/** Prices of parting a 夹注, and of leaving fewer than four characters of it in a line. */
const partedNote = 10;
const scantNote = 200;
/** So many characters are two rows, whatever they are. */
const fewInRows = 8;

/** A sum of all before an index becomes one of all before the next. */
function addUp(sum: Float64Array | Int32Array, index: number, value: number): void {
  sum[index + 1] = (sum[index] ?? 0) + value;
}

/** Whether a mark may hang: not behind another one, nor without a blank half (3.1.7). */
export function hangsAt(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (item === undefined || isMark(items[index - 1]?.kind)) return false;
  return hangs(item.text) && (item.half > 0 || item.given > 0);
}

/** What a line loses at this item where it ends there; less than nothing where it gets a hyphen. */
function lostAtEnd(items: readonly Item[], index: number, ends: LineEnds): number {
  const item = items[index];
  if (item === undefined) return 0;
  const { kind, width, half, hyphen = 0 } = item;
  if (hyphen > 0) return -hyphen;
  if (kind === 'space') return width;
  if (ends === 'hanging' && hangsAt(items, index)) return width;
  return ends !== 'full' && hasBlankEnd(kind) ? half : 0;
}

/**
 * Whether a mark may give up its blank half inside a line. One whose blank is before it, or around it, may only where
 * no mark stands before it: both on half a cell would begin at the same place, and text copied from the page could have
 * them in the wrong order.
 */
export function canBePushed(items: readonly Item[], index: number): boolean {
  const item = items[index];
  const [before, after] = [items[index - 1], items[index + 1]];
  if (item === undefined || item.half !== 0.5 || item.gap !== 0 || isMark(after?.kind)) return false;
  if (before?.narrows === 'next') return false;
  return item.kind === 'open' || item.kind === 'middle' ? !isMark(before?.kind) : before?.kind !== 'open';
}

/**
 * Brackets are pushed in first, then commas, then stops, and with them what stands in the middle of its cell: between
 * two characters it is seen more. -1 of what is none of them.
 */
export function levelOf({ kind }: Pick<Item, 'kind'>): number {
  return kind === 'open' || kind === 'close' ? 0 : kind === 'comma' ? 1 : kind === 'stop' || kind === 'middle' ? 2 : -1;
}

/** The measures of a line from item `a` up to item `b`. */
export interface Measured {
  /** Its width in ems before it is stretched, with the marks at its edges on half a cell. */
  width: number;
  elastic: number;
  /** By how much its spaces between words, and gaps beside Western text, may grow. */
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
  if (sums.notes !== undefined) measureParts(sums, { a, b }, into);
}

/** Where a line begins or ends inside of a 夹注, its part of that has rows of its own. */
function measureParts(
  { items, width, elastic, notes }: Sums,
  { a, b }: { readonly a: number; readonly b: number },
  into: Measured,
): void {
  if (notes === undefined) return;
  const { first, end } = notes;
  const startsInside = (first[a] ?? a) < a;
  const endsInside = (end[b - 1] ?? b) > b;
  const isOne = (end[a] ?? 0) > b - 1;
  if (startsInside) {
    const to = Math.min(b, end[a] ?? b);
    const part = rowsIn(items, a, to);
    into.width += part.width - part.halves;
    into.elastic += part.gaps;
    if (to === end[a]) {
      // What the whole is wider than half of its items stands at its last.
      const last = items[to - 1];
      into.width -= (width[to] ?? 0) - (width[to - 1] ?? 0) - (last?.width ?? 0) / 2 - (last?.gap ?? 0);
    }
  }
  if (endsInside && !(startsInside && isOne)) {
    const from = first[b - 1] ?? a;
    const part = rowsIn(items, from, b);
    into.width += part.width - part.halves;
    into.elastic += part.gaps - ((elastic[from + 1] ?? 0) - (elastic[from] ?? 0));
  }
}

/** Counts the marks of a level inside a line, not at its edges. */
export function pushableIn(sum: Int32Array, items: readonly Item[], a: number, b: number): number {
  const first = items[a]?.kind === 'open' ? a + 1 : a;
  const last = isMark(items[b - 1]?.kind) ? b - 1 : b;
  return last > first ? (sum[last] ?? 0) - (sum[first] ?? 0) : 0;
}

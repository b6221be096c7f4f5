/**
 * Breaks a paragraph into lines. It takes the breaks whose lines cost least together, as Knuth and Plass do, not line
 * by line. A line that is too short is stretched; one that is too long is pushed in, by taking the blank half from
 * marks (CLREQ 3.6.2).
 */

import type { Item, Line, Paragraph } from './items.ts';
import { hasBlankEnd } from './marks.ts';

/** How lines end: a mark at the end on half a cell (GB/T 15834, 5.1.10), or on a whole one. */
export type LineEnds = 'half' | 'full';

/** The stretch of a gap, in ems, at which a line costs 1: that of a line of 28 cells which is half a cell too short. */
const unit = 0.0185;

/** The cost of setting a mark on half a cell. Brackets go first, then commas, then stops, for those part sentences. */
const pushPrices = { open: 2.7, close: 2.7, comma: 3.5, stop: 7 } as const;

/** The cost of each unit by which the stretches of two neighbouring lines differ, squared. */
const unlike = 0.35;

/** A space between Western words is a quarter of an em, and grows to half of one before any other gap does (3.6.3). */
const mostWordSpace = 0.25;

/** No gap grows by more ems than this; the line is left short instead. */
export const mostStretch = 0.125;
const leftShort = 200;

/** The costs of a last line of one character, and of one that is shorter than an indent. */
const lonely = 1e5;
const slight = 3;

/**
 * Shares of the measure: a line of less than `short` is tried only where nothing else fits, one of less than `shorter`
 * never.
 */
const short = 0.93;
const shorter = 0.8;

/** The most, in ems, that half cells can take from a line, those at its edges included. */
const mostPushed = 2.5;

/** A break of this price or more divides a word where it has no joint. */
const divided = 1e5;

/** The cost of a line that holds one thing wider than the measure. */
const tooWide = 1e7;

/** Lines are even, a little loose, or loose. For each place the cheapest way that ends with each kind is remembered. */
const colours = 3;

export function breakLines(paragraph: Paragraph, ends: LineEnds): Line[] {
  const sums = sumsOf(paragraph, ends);
  return traceBack(sums, findWays(sums));
}

/** Sums over all items before an index, and what a line loses at an item where it begins or ends there. */
interface Sums extends Paragraph {
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

function sumsOf(paragraph: Paragraph, ends: LineEnds): Sums {
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

function isMark(kind: Item['kind'] | undefined): boolean {
  return kind === 'open' || kind === 'close' || kind === 'comma' || kind === 'stop' || kind === 'middle';
}

/**
 * Whether a mark may give up its blank half inside a line. An opening mark may only where no mark stands before it:
 * both on half a cell would begin at the same place, and text copied from the page could have them in the wrong order.
 */
function canBePushed(items: readonly Item[], index: number): boolean {
  const item = items[index];
  const [before, after] = [items[index - 1], items[index + 1]];
  if (item === undefined || item.half !== 0.5 || item.gap !== 0 || isMark(after?.kind)) return false;
  return item.kind === 'open' ? !isMark(before?.kind) : before?.kind !== 'open';
}

function levelOf(kind: Item['kind']): number {
  return kind === 'open' || kind === 'close' ? 0 : kind === 'comma' ? 1 : kind === 'stop' ? 2 : -1;
}

/** The measures of a line from item `a` up to item `b`. */
interface Measured {
  /** Its width in ems before it is stretched, with the marks at its edges on half a cell. */
  width: number;
  elastic: number;
  /** How many spaces between Western words it has. */
  spaces: number;
}

function measure(sums: Sums, a: number, b: number, into: Measured): void {
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
function pushableIn(sum: Int32Array, items: readonly Item[], a: number, b: number): number {
  const first = items[a]?.kind === 'open' ? a + 1 : a;
  const last = isMark(items[b - 1]?.kind) ? b - 1 : b;
  return last > first ? (sum[last] ?? 0) - (sum[first] ?? 0) : 0;
}

interface Ways {
  /** By place and colour. */
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly stretch: Float64Array;
}

/** How one line would be set, and what it costs. */
interface Judged {
  cost: number;
  stretch: number;
  wordSpace: number;
  pushes: number;
  isFull: boolean;
}

function findWays(sums: Sums): Ways {
  const { breaks, prices } = sums;
  const places = breaks.length + 1;
  const ways: Ways = {
    cost: new Float64Array(places * colours).fill(Infinity),
    from: new Int32Array(places * colours).fill(-1),
    stretch: new Float64Array(places * colours),
  };
  ways.cost[0] = 0;
  const judged: Judged = { cost: 0, stretch: 0, wordSpace: 0, pushes: 0, isFull: true };
  const measured: Measured = { width: 0, elastic: 0, spaces: 0 };
  // The line that is tried. It and the functions below are made once a paragraph, for a book has a million places.
  const span = { a: 0, b: 0, room: 0 };
  const widthTo = (next: number): number => (sums.width[breaks[next] ?? 0] ?? 0) - (sums.width[span.a] ?? 0);
  const consider = (place: number, next: number): boolean => {
    span.b = breaks[next] ?? 0;
    measure(sums, span.a, span.b, measured);
    if (!judge(sums, span, measured, judged)) return false;
    judged.cost += (prices[next] ?? 0) / 100;
    take(ways, place, next + 1, judged);
    return (prices[next] ?? 0) < divided;
  };
  /**
   * Where no full line is possible without dividing a word, takes the longest line that fits, or the shortest there is.
   */
  const leaveShort = (place: number, longest: number): void => {
    const { a, room } = span;
    let next = longest;
    measure(sums, a, breaks[next] ?? 0, measured);
    while (next > place && (measured.width > room + 0.001 || (prices[next] ?? 0) >= divided))
      measure(sums, a, breaks[(next -= 1)] ?? 0, measured);
    const rest = room - measured.width;
    judged.stretch = 0;
    judged.cost = (rest < -0.01 ? tooWide : leftShort + rest * rest) + (prices[next] ?? 0) / 100;
    take(ways, place, next + 1, judged);
  };
  let nearest = 0;
  for (let place = 0; place < places - 1; place += 1) {
    if (!isReached(ways, place)) continue;
    const a = place === 0 ? 0 : (breaks[place - 1] ?? 0);
    const room = sums.measure - (place === 0 ? sums.indent : 0);
    span.a = a;
    span.room = room;
    nearest = Math.max(nearest, place);
    // Breaks that would leave the line far too short are skipped; they are tried below if nothing else fits.
    while (nearest < places - 2 && widthTo(nearest + 1) < room * short) nearest += 1;
    let fitting = false;
    for (let next = nearest; next < places - 1; next += 1) {
      if (consider(place, next)) fitting = true;
      else if (measured.width > room + mostPushed) break;
    }
    for (let next = nearest - 1; !fitting && next >= place && widthTo(next) >= room * shorter; next -= 1)
      if (consider(place, next)) fitting = true;
    if (!fitting) leaveShort(place, nearest);
  }
  return ways;
}

function isReached({ cost }: Ways, place: number): boolean {
  for (let colour = 0; colour < colours; colour += 1) if ((cost[place * colours + colour] ?? 0) < Infinity) return true;
  return false;
}

/** Extends the ways that reach `place` by one line that ends at `next`. */
function take({ cost, from, stretch }: Ways, place: number, next: number, judged: Judged): void {
  const colour = judged.stretch < unit / 2 ? 0 : judged.stretch < unit * 1.75 ? 1 : 2;
  const to = next * colours + colour;
  for (let before = place * colours; before < (place + 1) * colours; before += 1) {
    const so = cost[before] ?? Infinity;
    if (so === Infinity) continue;
    const difference = place === 0 ? 0 : (judged.stretch - (stretch[before] ?? 0)) / unit;
    const sum = so + judged.cost + difference * difference * unlike;
    if (sum >= (cost[to] ?? Infinity)) continue;
    cost[to] = sum;
    from[to] = before;
    stretch[to] = judged.stretch;
  }
}

interface Span {
  readonly a: number;
  readonly b: number;
  readonly room: number;
}

/** Judges a line; gives false where it is too long even when all its marks are pushed in. */
function judge(sums: Sums, { a, b, room }: Span, { width, elastic, spaces }: Measured, into: Judged): boolean {
  const { items } = sums;
  const rest = room - width;
  const isLast = b === items.length;
  into.pushes = 0;
  into.stretch = 0;
  into.wordSpace = 0;
  into.cost = 0;
  into.isFull = !isLast;
  let over = rest < -0.001 ? Math.ceil((-rest - 0.001) / 0.5) : 0;
  if (over > 3) return false;
  if (over > 0) {
    into.pushes = over;
    for (const [level, sum] of sums.pushable.entries()) {
      const taken = Math.min(over, pushableIn(sum, items, a, b));
      into.cost += taken * (level === 0 ? pushPrices.close : level === 1 ? pushPrices.comma : pushPrices.stop);
      over -= taken;
    }
    if (over > 0) return false;
  }
  const left = rest + into.pushes * 0.5;
  if (isLast) {
    const cells = (sums.cells[b] ?? 0) - (sums.cells[a] ?? 0);
    if (a > 0) into.cost += cells < 1.5 ? lonely : width < 2 ? slight : 0;
    return true;
  }
  const between = spaces === 0 || left < 0.001 ? 0 : Math.min(mostWordSpace, left / spaces);
  const beyond = left - between * spaces;
  into.wordSpace = between;
  into.stretch = beyond < 0.001 ? 0 : elastic === 0 ? Infinity : beyond / elastic;
  if (into.stretch > mostStretch) {
    into.stretch = 0;
    into.wordSpace = 0;
    into.isFull = false;
    into.cost += leftShort + left * left;
    return true;
  }
  const units = into.stretch / unit;
  into.cost += units * units;
  return true;
}

function traceBack(sums: Sums, { cost, from }: Ways): Line[] {
  const { breaks } = sums;
  const lines: Line[] = [];
  let best = breaks.length * colours;
  for (let colour = 1; colour < colours; colour += 1)
    if ((cost[breaks.length * colours + colour] ?? Infinity) < (cost[best] ?? Infinity))
      best = breaks.length * colours + colour;
  while (best >= colours) {
    const [place, before] = [Math.floor(best / colours), from[best] ?? 0];
    const start = Math.floor(before / colours);
    const a = start === 0 ? 0 : (breaks[start - 1] ?? 0);
    lines.push(lineOf(sums, a, breaks[place - 1] ?? 0));
    best = before;
  }
  return lines.reverse();
}

function lineOf(sums: Sums, a: number, b: number): Line {
  const { items } = sums;
  const measured: Measured = { width: 0, elastic: 0, spaces: 0 };
  const judged: Judged = { cost: 0, stretch: 0, wordSpace: 0, pushes: 0, isFull: true };
  const room = sums.measure - (a === 0 ? sums.indent : 0);
  measure(sums, a, b, measured);
  const isSet = judge(sums, { a, b, room }, measured, judged);
  const isLast = b === items.length;
  // The mark at the end of a last line keeps its cell where there is room for it.
  const end = sums.atEnd[b - 1] ?? 0;
  const keepsEnd =
    (isLast || !judged.isFull) && end > 0 && items[b - 1]?.kind !== 'space' && measured.width + end <= room + 0.001;
  const isFull = isSet && judged.isFull;
  return {
    from: a,
    to: b,
    wordSpace: isSet ? judged.wordSpace : 0,
    stretch: isSet ? judged.stretch : 0,
    isFull,
    halved: halvedIn(sums, { a, b, keepsEnd, pushes: isSet ? judged.pushes : 0 }),
    width: isFull ? room : measured.width - judged.pushes * 0.5 + (keepsEnd ? end : 0),
  };
}

interface Halving {
  readonly a: number;
  readonly b: number;
  /** Whether the mark at the end stands on its whole cell. */
  readonly keepsEnd: boolean;
  /** How many marks are pushed in. */
  readonly pushes: number;
}

/** Items of a line that stand on half a cell: at its edges, beside other marks, and those that are pushed in. */
function halvedIn(sums: Sums, { a, b, keepsEnd, pushes }: Halving): number[] {
  const { items } = sums;
  const halved = new Set(pushed(sums, { a, b, count: pushes }));
  if ((sums.atStart[a] ?? 0) > 0) halved.add(a);
  if ((sums.atEnd[b - 1] ?? 0) > 0 && items[b - 1]?.kind !== 'space' && !keepsEnd) halved.add(b - 1);
  for (let index = a; index + 1 < b; index += 1) {
    const narrows = items[index]?.narrows;
    if (narrows !== undefined) halved.add(narrows === 'this' ? index : index + 1);
  }
  return [...halved].sort((one, other) => one - other);
}

/** Chooses the marks of a line that are pushed in: the cheapest first, and of those the last. */
function pushed(
  { items }: Paragraph,
  { a, b, count }: { readonly a: number; readonly b: number; readonly count: number },
): number[] {
  const found: number[] = [];
  for (let level = 0; level < 3 && found.length < count; level += 1) {
    const first = items[a]?.kind === 'open' ? a + 1 : a;
    for (let index = (isMark(items[b - 1]?.kind) ? b - 1 : b) - 1; index >= first && found.length < count; index -= 1)
      if (canBePushed(items, index) && levelOf(items[index]?.kind ?? 'han') === level) found.push(index);
  }
  return found;
}

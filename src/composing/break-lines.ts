/**
 * Breaks a paragraph into lines. It takes the breaks whose lines cost least together, as Knuth and Plass do, not line
 * by line; and it knows what a line more or less would cost, for the sake of the page.
 */

import type { LineEnds } from '../config/line-options.ts';
import type { Line, Paragraph } from './items.ts';
import { judge, leftShort, lineOf, unit, type Judged } from './judge-line.ts';
import { measure, sumsOf, type Measured, type Sums } from './line-sums.ts';

/** The cost of each unit by which the stretches of two neighbouring lines differ, squared. */
const unlike = 0.35;

/**
 * Shares of the measure: a line of less than `short` is tried only where nothing else fits, one of less than `shorter`
 * never.
 */
const short = 0.93;
const shorter = 0.8;

/** A break of this price or more divides a word where it has no joint. */
const divided = 1e5;

/** The cost of a line that holds one thing wider than the measure. */
const tooWide = 1e7;

/** Lines are even, a little loose, or loose. For each place the cheapest way that ends with each kind is remembered. */
const colours = 3;

/** Ways to a place differ in how many lines they have, too: this many counts in a row are told apart. */
const counts = 4;

/** How many ways to a place are remembered. */
const kinds = colours * counts;

/** A paragraph in lines: the cheapest of all with as many lines. */
export interface Broken {
  readonly count: number;
  readonly cost: number;
  readonly lines: () => Line[];
}

/** The cheapest first, then those with a line less and a line more, where there are such. */
export function breakLines(paragraph: Paragraph, ends: LineEnds): [Broken, ...Broken[]] {
  const sums = sumsOf(paragraph, ends);
  const ways = findWays(sums);
  const all = Array.from({ length: counts }, (_, slot) => brokenWith(sums, ways, slot)).filter(
    ({ cost }) => cost < Infinity,
  );
  const [first, ...rest] = all.toSorted((one, other) => one.cost - other.cost);
  if (first === undefined) return [{ count: 0, cost: 0, lines: () => [] }];
  return [first, ...rest.filter(({ count }) => Math.abs(count - first.count) === 1)];
}

function brokenWith(sums: Sums, ways: Ways, slot: number): Broken {
  const first = sums.breaks.length * kinds + slot * colours;
  let best = first;
  for (let way = first; way < first + colours; way += 1)
    if ((ways.cost[way] ?? Infinity) < (ways.cost[best] ?? Infinity)) best = way;
  return { count: ways.count[best] ?? 0, cost: ways.cost[best] ?? Infinity, lines: () => traceBack(sums, ways, best) };
}

/** By place, count of lines and colour. */
interface Ways {
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly stretch: Float64Array;
  readonly count: Int32Array;
}

function findWays(sums: Sums): Ways {
  const { breaks, prices } = sums;
  const places = breaks.length + 1;
  const ways: Ways = {
    cost: new Float64Array(places * kinds).fill(Infinity),
    from: new Int32Array(places * kinds).fill(-1),
    stretch: new Float64Array(places * kinds),
    count: new Int32Array(places * kinds),
  };
  ways.cost[0] = 0;
  const judged: Judged = { cost: 0, stretch: 0, growth: 0, pushes: 0, isFull: true };
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
  /** The most, in ems, that half cells can take from a line, those at its edges included. */
  const mostPushed = 1 + sums.mostPushes / 2;
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
  for (let way = place * kinds; way < (place + 1) * kinds; way += 1) if ((cost[way] ?? 0) < Infinity) return true;
  return false;
}

/** Extends the ways that reach `place` by one line that ends at `next`. */
function take({ cost, from, stretch, count }: Ways, place: number, next: number, judged: Judged): void {
  const colour = judged.stretch < unit / 2 ? 0 : judged.stretch < unit * 1.75 ? 1 : 2;
  for (let before = place * kinds; before < (place + 1) * kinds; before += 1) {
    const so = cost[before] ?? Infinity;
    if (so === Infinity) continue;
    const difference = place === 0 ? 0 : (judged.stretch - (stretch[before] ?? 0)) / unit;
    const sum = so + judged.cost + difference * difference * unlike;
    const lines = (count[before] ?? 0) + 1;
    const to = next * kinds + (lines % counts) * colours + colour;
    if (sum >= (cost[to] ?? Infinity)) continue;
    cost[to] = sum;
    from[to] = before;
    stretch[to] = judged.stretch;
    count[to] = lines;
  }
}

function traceBack(sums: Sums, { from }: Ways, end: number): Line[] {
  const { breaks } = sums;
  const lines: Line[] = [];
  for (let way = end; way >= kinds;) {
    const before = from[way] ?? 0;
    const [place, start] = [Math.floor(way / kinds), Math.floor(before / kinds)];
    lines.push(lineOf(sums, start === 0 ? 0 : (breaks[start - 1] ?? 0), breaks[place - 1] ?? 0));
    way = before;
  }
  return lines.reverse();
}

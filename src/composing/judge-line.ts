/**
 * What a line costs. One that is too short is stretched; one that is too long is pushed in, by taking the blank half
 * from marks (CLREQ 3.5.3).
 */

import type { Item, Line, Paragraph, Rows } from './items.ts';
import { canBePushed, hangsAt, levelOf, measure, pushableIn, type Measured, type Sums } from './line-sums.ts';
import { isMark } from './marks.ts';
import { rowsIn } from './two-rows.ts';

/** The stretch of a gap, in ems, at which a line costs 1: that of a line of 28 cells which is half a cell too short. */
export const unit = 0.0185;

/** The cost of setting a mark on half a cell. Brackets go first, then commas, then stops, for those part sentences. */
const pushPrices = { open: 2.78, close: 2.78, comma: 3.6, stop: 7.2 } as const;

/** No gap grows by more ems than this; the line is left short instead. */
export const mostStretch = 0.125;
export const leftShort = 200;

/** The costs of a last line of one character, and of one that is shorter than an indent. */
const lonely = 1e5;
const slight = 3;

/** How one line would be set, and what it costs. */
export interface Judged {
  cost: number;
  stretch: number;
  /** As of a line. */
  growth: number;
  pushes: number;
  isFull: boolean;
}

export interface Span {
  readonly a: number;
  readonly b: number;
  readonly room: number;
}

/** Judges a line; gives false where it is too long even when all its marks are pushed in. */
export function judge(sums: Sums, { a, b, room }: Span, { width, elastic, spaces }: Measured, into: Judged): boolean {
  const { items } = sums;
  const rest = room - width;
  const isLast = b === items.length;
  into.pushes = 0;
  into.stretch = 0;
  into.growth = 0;
  into.cost = 0;
  into.isFull = !isLast;
  let over = rest < -0.001 ? Math.ceil((-rest - 0.001) / 0.5) : 0;
  if (over > sums.mostPushes) return false;
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
  into.growth = spaces === 0 || left < 0.001 ? 0 : Math.min(1, left / spaces);
  const beyond = left - into.growth * spaces;
  into.stretch = beyond < 0.001 ? 0 : elastic === 0 ? Infinity : beyond / elastic;
  if (into.stretch > mostStretch) {
    into.stretch = 0;
    into.growth = 0;
    into.isFull = false;
    into.cost += leftShort + left * left;
    return true;
  }
  const units = into.stretch / unit;
  into.cost += units * units;
  return true;
}

export function lineOf(sums: Sums, a: number, b: number): Line {
  const { items } = sums;
  const measured: Measured = { width: 0, elastic: 0, spaces: 0 };
  const judged: Judged = { cost: 0, stretch: 0, growth: 0, pushes: 0, isFull: true };
  const room = sums.measure - (a === 0 ? sums.indent : 0);
  measure(sums, a, b, measured);
  const isSet = judge(sums, { a, b, room }, measured, judged);
  const { growth, stretch, pushes, isFull } = isSet ? judged : { growth: 0, stretch: 0, pushes: 0, isFull: false };
  const natural = measured.width - pushes * 0.5;
  // A line that need not be filled has the whole gap between Han and Western text, as far as there is room.
  const gaps = isFull ? 0 : gapsIn(items, a, b);
  const share = gaps === 0 ? growth : Math.max(0, Math.min(1, (room - natural) / gaps));
  const width = natural + share * gaps;
  // The mark at the end of a last line keeps its cell where there is room for it.
  const end = sums.atEnd[b - 1] ?? 0;
  const keepsEnd =
    (b === items.length || !judged.isFull) && end > 0 && items[b - 1]?.kind !== 'space' && width + end <= room + 0.001;
  const hanging = !keepsEnd && sums.ends === 'hanging' && hangsAt(items, b - 1);
  return {
    from: a,
    to: b,
    growth: share,
    stretch,
    isFull,
    rows: rowsOf(sums, { a, b, stretch }),
    halved: halvedIn(sums, { a, b, keepsEnd, hangs: hanging, pushes }),
    hangs: hanging,
    width: isFull ? room : width + (keepsEnd ? end : 0),
  };
}

/** By how much the gaps between Han and Western text may grow in a line. */
function gapsIn(items: readonly Item[], a: number, b: number): number {
  let sum = 0;
  for (let index = a; index < b - 1; index += 1) {
    const item = items[index];
    if (item !== undefined && item.kind !== 'space') sum += item.growth;
  }
  return sum;
}

/** The parts of 夹注 in a line; what stands between their characters grows as much as other gaps do. */
function rowsOf(
  { items, notes }: Sums,
  { a, b, stretch }: { readonly a: number; readonly b: number; readonly stretch: number },
): Rows[] {
  const rows: Rows[] = [];
  for (let index = a; notes !== undefined && index < b; index += 1) {
    if (items[index]?.note === undefined) continue;
    const to = Math.min(b, notes.end[index] ?? b);
    const { split, width, gaps } = rowsIn(items, index, to);
    rows.push({ from: index, to, split, width: width + gaps * stretch, tracking: stretch });
    index = to - 1;
  }
  return rows;
}

interface Halving {
  readonly a: number;
  readonly b: number;
  /** Whether the mark at the end stands on its whole cell. */
  readonly keepsEnd: boolean;
  readonly hangs: boolean;
  /** How many marks are pushed in. */
  readonly pushes: number;
}

/** Items of a line that stand on half a cell: at its edges, beside other marks, and those that are pushed in. */
function halvedIn(sums: Sums, { a, b, keepsEnd, hangs: isHanging, pushes }: Halving): number[] {
  const { items } = sums;
  const halved = new Set(pushed(sums, { a, b, count: pushes }));
  if ((sums.atStart[a] ?? 0) > 0) halved.add(a);
  if ((sums.atEnd[b - 1] ?? 0) > 0 && items[b - 1]?.kind !== 'space' && !keepsEnd) halved.add(b - 1);
  for (let index = a; index < b; index += 1) if ((items[index]?.given ?? 0) > 0) halved.add(index);
  for (let index = a; index + 1 < b; index += 1) {
    const narrows = items[index]?.narrows;
    if (narrows !== undefined) halved.add(narrows === 'this' ? index : index + 1);
  }
  if (isHanging) halved.delete(b - 1);
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
    for (let index = (isMark(items[b - 1]?.kind) ? b - 1 : b) - 1; index >= first && found.length < count; index -= 1) {
      const item = items[index];
      if (item !== undefined && canBePushed(items, index) && levelOf(item) === level) found.push(index);
    }
  }
  return found;
}

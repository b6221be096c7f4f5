/**
 * What a line costs. One that is too short is stretched; one that is too long is pushed in, by taking the blank half
 * from marks (CLREQ 3.6.2).
 */

import type { Line, Paragraph } from './items.ts';
import { canBePushed, isMark, levelOf, measure, pushableIn, type Measured, type Sums } from './line-sums.ts';

/** The stretch of a gap, in ems, at which a line costs 1: that of a line of 28 cells which is half a cell too short. */
export const unit = 0.0185;

/** The cost of setting a mark on half a cell. Brackets go first, then commas, then stops, for those part sentences. */
const pushPrices = { open: 2.7, close: 2.7, comma: 3.5, stop: 7 } as const;

/** A space between Western words is a quarter of an em, and grows to half of one before any other gap does (3.6.3). */
const mostWordSpace = 0.25;

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
  wordSpace: number;
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

export function lineOf(sums: Sums, a: number, b: number): Line {
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

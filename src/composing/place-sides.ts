/**
 * 侧批: a comment stands over its line (right of its column on a vertical page), beside the clause before it, in small
 * type between two lines. A longer one goes on beside the text that follows, in the next lines too. None stands over
 * another, nor over readings, dots, 夹注 and the lines under names.
 */

import type { SetComment } from './comments.ts';
import type { Item, Line } from './items.ts';
import { isMark } from './marks.ts';
import type { Part, PartLines } from './part.ts';
import type { Inline, StyledElement } from './read-source.ts';

/** A part of a comment beside one line. */
export interface SidePart {
  readonly comment: SetComment;
  /** The line of its paragraph. */
  readonly line: number;
  /** CSS pixels from where lines are counted. */
  readonly left: number;
  /** Indices of its items. */
  readonly from: number;
  readonly to: number;
}

/** Places in the source of what stands where a comment could: over its own line, or under the one before. */
export interface Obstacles {
  readonly over: readonly Range[];
  readonly under: readonly Range[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Of the body, between two comments beside one line. */
const apart = 1;

export function obstaclesIn(inlines: readonly Inline[], isVertical: boolean): Obstacles {
  const over: Range[] = [];
  const under: Range[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'thing' && !inline.html.startsWith('<span')) over.push({ from: inline.from, to: inline.to });
    if (inline.kind !== 'text') continue;
    const range = { from: inline.placeOf(0), to: inline.placeOf(inline.text.length) };
    if (isIn(inline.of, 'dot')) (isVertical ? over : under).push(range);
    if (isIn(inline.of, 'proper-name') || isIn(inline.of, 'work-title')) under.push(range);
  }
  return { over, under };
}

function isIn(element: StyledElement | undefined, name: string): boolean {
  return element !== undefined && (element.classes.includes(name) || isIn(element.parent, name));
}

interface PlacedSides {
  readonly parts: readonly SidePart[];
  /** Those for which the paragraph has no room. */
  readonly crowded: readonly SetComment[];
}

/** In the order of the comments. */
export function placeSides(
  parts: readonly PartLines[],
  comments: readonly SetComment[],
  obstacles: Obstacles,
): PlacedSides {
  const rows = rowsOf(parts, obstacles);
  const spots = rows.flatMap(spotsIn);
  const placed: SidePart[] = [];
  const crowded: SetComment[] = [];
  let next = 0;
  for (const comment of comments) {
    // What stands before its words, behind those of the comment before it.
    const first = next;
    while ((spots[next]?.item.to ?? Infinity) <= comment.source.from) next += 1;
    const found = placeOne(rows, comment, beginsIn(spots.slice(first, next)));
    if (found === undefined) crowded.push(comment);
    else placed.push(...found);
  }
  return { parts: placed, crowded };
}

/** A line, and the stretches of it that are free, in CSS pixels. */
interface Row {
  readonly part: Part;
  readonly line: Line;
  readonly leftOf: (item: number) => number;
  free: readonly Range[];
}

function rowsOf(parts: readonly PartLines[], { over, under }: Obstacles): Row[] {
  const rows: Row[] = [];
  for (const { part, lines } of parts)
    for (const line of lines) {
      const before = rows.at(-1);
      const leftOf = leftsIn(part, line);
      const end = part.left + part.measure * part.size;
      const taken = [
        ...rowsIn(line, leftOf),
        ...takenIn(part, line, leftOf, over),
        ...(before === undefined ? [] : rowsIn(before.line, before.leftOf)),
        ...(before === undefined ? [] : takenIn(before.part, before.line, before.leftOf, under)),
      ];
      const whole: readonly Range[] = [{ from: leftOf(line.from), to: end }];
      rows.push({ part, line, leftOf, free: taken.reduce(without, whole) });
    }
  return rows;
}

/** Where each item of a line begins: what it is stretched or pushed in by is spread over all of it. */
function leftsIn({ items, left, indent, size }: Part, { from, to, width }: Line): (item: number) => number {
  const places: number[] = [0];
  for (let index = from; index < to; index += 1) {
    const { note, width: own = 0, gap = 0 } = items[index] ?? {};
    places.push((places.at(-1) ?? 0) + (note === undefined ? own : own / 2) + gap);
  }
  const natural = places.at(-1) ?? 0;
  const scale = natural > 0 ? width / natural : 1;
  const begin = left + (from === 0 ? indent * size : 0);
  return (item) => begin + (places[Math.min(item, to) - from] ?? 0) * scale * size;
}

/** Two rows of notes are higher than their line, and deeper. */
function rowsIn({ rows }: Line, leftOf: Row['leftOf']): Range[] {
  return rows.map(({ from, to }) => ({ from: leftOf(from), to: leftOf(to) }));
}

function takenIn({ items }: Part, line: Line, leftOf: Row['leftOf'], ranges: readonly Range[]): Range[] {
  if (ranges.length === 0) return [];
  const taken: Range[] = [];
  for (let index = line.from; index < line.to; index += 1) {
    const item = items[index];
    if (item !== undefined && ranges.some(({ from, to }) => item.from < to && item.to > from))
      taken.push({ from: leftOf(index), to: leftOf(index + 1) });
  }
  return taken;
}

function without(free: readonly Range[], { from, to }: Range): Range[] {
  return free.flatMap((each) =>
    [
      { from: each.from, to: Math.min(each.to, from) },
      { from: Math.max(each.from, to), to: each.to },
    ].filter((rest) => rest.to - rest.from > 0.01),
  );
}

/** Where an item begins. */
interface Spot {
  readonly item: Item;
  readonly row: number;
  readonly left: number;
}

/** A 夹注 is none: a comment behind it is about the words before. */
function spotsIn({ part, line, leftOf }: Row, row: number): Spot[] {
  return part.items
    .slice(line.from, line.to)
    .map((item, index) => ({ item, row, left: leftOf(line.from + index) }))
    .filter(({ item }) => item.note === undefined);
}

/**
 * Where a comment may begin: with the clause before it, and, where there is no room for it then, with one before that,
 * as far as the comment before it or the beginning of the paragraph.
 */
function beginsIn(before: readonly Spot[]): Spot[] {
  // Marks at its end belong to it.
  const last = before.findLastIndex(({ item }) => item.kind === 'open' || !isMark(item.kind));
  const isBegin = (index: number): boolean =>
    index === 0 || (isEnd(before[index - 1]?.item, before[index - 2]?.item) && before[index]?.item.kind !== 'close');
  return before.filter((_, index) => index <= last && isBegin(index)).reverse();
}

/** Whether a clause ends with it: at a mark, or at one that closes behind such a mark. */
function isEnd(item: Item | undefined, before: Item | undefined): boolean {
  const parts = (each: Item | undefined): boolean => /[，。！？；：]/u.test(each?.text ?? '');
  return parts(item) || (item?.kind === 'close' && parts(before));
}

/** Gives `undefined` where there is no room, and takes what it needs otherwise. */
function placeOne(rows: readonly Row[], comment: SetComment, begins: readonly Spot[]): SidePart[] | undefined {
  const { items, size } = comment.part;
  let found: SidePart[] | undefined;
  for (const begin of begins) if ((found = placeFrom(rows, comment, begin)) !== undefined) break;
  for (const { line, left, from, to } of found ?? []) {
    const row = rows[line];
    if (row === undefined) continue;
    const space = apart * size;
    row.free = without(row.free, { from: left - space, to: left + widthOf(items, from, to) * size + space });
  }
  return found;
}

/** A comment that would go on beside more lines is none for between them. */
const mostLines = 12;

function placeFrom(rows: readonly Row[], comment: SetComment, begin: Spot): SidePart[] | undefined {
  const { items, size } = comment.part;
  const found: SidePart[] = [];
  let next = 0;
  const end = Math.min(rows.length, begin.row + mostLines);
  for (let at = begin.row; at < end && next < items.length; at += 1) {
    const row = rows[at];
    for (const { from, to } of row?.free ?? []) {
      const left = at === begin.row ? Math.max(from, begin.left) : from;
      const fit = fitting(items, next, (to - left) / size);
      if (fit === next || (fit - next < fewest && fit < items.length)) continue;
      found.push({ comment, line: at, left, from: next, to: fit });
      next = fit;
      if (next === items.length) break;
    }
  }
  return next < items.length ? undefined : found;
}

/** A shorter part of a longer comment is no reading. */
const fewest = 3;

/** How many items have room, up to one behind which a line may end. */
function fitting(items: readonly Item[], from: number, room: number): number {
  let to = from;
  while (to < items.length && widthOf(items, from, to + 1) <= room + 0.01) to += 1;
  if (to < items.length) while (to > from && (items[to - 1]?.price ?? 0) === Infinity) to -= 1;
  return to;
}

function widthOf(items: readonly Item[], from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to; index += 1)
    width += (items[index]?.width ?? 0) + (index + 1 < to ? (items[index]?.gap ?? 0) : 0);
  return width;
}

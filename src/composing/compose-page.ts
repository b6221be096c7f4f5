/**
 * Composes a page of XHTML: decides its lines (set-page.ts), then, from how high its blocks are in one column, its
 * pages, and writes it with all of that in it.
 */

import { breakPages } from './break-pages.ts';
import type { Depth, Placed } from './page-states.ts';
import type { CommentRoom } from './comments.ts';
import type { Column } from './galley.ts';
import { feetOf, linesAtFeet } from './foot.ts';
import type { Item, Line } from './items.ts';
import { galleyOf } from './make-galley.ts';
import { hasBlankEnd } from './marks.ts';
import type { Part, PartLines } from './part.ts';
import type { SetPage } from './set-page.ts';
import type { MadeUp } from './made-up.ts';
import { spotOfLine } from './place-comments.ts';
import { writePage } from './write-page.ts';

/** A line as it must be printed. Lengths are CSS pixels from the left edge of the type area. */
export interface ComposedLine {
  /** Its characters on the baseline: without spaces, readings and numbers of notes. */
  readonly text: string;
  /** Where the first character begins and the last one ends; absent where a thing stands at that end. */
  readonly left?: number;
  readonly right?: number;
  /** Whether it goes from edge to edge. */
  readonly isFull: boolean;
  /** Whether it should and does not, for what comes next does not fit. */
  readonly isShort?: true;
  /** The page it stands on, counted from 0, and how far down, in CSS pixels; absent where that is not decided. */
  readonly page?: number;
  readonly top?: number;
}

export interface Composed {
  readonly html: string;
  readonly lines: readonly ComposedLine[];
  /** How many justified paragraphs hold something that cannot be composed yet; a browser breaks their lines. */
  readonly byChrome: number;
  /** Whether its pages are decided too. */
  readonly isPaged: boolean;
  /** What the comments say that should stand beside the text and have no room there. */
  readonly crowded: readonly string[];
}

/** Without a column only lines are decided. Paragraphs that cannot be set stay as they are, but for their addresses. */
export function composePage(
  page: SetPage,
  made?: { readonly column: Column; readonly depth: Depth; readonly room?: CommentRoom | undefined },
): Composed {
  const madeUp = made && makeUp(page, made.column, made.depth);
  return {
    html: writePage(page, madeUp, made?.room),
    lines: linesOf(page, madeUp),
    byChrome: page.paragraphs.filter((paragraph) => paragraph === undefined).length - page.ragged,
    isPaged: madeUp !== undefined,
    crowded: page.crowded.map(({ said }) => said.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')),
  };
}

/** Gives `undefined` where no page can be made of some of it: the browser breaks such pages. */
function makeUp(page: SetPage, column: Column, depth: Depth): MadeUp | undefined {
  const galley = galleyOf(page, column, depth.lines);
  const { placed, feet } = breakPages(galley, depth);
  if (placed.length < galley.units.length) return undefined;
  const pages = 1 + placed.reduce((last, { page: first, parts }) => Math.max(last, first + parts.length), 0);
  const { lines } = depth;
  return { galley, placed, feet: feetOf(feet, galley.notes, { pages, lines }), leading: column.leading, lines };
}

function linesOf({ paragraphs }: SetPage, madeUp: MadeUp | undefined): ComposedLine[] {
  const placedOf = new Map(madeUp?.galley.units.map(({ paragraph }, index) => [paragraph, madeUp.placed[index]]));
  const atFeet = madeUp && linesAtFeet(madeUp.feet, madeUp.galley.notes, madeUp.lines);
  return paragraphs.flatMap((paragraph, index) => {
    if (paragraph === undefined) return [];
    const placed = placedOf.get(index);
    const way = paragraph.ways[placed?.way ?? 0] ?? paragraph.ways[0];
    return way
      .parts()
      .flatMap(({ part, lines }: PartLines) => lines.map((line) => asPrinted(part, line)))
      .map((line, at) => ({ ...line, ...(atFeet?.get(index)?.[at] ?? placeOf(placed, at)) }))
      .map(({ top, ...line }) => (top === undefined ? line : { ...line, top: top * (madeUp?.leading ?? 0) }));
  });
}

function placeOf(placed: Placed | undefined, line: number): Pick<ComposedLine, 'page' | 'top'> {
  if (placed === undefined) return {};
  const { page, down } = spotOfLine(placed, line);
  return { page, top: down };
}

/** How much of its last item a line does not count. */
function behindOf({ kind, half, given, width }: Item, { hangs, halved }: Line, end: number): number {
  if (hangs) return width + given;
  return hasBlankEnd(kind) && halved.includes(end - 1) ? half + given : 0;
}

/** Its characters on the baseline, and its hyphen. */
function textOf({ items }: Part, { from, to }: Line): string {
  let text = '';
  for (let index = from; index < to; index += 1) {
    const item = items[index];
    if (item?.isOnLine === true && item.kind !== 'space') text += item.text;
  }
  return items[to - 1]?.hyphen !== undefined && to < items.length ? `${text}-` : text;
}

function asPrinted(part: Part, line: Line): ComposedLine {
  const { items, indent, left, size } = part;
  const { from, to, halved, width, isFull } = line;
  const end = items[to - 1]?.kind === 'space' ? to - 1 : to;
  const [first, last] = [items[from], items[end - 1]];
  const begin = left + (from === 0 ? indent * size : 0);
  // The blank half of what opens lies before the line, that of what closes behind it.
  const before = first?.kind === 'open' && halved.includes(from) ? first.half + first.given : 0;
  const behind = last === undefined ? 0 : behindOf(last, line, end);
  const isSet = (item: Item | undefined): item is Item => item?.isOnLine === true && item.kind !== 'space';
  return {
    text: textOf(part, line),
    isFull,
    ...(!isFull && to < items.length && { isShort: true as const }),
    ...(isSet(first) && { left: begin + (first.lead - before) * size }),
    ...(isSet(last) && { right: begin + (width - last.trail + behind) * size }),
  };
}

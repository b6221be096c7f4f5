/**
 * Writes lines into XHTML. The browser may break composed text only at a `<wbr/>`, and does so at each, for two lines
 * never fit into one; it spreads what a line lacks over its gaps. A mark on half a cell is put into a span, unless the
 * browser squeezes it by itself.
 */

import type { Item, Line, Paragraph } from './items.ts';
import { narrowedOf } from './marks.ts';

/** Text that is put into a source, or stands for a part of it; UTF-16. */
export interface Edit {
  readonly at: number;
  /** Where what it stands for ends. */
  readonly to?: number;
  readonly text: string;
}

export interface Writing {
  /** The size of the paragraph, in CSS pixels. */
  readonly size: number;
  /** What stands before a line that begins a page, by the line. */
  readonly heads?: ReadonlyMap<number, string>;
}

/** In the order of their places. */
export function writeLines({ items }: Paragraph, lines: readonly Line[], { size, heads = new Map() }: Writing): Edit[] {
  const edits: Edit[] = [];
  const [first] = items;
  if (first !== undefined && heads.has(0)) edits.push({ at: first.from, text: heads.get(0) ?? '' });
  const pixels = (ems: number): string => `${Math.round(ems * size * 1000) / 1000}px`;
  for (const [index, line] of lines.entries()) {
    edits.push(
      ...[
        ...halvesOf(items, line),
        ...growthOf(items, line, { size, pixels }),
        ...heldIn(items, line, pixels),
        ...rowsOf(items, line, pixels),
        ...(line.hangs ? around(items[line.to - 1], '<span class="hanging">') : []),
      ].sort(byPlace),
    );
    const last = items[line.to - 1];
    if (line.to === items.length || last === undefined) continue;
    // A `<br/>` keeps the browser from stretching a line that is left short.
    const hyphen = last.hyphen === undefined ? '' : '<span class="hyphen">-</span>';
    const text = `${hyphen}${line.isFull ? '<wbr/>' : '<br/>'}${heads.get(index + 1) ?? ''}`;
    if (last.kind !== 'space') edits.push({ at: last.to, text });
    // At the end of the line a space would be stretched with it; at the beginning of the next it is not shown, but for
    // one that fills a cell.
    else edits.push(last.text === '\u3000' ? { at: last.from, to: last.to, text } : { at: last.from, text });
  }
  return edits;
}

/** Where one element ends and another begins, that is the order. */
function byPlace(one: Edit, other: Edit): number {
  return one.at - other.at || Number(other.text.startsWith('</')) - Number(one.text.startsWith('</'));
}

function around(item: { readonly from: number; readonly to: number } | undefined, opening: string): Edit[] {
  return item === undefined
    ? []
    : [
        { at: item.from, text: opening },
        { at: item.to, text: '</span>' },
      ];
}

interface Range {
  /** UTF-16 in the source. */
  readonly from: number;
  readonly to: number;
}

/** CSS pixels. A browser rounds each piece of a line up. It spreads what is left over, but lets be a line too long. */
const rounding = 0.03;

/**
 * The spaces and gaps of a line that grow before others do, and the gaps beside formulas. An empty element is wide
 * where no character is.
 */
function growthOf(
  items: readonly Item[],
  line: Line,
  { size, pixels }: { readonly size: number; readonly pixels: (ems: number) => string },
): Edit[] {
  const { from, to, isFull } = line;
  const growth = line.growth < 0.02 ? 0 : line.growth;
  const end = items[to - 1]?.kind === 'space' ? to - 1 : to;
  return items.slice(from, end).flatMap((item, index) => {
    if (item.growth === 0 || (growth === 0 && item.isUnseen !== true) || (!isFull && item.kind === 'space')) return [];
    const by = item.growth * growth;
    if (item.kind === 'space')
      return around(item, `<span style="word-spacing:${pixels(Math.max(0, by - rounding / size))}">`);
    const margin = pixels(by + (item.isUnseen === true ? item.gap : 0));
    return from + index + 1 < end ? [{ at: item.to, text: `<span style="margin-left:${margin}"></span>` }] : [];
  });
}

/** Takes back what a browser adds beside connectors and solidi. */
function heldIn(items: readonly Item[], { from, to, stretch }: Line, pixels: (ems: number) => string): Edit[] {
  if (stretch < 0.001) return [];
  return items
    .slice(from, to - 1)
    .flatMap(({ isHeld, to: at }) =>
      isHeld === true ? [{ at, text: `<span style="margin-left:${pixels(-stretch)}"></span>` }] : [],
    );
}

/** Two rows are a block in the line. The space beside them is theirs, but for the edges of the line. */
function rowsOf(items: readonly Item[], { from, to, rows }: Line, pixels: (ems: number) => string): Edit[] {
  return rows.flatMap((part) => {
    const before = part.from === from ? 0 : (items[part.from - 1]?.gap ?? 0);
    const behind = part.to === to ? 0 : (items[part.to - 1]?.gap ?? 0);
    const style = [
      `width:${pixels(part.width)}`,
      ...(before > 0 ? [`margin-left:${pixels(before)}`] : []),
      ...(behind > 0 ? [`margin-right:${pixels(behind)}`] : []),
      ...(part.tracking > 0.001 ? [`letter-spacing:${pixels(part.tracking)}`] : []),
    ];
    return [
      {
        at: items[part.from]?.from ?? 0,
        text: `<span class="two-rows" style="${style.join(';')}"><span class="note-row">`,
      },
      ...(part.split < part.to ? [{ at: items[part.split]?.from ?? 0, text: '</span><span class="note-row">' }] : []),
      { at: items[part.to - 1]?.to ?? 0, text: '</span></span>' },
    ];
  });
}

function halvesOf(items: readonly Item[], { from, to, halved }: Line): Edit[] {
  const ranges: { -readonly [key in keyof Range]: Range[key] }[] = [];
  const isHalved = new Set(halved);
  for (let first = from; first < to; first += 1) {
    if (!isOfMarks(items, first, isHalved)) continue;
    let end = first + 1;
    while (end < to && isOfMarks(items, end, isHalved) && items[end]?.run === items[first]?.run) end += 1;
    if (!isSqueezedSo(items, { first, end }, isHalved)) {
      for (let index = first; index < end; index += 1) {
        const item = items[index];
        if (item === undefined || !isHalved.has(index)) continue;
        const last = ranges.at(-1);
        if (last?.to === item.from && isHalved.has(index - 1)) last.to = item.to;
        else ranges.push({ from: item.from, to: item.to });
      }
    }
    first = end - 1;
  }
  return ranges.flatMap((range) => around(range, '<span class="half">'));
}

/** Whether it is of a row of marks that a browser squeezes; one in the middle of its cell it lets be. */
function isOfMarks(items: readonly Item[], index: number, isHalved: ReadonlySet<number>): boolean {
  const item = items[index];
  return item !== undefined && (item.half > 0 || item.given > 0) && (item.kind !== 'middle' || isHalved.has(index));
}

/** Whether the browser sets marks beside each other just so. It never narrows one for the sake of a line's edge. */
function isSqueezedSo(
  items: readonly Item[],
  { first, end }: { readonly first: number; readonly end: number },
  isHalved: ReadonlySet<number>,
): boolean {
  const squeezed = new Set<number>();
  for (let index = first; index + 1 < end; index += 1) {
    const narrowed = narrowedOf(items[index]?.kind ?? 'thing', items[index + 1]?.kind ?? 'thing');
    if (narrowed !== undefined) squeezed.add(narrowed === 'before' ? index : index + 1);
  }
  for (let index = first; index < end; index += 1) if (squeezed.has(index) !== isHalved.has(index)) return false;
  return true;
}

/** A part of the source with its edits. */
export function edited(
  source: string,
  { from, to, edits }: { readonly from: number; readonly to: number; readonly edits: readonly Edit[] },
): string {
  const parts: string[] = [];
  let done = from;
  for (const { at, to: end = at, text } of edits) {
    parts.push(source.slice(done, at), text);
    done = end;
  }
  return `${parts.join('')}${source.slice(done, to)}`;
}

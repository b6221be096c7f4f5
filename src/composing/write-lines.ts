/**
 * Writes lines into XHTML. The browser may break composed text only at a `<wbr/>`, and does so at each, for two lines
 * never fit into one; it spreads what a line lacks over its gaps. A mark on half a cell is put into a span, unless the
 * browser squeezes it by itself.
 */

import type { Item, Line, Paragraph } from './items.ts';
import { narrowedOf } from './marks.ts';

/** Text that is put into a source; UTF-16. */
export interface Edit {
  readonly at: number;
  readonly text: string;
  /** How much of the source it stands for. */
  readonly instead?: number;
}

/** In the order of their places. `heads` is what stands before a line that begins a page, by the line. */
export function writeLines(
  { items }: Paragraph,
  lines: readonly Line[],
  heads: ReadonlyMap<number, string> = new Map(),
): Edit[] {
  const edits: Edit[] = [];
  const [first] = items;
  if (first !== undefined && heads.has(0)) edits.push({ at: first.from, text: heads.get(0) ?? '' });
  for (const [index, line] of lines.entries()) {
    const halves = halvesOf(items, line).map((range) => ({ ...range, opening: '<span class="half">' }));
    for (const { from, to, opening } of [...halves, ...spacesOf(items, line)].sort((a, b) => a.from - b.from)) {
      edits.push({ at: from, text: opening });
      edits.push({ at: to, text: '</span>' });
    }
    const last = items[line.to - 1];
    if (line.to === items.length || last === undefined) continue;
    // At the end of the line the space would be stretched with it; at the beginning of the next it is not shown.
    const at = last.kind === 'space' ? last.from : last.to;
    // A `<br/>` keeps the browser from stretching a line that is left short.
    edits.push({ at, text: `${line.isFull ? '<wbr/>' : '<br/>'}${heads.get(index + 1) ?? ''}` });
  }
  return edits;
}

interface Range {
  /** UTF-16 in the source. */
  readonly from: number;
  readonly to: number;
}

/** The spaces of a line that grow. */
function spacesOf(items: readonly Item[], { from, to, wordSpace }: Line): (Range & { readonly opening: string })[] {
  if (wordSpace < 0.01) return [];
  const opening = `<span style="word-spacing:${Math.round(wordSpace * 1000) / 1000}em">`;
  return items
    .slice(from, items[to - 1]?.kind === 'space' ? to - 1 : to)
    .flatMap((item) => (item.isWordSpace ? [{ from: item.from, to: item.to, opening }] : []));
}

function halvesOf(
  items: readonly Item[],
  { from, to, halved }: Line,
): { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  const isHalved = new Set(halved);
  for (let first = from; first < to; first += 1) {
    if ((items[first]?.half ?? 0) === 0) continue;
    let end = first + 1;
    while (end < to && (items[end]?.half ?? 0) > 0 && items[end]?.run === items[first]?.run) end += 1;
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
  return ranges;
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
  for (const { at, text, instead = 0 } of edits) {
    parts.push(source.slice(done, at), text);
    done = at + instead;
  }
  return `${parts.join('')}${source.slice(done, to)}`;
}

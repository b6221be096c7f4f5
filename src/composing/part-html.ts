/** Parts XHTML at marks between its lines: each part is whole, and what is open at its edges goes on in the next. */

import { walkHtml } from '../markdown/walk-html.ts';

/** Stands where XHTML may be parted. */
export const cut = '<!--cut-->';

interface OpenTag {
  readonly name: string;
  /** Where its tag stands. */
  readonly at: number;
  readonly end: number;
}

interface Cut {
  readonly at: number;
  /** The outermost first. */
  readonly open: readonly OpenTag[];
}

export interface Cuttable {
  readonly html: string;
  readonly cuts: readonly Cut[];
}

/** Finds the marks in XHTML. */
export function cuttable(html: string): Cuttable {
  const open: OpenTag[] = [];
  const cuts: Cut[] = [];
  const events = walkHtml(html);
  for (const [index, event] of events.entries()) {
    if (event.kind === 'open' && !event.selfClosing && !isVoid.has(event.name))
      open.push({ name: event.name, at: event.at, end: events[index + 1]?.at ?? html.length });
    else if (event.kind === 'close' && open.at(-1)?.name === event.name) open.pop();
    else if (event.kind === 'comment' && html.startsWith(cut, event.at)) cuts.push({ at: event.at, open: [...open] });
  }
  return { html, cuts };
}

/**
 * What stands between two of the marks, counted from 1; 0 is the beginning, and one more than there are marks the end.
 * The last line of a part is filled if its paragraph goes on.
 */
export function partBetween({ html, cuts }: Cuttable, from: number, to: number, isFilled: boolean): string {
  const [start, end] = [cuts[from - 1], cuts[to - 1]];
  const begin = start === undefined ? 0 : start.at + cut.length;
  const text = html.slice(begin, end?.at ?? html.length);
  const filled = isFilled ? end?.open.findLast(({ name }) => !inLines.has(name)) : undefined;
  const opened = (start?.open ?? []).map((tag) => reopened(html, tag, tag === filled));
  const closed = (end?.open ?? []).toReversed().map(({ name }) => `</${name}>`);
  const at = filled === undefined || filled.at < begin ? undefined : filled.at + 1 + filled.name.length - begin;
  const justified = at === undefined ? text : `${text.slice(0, at)}${justify}${text.slice(at)}`;
  return `${opened.join('')}${justified.replaceAll(cut, '')}${closed.join('')}`;
}

const justify = ' style="text-align-last:justify"';

/** The tag of an element that goes on: without its id, for that stands where it begins. */
function reopened(html: string, { name, at, end }: OpenTag, isFilled: boolean): string {
  const attributes = html.slice(at + 1 + name.length, end - 1).replace(/\s(?:id|style|class)="[^"]*"/g, '');
  const classes = /\sclass="([^"]*)"/.exec(html.slice(at, end))?.[1];
  return `<${name} class="${classes === undefined ? '' : `${classes} `}goes-on"${attributes}${isFilled ? justify : ''}>`;
}

const isVoid = new Set(['br', 'img', 'hr', 'wbr', 'col']);
const inLines = new Set([
  'a',
  'b',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  's',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

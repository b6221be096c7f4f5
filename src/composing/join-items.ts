/** What stands between two neighbouring items: the gap, whether it grows, and what a line that ends there costs. */

import type { Kinsoku, Punctuation } from '../config/line-options.ts';
import type { Item } from './items.ts';
import {
  hasBlankEnd,
  isElastic,
  isHalfIn,
  isHan,
  isSpacedFromHan,
  isStacked,
  lastOf,
  mayPart,
  narrowedOf,
  staysClose,
  type MarkClass,
} from './marks.ts';
import type { Script } from './script-runs.ts';

/** An item whose neighbours are not looked at yet. */
export type Draft = { -readonly [key in keyof Item]: Item[key] } & {
  readonly style: Style;
  /** Of a thing. */
  readonly sign?: MarkClass;
  /** What has style and script in common with its neighbour is in one run with it. */
  readonly script: Script;
};

/** What the items of a piece have in common. */
export interface Style {
  /** The run of the piece. */
  readonly look: number;
  readonly spaces: boolean;
  readonly squeezes: boolean;
  readonly breaks: boolean;
  readonly isNote: boolean;
}

/** Ems of the smaller type that stand between Han and Western text, as the press sets them (3.2). */
const beside = 0.125;

/** That gap grows to a quarter of an em before others do (3.5.4). */
const mostBeside = 0.125;

/** Ems between a 夹注 and the text before and behind it. */
const besideRows = 0.125;

/** A blank of the width of a word space; one that fills a cell is none. */
export function isSpace(kind: Item['kind'], text: string): boolean {
  return kind === 'space' && text !== '\u3000';
}

/** Takes the blank half from marks that never have it: for their style, and from the last of ？！ and ！！. */
export function narrowMarks(items: readonly Draft[], punctuation: Punctuation): void {
  const narrow = (item: Draft | undefined): void => {
    if (item === undefined) return;
    item.width -= item.half;
    item.given += item.half;
    item.half = 0;
  };
  if (punctuation !== 'quanjiao')
    for (const item of items) if (item.half > 0 && isHalfIn(punctuation, item.kind)) narrow(item);
  let stacked = 0;
  for (const [index, item] of items.entries()) {
    stacked = item.half > 0 && isStacked(item.text) ? stacked + 1 : 0;
    // Of three the first two are narrowed by those behind them, and the last has a cell of its own.
    if (stacked > 0 && stacked % 2 === 0 && !isStacked(items[index + 1]?.text ?? '')) narrow(item);
  }
}

/** A character that may stand anywhere in a line; signs of full width, ／ among them, may not. */
function isPlainHan({ kind, text }: Draft): boolean {
  return kind === 'han' && text >= '\u3400' && text < '\uFB00';
}

/** Decides gap, elasticity and break between two neighbouring items. */
export function join(item: Draft, next: Draft, kinsoku: Kinsoku): void {
  const isInNote = item.note !== undefined || next.note !== undefined;
  if (!isInNote && isPlainHan(item) && isPlainHan(next)) {
    // Most of a book: nothing stands between two Han characters.
    item.isElastic = true;
    if (item.style.breaks || next.style.breaks) item.price = 0;
    return;
  }
  if (isInNote && item.note === next.note) {
    item.price = mayPart(signOf(item), signOf(next), kinsoku) ? 0 : Infinity;
    return;
  }
  if (!isInNote && item.kind === 'letter' && next.kind === 'letter' && item.style.look === next.style.look) {
    if (!item.style.breaks) item.price = Infinity;
    return;
  }
  stretch(item, next);
  squeeze(item, next);
  addGap(item, next);
  item.price = priceOf(item, next, kinsoku);
}

/** The space between Han and Western text, and beside a 夹注. */
function addGap(item: Draft, next: Draft): void {
  if (item.style.spaces && next.style.spaces && isHanBesideWestern(item, next)) {
    item.gap += beside;
    item.growth = mostBeside;
    item.isUnseen = item.kind === 'thing' || next.kind === 'thing';
  }
  const isBesideRows = item.note !== next.note && item.kind !== 'space' && next.kind !== 'space';
  if (isBesideRows) item.gap += besideRows;
}

/** Decides whether the gap grows with its line. */
function stretch(item: Draft, next: Draft): void {
  const grows = !isSpace(next.kind, next.text) && growsBetween(item, next);
  item.isHeld = grows && item.kind !== 'space' && (staysClose(item.text) || staysClose(next.text));
  item.isElastic = item.kind === 'space' || (grows && !item.isHeld);
}

function growsBetween(item: Draft, next: Draft): boolean {
  const grows = ({ text, note }: Draft, character: string): boolean =>
    text !== '' && note === undefined && isElastic(character);
  return grows(item, lastOf(item.text)) || grows(next, next.text);
}

/** Sets one of two marks that meet on half a cell. */
function squeeze(item: Draft, next: Draft): void {
  if (item.style.squeezes && next.style.squeezes && item.kind !== 'thing' && next.kind !== 'thing') {
    const narrowed = narrowedOf(item.kind, next.kind) ?? besideBracket(item, next);
    // Behind one that is on half a cell anyway, the blank half of the next is what is left.
    const isLeft = narrowed === 'after' && hasBlankEnd(item.kind) && item.given > 0;
    const half = isLeft ? 0 : narrowed === 'before' ? item.half : narrowed === 'after' ? next.half : 0;
    if (half > 0) {
      item.gap = -half;
      item.narrows = narrowed === 'before' ? 'this' : 'next';
    }
  }
  // The number of a note stands by its word, so the mark between them gives up its blank half.
  if (next.style.isNote && item.gap === 0 && hasBlankEnd(item.kind) && item.half > 0) {
    item.gap = -item.half;
    item.narrows = 'this';
  }
}

/** Within brackets of Western text a mark gives up its blank half as it does within full-width ones. */
function besideBracket(item: Draft, next: Draft): ReturnType<typeof narrowedOf> {
  if (item.run !== next.run) return undefined;
  if (hasBlankEnd(item.kind) && /^[)\]}]/.test(next.text)) return 'before';
  return next.kind === 'open' && /[([{]$/.test(item.text) ? 'after' : undefined;
}

/** A thing whose style has spaces is a formula. */
function isHanBesideWestern(item: Draft, next: Draft): boolean {
  const isWestern = ({ kind }: Draft, character: string): boolean =>
    kind === 'thing' || (kind === 'letter' && isSpacedFromHan(character));
  if (item.kind === 'han') return isHan(item.text) && isWestern(next, next.text);
  return next.kind === 'han' && isHan(next.text) && isWestern(item, lastOf(item.text));
}

function priceOf(item: Draft, next: Draft, kinsoku: Kinsoku): number {
  if (next.style.isNote || next.kind === 'space' || (!item.style.breaks && !next.style.breaks)) return Infinity;
  const asHan = (each: Draft) => (each.note === undefined ? signOf(each) : ({ kind: 'han', text: '' } as const));
  // A mark that may not begin a line may not begin one behind a space either.
  const before = item.kind === 'space' ? ({ kind: 'han', text: '' } as const) : asHan(item);
  return mayPart(before, asHan(next), kinsoku) ? 0 : Infinity;
}

function signOf({ kind, text, sign = 'han' }: Draft): { readonly kind: MarkClass; readonly text: string } {
  return { kind: kind === 'thing' ? sign : kind, text };
}

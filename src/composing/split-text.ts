/** Text → items: which characters are one, how wide it is, and what stands between it and the next. */

import type { Item } from './items.ts';
import { classOf, hasBlankEnd, isElastic, isSpacedFromHan, mayPart, narrowedOf, type Kinsoku } from './marks.ts';
import { jointsOf } from './unbreakable.ts';

/** Measures of a style of type. */
export interface Type {
  /** Ems of the paragraph for each em of the type. */
  readonly size: number;
  /** Advance of a text that is shaped as a whole, in ems of the type. */
  readonly advance: (text: string) => number;
  /** Whether marks that meet are squeezed, and whether a gap stands between Han and Western text. */
  readonly squeezes: boolean;
  readonly spaces: boolean;
  /** Whether lines may end in it. */
  readonly breaks: boolean;
}

/** A text in one style, or a thing of a known width. */
export type Piece =
  | {
      readonly text: string;
      readonly type: Type;
      readonly run: number;
      /** Where a unit of the text begins in the source; of the unit behind the last: where that ends. */
      readonly placeOf: (unit: number) => number;
      /** Ems of the paragraph that an element adds before and behind. */
      readonly before?: number;
      readonly after?: number;
      /** The number of a note, which stays with the word before it. */
      readonly isNote?: boolean;
    }
  | Thing;

interface Thing {
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly before?: number;
  readonly after?: number;
}

type Draft = { -readonly [key in keyof Item]: Item[key] } & {
  readonly spaces: boolean;
  readonly squeezes: boolean;
  readonly breaks: boolean;
  readonly isNote: boolean;
};

/** Ems of the smaller type that stand between Han and Western text, as the press sets them (3.2). */
const beside = 0.125;

/** A word of Western text goes over the line whole, unless it is longer than so many ems: then it is divided anywhere. */
const longWord = 8;
const anywhere = 4000;

export function itemsOf(pieces: readonly Piece[], kinsoku: Kinsoku): Item[] {
  const items: Draft[] = [];
  for (const piece of pieces) {
    if ('text' in piece) addText(items, piece);
    else items.push(thing(piece));
  }
  for (let index = 0; index + 1 < items.length; index += 1) {
    const [item, next] = [items[index], items[index + 1]];
    if (item !== undefined && next !== undefined) join(item, next, kinsoku);
  }
  return items;
}

function thing({ width, from, to, before = 0, after = 0 }: Thing): Draft {
  return {
    kind: 'thing',
    text: '',
    width: before + width + after,
    lead: before,
    trail: after,
    half: 0,
    gap: 0,
    isElastic: false,
    price: Infinity,
    run: -1,
    from,
    to,
    spaces: false,
    squeezes: false,
    breaks: true,
    isNote: false,
  };
}

function addText(
  items: Draft[],
  { text, type, run, placeOf, before = 0, after = 0, isNote = false }: Extract<Piece, { text: string }>,
): void {
  const first = items.length;
  const add = (from: number, to: number, price = Infinity): void => {
    const part = text.slice(from, to);
    const kind = classOf(part);
    const width = type.advance(kind === 'space' ? ' ' : part) * type.size;
    const isWide = width > 0.9 * type.size;
    items.push({
      kind,
      text: part,
      width,
      lead: 0,
      trail: 0,
      half: isWide && type.squeezes && (kind === 'open' || hasBlankEnd(kind)) ? type.size / 2 : 0,
      gap: 0,
      isElastic: false,
      price,
      run,
      from: placeOf(from),
      to: placeOf(to),
      spaces: type.spaces,
      squeezes: type.squeezes,
      breaks: type.breaks,
      isNote,
    });
  };
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const kind = classOf(character);
    let end = at + character.length;
    if (kind === 'letter' || kind === 'space') {
      while (end < text.length && classOf(characterAt(text, end)) === kind) end += characterAt(text, end).length;
      if (kind === 'space') add(at, end);
      else addWord(add, text.slice(at, end), at, type);
    } else if (kind === 'dash' && text.startsWith(character, end)) {
      // The two halves of —— may be one glyph.
      end += character.length;
      add(at, end);
    } else add(at, end);
    at = end;
  }
  const [opening, closing] = [items[first], items.at(-1)];
  if (opening === undefined || closing === undefined) return;
  opening.lead = before;
  opening.width += before;
  closing.trail = after;
  closing.width += after;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function addWord(add: (from: number, to: number, price: number) => void, word: string, at: number, type: Type): void {
  const isLong = type.advance(word) * type.size > longWord;
  const joints = jointsOf(word);
  let from = 0;
  for (let index = 1; index < word.length; index += 1) {
    const price = joints.get(index) ?? (isLong && !/^[\uDC00-\uDFFF]/.test(word.slice(index)) ? anywhere : undefined);
    if (price === undefined) continue;
    add(at + from, at + index, price);
    from = index;
  }
  add(at + from, at + word.length, Infinity);
}

/** What is between two items that follow each other. */
function join(item: Draft, next: Draft, kinsoku: Kinsoku): void {
  if (item.kind === 'letter' && next.kind === 'letter' && item.run === next.run) {
    if (!item.breaks) item.price = Infinity;
    return;
  }
  item.isElastic =
    item.kind === 'space' ||
    (next.kind !== 'space' &&
      ((item.text !== '' && isElastic(lastOf(item.text))) || (next.text !== '' && isElastic(next.text))));
  if (item.squeezes && next.squeezes && item.kind !== 'thing' && next.kind !== 'thing') {
    const narrowed = narrowedOf(item.kind, next.kind);
    const half = narrowed === 'before' ? item.half : narrowed === 'after' ? next.half : 0;
    if (half > 0) {
      item.gap = -half;
      item.narrows = narrowed === 'before' ? 'this' : 'next';
    }
  }
  // The number of a note stands with its word: what is blank of the mark between them goes.
  if (next.isNote && item.gap === 0 && hasBlankEnd(item.kind) && item.half > 0) {
    item.gap = -item.half;
    item.narrows = 'this';
  }
  if (item.spaces && next.spaces) {
    const isBetween =
      (item.kind === 'han' && next.kind === 'letter' && isHan(item.text) && isSpacedFromHan(next.text)) ||
      (next.kind === 'han' && item.kind === 'letter' && isHan(next.text) && isSpacedFromHan(lastOf(item.text)));
    if (isBetween) item.gap += beside;
  }
  item.price = priceOf(item, next, kinsoku);
}

function lastOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(text.length - (/[\uDC00-\uDFFF]$/.test(text) ? 2 : 1)) ?? 0);
}

function isHan(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u.test(text);
}

function priceOf(item: Draft, next: Draft, kinsoku: Kinsoku): number {
  if (next.isNote || (!item.breaks && !next.breaks)) return Infinity;
  if (item.kind === 'space') return 0;
  const asHan = (each: Draft) => ({ kind: each.kind === 'thing' ? ('han' as const) : each.kind, text: each.text });
  return mayPart(asHan(item), asHan(next), kinsoku) ? 0 : Infinity;
}

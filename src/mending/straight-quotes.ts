/** Pairs straight quotation marks in Chinese prose. */

import { kindOf, neighboursOf, printedAfter, printedBefore } from './neighbours.ts';

/** Offsets of a pair; a mark without a partner has `open` only. */
export interface StraightPair {
  readonly open: number;
  readonly close?: number;
  /** True inside another pair of the same mark. */
  readonly isNested: boolean;
  /** False when the mark has no partner, or could have another one. */
  readonly isSure: boolean;
}

/** Replaces full-width straight marks by half-width ones; the length stays the same. */
export function withPlainQuotes(text: string): string {
  return /[＂＇]/.test(text) ? text.replaceAll('＂', '"').replaceAll('＇', "'") : text;
}

/**
 * The pairs of `"` and `'` that are used as Chinese quotation marks, in the order of the text. With `goesOn` a speech
 * may go on in the next paragraph, which opens with a mark.
 */
export function straightPairs(written: string, goesOn = false): StraightPair[] {
  const text = withPlainQuotes(written);
  if (!/["']/.test(text)) return [];
  const pairs = (['"', "'"] as const).flatMap((mark) => chineseOf(text, pairsOf(text, mark, goesOn)));
  return pairs.sort((a, b) => a.open - b.open);
}

/** The pairs in Chinese sentences. Of a row of quotations (`"A"、"B"和"C"`) all are Chinese if one is. */
function chineseOf(text: string, pairs: readonly StraightPair[]): StraightPair[] {
  const rows: StraightPair[][] = [];
  for (const pair of pairs.toSorted((a, b) => a.open - b.open)) {
    const last = rows.at(-1)?.at(-1)?.close;
    if (last !== undefined && last < pair.open && /^[\s,，、;；]*$/.test(text.slice(last + 1, pair.open)))
      rows.at(-1)?.push(pair);
    else rows.push([pair]);
  }
  return rows.filter((row) => row.some((pair) => isChinese(text, pair))).flat();
}

/** The pairs to be mended: all that are sure, but none in a block with a `"` that is not. */
export function surePairs(written: string, pairs: readonly StraightPair[]): StraightPair[] {
  const text = withPlainQuotes(written);
  const unsure = new Set(pairs.filter(({ isSure }) => !isSure).map(({ open }) => text.charAt(open)));
  return unsure.has('"') ? [] : pairs.filter(({ open }) => !unsure.has(text.charAt(open)));
}

function pairsOf(text: string, mark: '"' | "'", goesOn: boolean): StraightPair[] {
  const places = quotesIn(text, mark);
  const roles = rolesOf(text, places, goesOn && mark === '"' && places.length % 2 === 1);
  if (roles === undefined) return places.map((open) => ({ open, isNested: false, isSure: false }));
  const pairs: StraightPair[] = [];
  const open: number[] = [];
  for (const [index, offset] of places.entries()) {
    if (roles[index] === 'open') open.push(offset);
    else {
      const opened = open.pop();
      if (opened !== undefined) pairs.push({ open: opened, close: offset, isNested: open.length > 0, isSure: true });
    }
  }
  return [...pairs, ...open.map((left) => ({ open: left, isNested: false, isSure: true }))];
}

/** Offsets of quotation marks; apostrophes and signs for feet and inches are left out. */
function quotesIn(text: string, mark: '"' | "'"): number[] {
  const places: number[] = [];
  for (let offset = text.indexOf(mark); offset >= 0; offset = text.indexOf(mark, offset + 1)) {
    if (!isNoQuote(text, offset, places.length % 2 === 1)) places.push(offset);
  }
  return places;
}

/** Recognises `don't`, `Jones' 书`, `'90s`, `rock 'n' roll`, `5'10"`, `27" 屏幕`. */
function isNoQuote(text: string, offset: number, isOpen: boolean): boolean {
  const before = text.slice(Math.max(0, offset - 12), offset);
  const after = text.slice(offset + 1, offset + 5);
  if (text[offset] === "'") {
    if (/[\p{Script=Latin}\p{Nd}]$/u.test(before) && (!isOpen || /^[\p{Script=Latin}\p{Nd}]/u.test(after))) return true;
    if (/^\d0s\b/.test(after) || /^n'/i.test(after) || /'n$/i.test(before)) return true;
  }
  if (/\d['′]\d+(?:\.\d+)?$/.test(before)) return true;
  return /\d$/.test(before) && !isOpen;
}

type Role = 'open' | 'close';

/**
 * What each mark does. They are one pair after another where that is possible, else pairs inside pairs where there is a
 * single way to read them; `undefined` where there is none, or several. With `isLeftOpen` one mark is closed in a later
 * paragraph.
 */
function rolesOf(text: string, places: readonly number[], isLeftOpen: boolean): readonly Role[] | undefined {
  if (places.length === 2 && !isLeftOpen) return ['open', 'close'];
  const can = places.map((offset) => rolesAt(text, offset));
  const nested = nestings(can, isLeftOpen ? 1 : 0);
  const inTurn = places.map((_offset, index): Role => (index % 2 === 0 ? 'open' : 'close'));
  if (places.length % 2 === 1 || !inTurn.every((role, index) => can[index]?.includes(role))) return nested.only;
  if (emptyPairs(places) > 1) return undefined;
  if (nested.only !== undefined) return inTurn;
  // Two marks inside two others can only be an inner pair.
  if (introducesSpeech(text, places))
    return places.length === 4 && can[0]?.join() === 'open' && can[3]?.join() === 'close'
      ? ['open', 'open', 'close', 'close']
      : undefined;
  return breaksSpeech(text, places) ? undefined : inTurn;
}

/** `""两双""`, read as one pair after another, has pairs with nothing inside. One such pair may be intended. */
function emptyPairs(places: readonly number[]): number {
  return places.filter((offset, index) => index % 2 === 0 && places[index + 1] === offset + 1).length;
}

/**
 * `"他说"你好"吧"`, read as one pair after another: a quotation ends in “he said”, words follow, and then more is quoted. So
 * those words are what he said, and the reading is wrong.
 */
function introducesSpeech(text: string, places: readonly number[]): boolean {
  return places.some((open, index) => {
    const close = places[index + 1];
    if (index % 2 === 1 || close === undefined || index + 2 >= places.length) return false;
    return (
      speaks.test(text.slice(Math.max(open + 1, close - 8), close)) && /\p{Script=Han}/u.test(text.charAt(close + 1))
    );
  });
}

const speaks =
  /(?:[他她它我你您们們谁誰][就又还還也便只却卻再]?(?:说|說|问|問|道|喊|叫|曰|答|讲|講)|(?:说|說|问|問|答|喊|叫|笑|写|寫)道)$/u;

/**
 * Whether a straight pair inside of typed marks does not quote what is between, but ends one speech and begins the
 * next: `“半开"，"半闭”`, `“你——"他停住，"……算了。”`.
 */
export function endsAndBegins(text: string, { open, close }: StraightPair): boolean {
  if (close === undefined || text.charAt(open) !== '"') return false;
  const isBetween = /[—…！？。!?]/u.test(printedBefore(text, open)) && /[，：,:]/u.test(printedBefore(text, close));
  const onlyCloses = rolesAt(text, open).join() === 'close' && rolesAt(text, close).includes('open');
  return isBetween || onlyCloses;
}

/** What a mark may do at its place: none opens before ，。 or at the end, none closes at the beginning or after ：（“. */
function rolesAt(text: string, offset: number): readonly Role[] {
  const [before, after] = [printedBefore(text, offset), printedAfter(text, offset + 1)];
  const isClosing =
    after === '' ||
    /[，。、；：！？）》」』”’】〉,;:!?)]/u.test(after) ||
    /^\s*\.(?!\.)/.test(text.slice(offset + 1, offset + 8));
  const isOpening = before === '' || /[（《「『“‘【〈([：:]/u.test(before);
  if (isClosing === isOpening) return ['open', 'close'];
  return isClosing ? ['close'] : ['open'];
}

/**
 * Finds the only reading with pairs inside pairs, one level deep, if there is exactly one. `left` is the number of
 * marks that stay open.
 */
function nestings(can: readonly (readonly Role[])[], left: number): { readonly only?: readonly Role[] } {
  // The number of ways from a mark at a depth to the end; two stands for any larger number.
  const ways: number[][] = [[0, 1, 2].map((depth) => (depth === left ? 1 : 0))];
  for (const possible of can.toReversed()) {
    const after = ways.at(-1) ?? [];
    const opened = (depth: number): number => (possible.includes('open') ? (after[depth + 1] ?? 0) : 0);
    const closed = (depth: number): number => (possible.includes('close') ? (after[depth - 1] ?? 0) : 0);
    ways.push([0, 1, 2].map((depth) => Math.min(2, opened(depth) + closed(depth))));
  }
  ways.reverse();
  if (ways[0]?.[0] !== 1) return {};
  let depth = 0;
  const only = can.map((possible, index): Role => {
    const opens = possible.includes('open') && (ways[index + 1]?.[depth + 1] ?? 0) > 0;
    depth += opens ? 1 : -1;
    return opens ? 'open' : 'close';
  });
  return { only };
}

/**
 * `他说："今天是周五，我们去吃"麦当劳"吧。"`, read as one pair after another: a speech after ： that contains clauses does not end like
 * one, and Han follows. Then the next pair may be inside it.
 */
function breaksSpeech(text: string, places: readonly number[]): boolean {
  return places.some((open, index) => {
    const close = places[index + 1];
    if (index % 2 === 1 || close === undefined || index + 2 >= places.length) return false;
    const said = text.slice(open + 1, close);
    const isSpeech = /[：:]/.test(printedBefore(text, open)) || printedBefore(text, open) === '';
    return (
      isSpeech &&
      /[，。！？；,!?;]/u.test(said) &&
      !/[，。！？；…—,.!?;]\s*$/u.test(said) &&
      /\p{Script=Han}/u.test(printedAfter(text, close + 1))
    );
  });
}

/**
 * Quotes are Chinese where the sentence around them is (`举办"Hello"大会`, `说："Hello"`), or where they stand alone and
 * contain Chinese. Inside an English sentence straight quotes stay as typed.
 */
function isChinese(text: string, { open, close, isSure }: StraightPair): boolean {
  const inside = close === undefined ? '' : text.slice(open + 1, close);
  const { before, after } = neighboursOf(text, open, (close ?? open) + 1);
  if (before === 'chinese' || after === 'chinese') return true;
  if (close === undefined) return isSure && /\p{Script=Han}/u.test(text);
  return before !== 'latin' && after !== 'latin' && [...inside].some((character) => kindOf(character) === 'chinese');
}

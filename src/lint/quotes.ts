/** Finds the quotation marks of Chinese prose by kind. */

import { blocksOf, placeIn, type Block } from './block.ts';
import type { Chapter } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { kindOf, neighboursOf } from './neighbours.ts';

export type QuoteKind = 'straight' | 'curly' | 'corner';

export type Quotes = Readonly<Record<QuoteKind, readonly Place[]>>;

/** The places of every mark. Inner marks (‘ ’ 『 』) follow the outer ones and are not counted. */
export function quotesIn(chapter: Chapter): Quotes {
  const blocks = blocksOf(chapter);
  return {
    straight: blocks.flatMap(straightIn),
    curly: blocks.flatMap((block) => placesOf(block, /[“”]/g)),
    corner: blocks.flatMap((block) => placesOf(block, /[「」]/g)),
  };
}

function placesOf(block: Block, marks: RegExp): Place[] {
  return [...block.text.matchAll(marks)].map(({ 0: found, index }) => placeIn(block, index, found));
}

function straightIn(block: Block): Place[] {
  return [...pairsOf(block.text, '"'), ...pairsOf(block.text, "'")]
    .filter((pair) => isChinese(block, pair))
    .flatMap(({ open, close }) => (close === undefined ? [open] : [open, close]))
    .sort((a, b) => a - b)
    .map((offset) => placeIn(block, offset, '"'));
}

/** Offsets of a pair; a mark without a partner is an `open` alone. */
interface Pair {
  readonly open: number;
  readonly close?: number;
}

/** Pairs the marks of a block one after another; apostrophes, feet and inches are none. */
function pairsOf(text: string, mark: '"' | "'"): Pair[] {
  const pairs: Pair[] = [];
  let open: number | undefined;
  for (let offset = text.indexOf(mark); offset >= 0; offset = text.indexOf(mark, offset + 1)) {
    if (isNoQuote(text, offset, open !== undefined)) continue;
    if (open === undefined) open = offset;
    else {
      pairs.push({ open, close: offset });
      open = undefined;
    }
  }
  return open === undefined ? pairs : [...pairs, { open }];
}

/** `don't`, `Jones' 书`, `5'10"`, `27" 屏幕`. */
function isNoQuote(text: string, offset: number, isOpen: boolean): boolean {
  const before = text.slice(0, offset);
  const after = text.charAt(offset + 1);
  if (text[offset] === "'" && /[\p{Script=Latin}\p{Nd}]$/u.test(before) && (!isOpen || /[\p{Script=Latin}\p{Nd}]/u.test(after))) return true;
  if (/\d['′]\d+(?:\.\d+)?$/.test(before)) return true;
  return /\d$/.test(before) && !isOpen;
}

/**
 * Chinese quotes belong where the sentence around the quotation is Chinese (`举办"Hello"大会`, `说："Hello"`), or where it stands alone and
 * holds Chinese. Inside an English sentence straight quotes are as typed.
 */
function isChinese(block: Block, { open, close }: Pair): boolean {
  const inside = close === undefined ? '' : block.text.slice(open + 1, close);
  const { before, after } = neighboursOf(block, open, (close ?? open) + 1);
  if (close === undefined) return before === 'chinese' || after === 'chinese';
  if (before === 'chinese' || after === 'chinese') return true;
  return before !== 'latin' && after !== 'latin' && [...inside].some((character) => kindOf(character) === 'chinese');
}

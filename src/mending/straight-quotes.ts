/** Straight quotation marks in Chinese prose, paired. */

import { kindOf, neighboursOf } from './neighbours.ts';

/** Offsets of a pair; a mark without a partner is an `open` alone. */
export interface StraightPair {
  readonly open: number;
  readonly close?: number;
}

/** The pairs of `"` and `'` that stand for Chinese quotation marks, in the order of the text. */
export function straightPairs(text: string): StraightPair[] {
  if (!/["']/.test(text)) return [];
  return [...pairsOf(text, '"'), ...pairsOf(text, "'")].filter((pair) => isChinese(text, pair)).sort((a, b) => a.open - b.open);
}

/** Pairs the marks of a block one after another; apostrophes, feet and inches are none. */
function pairsOf(text: string, mark: '"' | "'"): StraightPair[] {
  const pairs: StraightPair[] = [];
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
  // As far as a measure reaches: a pattern that ends with `$` is tried from every character before it.
  const before = text.slice(Math.max(0, offset - 12), offset);
  const after = text.charAt(offset + 1);
  if (text[offset] === "'" && /[\p{Script=Latin}\p{Nd}]$/u.test(before) && (!isOpen || /[\p{Script=Latin}\p{Nd}]/u.test(after))) return true;
  if (/\d['′]\d+(?:\.\d+)?$/.test(before)) return true;
  return /\d$/.test(before) && !isOpen;
}

/**
 * Chinese quotes belong where the sentence around the quotation is Chinese (`举办"Hello"大会`, `说："Hello"`), or where it stands alone and
 * holds Chinese. Inside an English sentence straight quotes are as typed.
 */
function isChinese(text: string, { open, close }: StraightPair): boolean {
  const inside = close === undefined ? '' : text.slice(open + 1, close);
  const { before, after } = neighboursOf(text, open, (close ?? open) + 1);
  if (close === undefined) return before === 'chinese' || after === 'chinese';
  if (before === 'chinese' || after === 'chinese') return true;
  return before !== 'latin' && after !== 'latin' && [...inside].some((character) => kindOf(character) === 'chinese');
}

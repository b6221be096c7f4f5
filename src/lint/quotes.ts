/** Finds the quotation marks of Chinese prose by kind. */

import { blocksOf, placeIn, type Block } from './block.ts';
import type { Chapter } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { straightPairs } from '../mending/straight-quotes.ts';

export type QuoteKind = 'straight' | 'curly' | 'corner';

export type Quotes = Readonly<Record<QuoteKind, readonly Place[]>>;

/** The places of every mark; straight ones that were mended are not among them where `isMended`. Inner marks (‘ ’ 『 』) follow the outer ones and are not counted. */
export function quotesIn(chapter: Chapter, isMended = false): Quotes {
  const blocks = blocksOf(chapter);
  return {
    straight: blocks.flatMap((block) => straightIn(block, isMended)),
    curly: blocks.flatMap((block) => placesOf(block, /[“”]/g)),
    corner: blocks.flatMap((block) => placesOf(block, /[「」]/g)),
  };
}

function placesOf(block: Block, marks: RegExp): Place[] {
  return [...block.text.matchAll(marks)].map(({ 0: found, index }) => placeIn(block, index, found));
}

function straightIn(block: Block, isMended: boolean): Place[] {
  const pairs = straightPairs(block.text);
  if (isMended && pairs.every(({ close }) => close !== undefined)) return [];
  return pairs
    .flatMap(({ open, close }) => (close === undefined ? [open] : [open, close]))
    .sort((a, b) => a - b)
    .map((offset) => placeIn(block, offset, '"'));
}

/** Finds the quotation marks of Chinese prose, by kind. */

import { blocksOf, placeIn, type Block } from './block.ts';
import type { Chapter } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { eachMatch } from './matches.ts';
import { straightPairs, surePairs } from '../mending/straight-quotes.ts';

export type QuoteKind = 'straight' | 'curly' | 'corner';

/** Kept small: a novel has ten thousands of them, and few are ever reported. */
export interface QuoteMark {
  readonly block: Block;
  readonly offset: number;
  readonly found: string;
}

export type Quotes = Readonly<Record<QuoteKind, readonly QuoteMark[]>>;

export function placeOfMark({ block, offset, found }: QuoteMark): Place {
  return placeIn(block, offset, found);
}

/**
 * Every mark; with `isMended` straight marks that were mended are left out. Inner marks (‘ ’ 『 』) follow the outer ones
 * and are not counted.
 */
export function quotesIn(chapter: Chapter, isMended = false): Quotes {
  const blocks = blocksOf(chapter);
  return {
    straight: blocks.flatMap((block, index) => straightIn(block, isMended, goesOnIn(block, blocks[index + 1]))),
    curly: blocks.flatMap((block) => marksIn(block, /[“”]/g)),
    corner: blocks.flatMap((block) => marksIn(block, /[「」]/g)),
  };
}

function marksIn(block: Block, marks: RegExp): QuoteMark[] {
  return eachMatch(block, marks).map(({ found, index }) => ({ block, offset: index, found }));
}

/** Whether a speech may go on in the next block, which it does not from cell to cell of a row. */
export function goesOnIn(block: Block, next: Block | undefined): boolean {
  return next !== undefined && next.lines[0]?.line !== block.lines.at(-1)?.line && /^\s*["＂]/.test(next.text);
}

function straightIn(block: Block, isMended: boolean, goesOn: boolean): QuoteMark[] {
  const pairs = straightPairs(block.text, goesOn);
  const mended = new Set(isMended ? surePairs(block.text, pairs) : []);
  return pairs
    .filter((pair) => !mended.has(pair))
    .flatMap(({ open, close }) => (close === undefined ? [open] : [open, close]))
    .sort((a, b) => a - b)
    .map((offset) => ({ block, offset, found: '"' }));
}

/** Whether a mark stands in Chinese text: what its nearest neighbours are. */

import { sign } from './line.ts';

/**
 * `chinese`: a Han character or a full-width mark; `latin`: a letter or digit of another script; `quote`: a quotation
 * mark; `code`: code or an address; `edge`: the block ends.
 */
export type Neighbour = 'chinese' | 'latin' | 'quote' | 'code' | 'other' | 'edge';

export interface Neighbours {
  readonly before: Neighbour;
  readonly after: Neighbour;
}

/** White space, and what is not printed: the signs of emphasis and escape, as typed or as a sign of ours. */
const unprinted = /[\s*_~\\\uFDD0]/u;
/** Code in a sentence is a word of it like any other. */
const unprintedOrCode = /[\s*_~\\\uFDD0\uFDD1]/u;
const chinese =
  /[\p{Script=Han}\p{Script=Bopomofo}\u3001-\u301F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF3D\uFF5B-\uFF65—…⋯]/u;
const latin = /[\p{L}\p{N}]/u;

/** The kinds of the printed characters nearest to a stretch of the text. */
export function neighboursOf(text: string, start: number, end: number): Neighbours {
  return { before: kindOf(printedBefore(text, start)), after: kindOf(printedAfter(text, end)) };
}

/** The same beyond code: in what sentence the mark stands. */
export function sentenceAround(text: string, start: number, end: number): Neighbours {
  return {
    before: kindOf(printedBefore(text, start, unprintedOrCode)),
    after: kindOf(printedAfter(text, end, unprintedOrCode)),
  };
}

/** The printed character nearest before an offset; empty at the start of the block. */
export function printedBefore(text: string, offset: number, passed = unprinted): string {
  let from = offset;
  while (from > 0 && passed.test(text.charAt(from - 1))) from -= 1;
  return [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? '';
}

/** The printed character at or after an offset; empty at the end of the block. */
export function printedAfter(text: string, offset: number, passed = unprinted): string {
  let from = offset;
  while (from < text.length && passed.test(text.charAt(from))) from += 1;
  return [...text.slice(from, from + 2)][0] ?? '';
}

export function kindOf(character: string): Neighbour {
  if (character === '') return 'edge';
  if (character === sign.code) return 'code';
  if (/["'“”‘’「」『』\uFDD3]/.test(character)) return 'quote';
  if (chinese.test(character)) return 'chinese';
  return latin.test(character) ? 'latin' : 'other';
}

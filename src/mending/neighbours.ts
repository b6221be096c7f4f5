/** Tells from its nearest neighbours whether a mark stands in Chinese text. */

import { sign } from './line.ts';

/**
 * `chinese`: a Han character or full-width punctuation; `latin`: a letter or digit of another script; `quote`: a
 * quotation mark; `code`: code or an address; `edge`: start or end of the block.
 */
export type Neighbour = 'chinese' | 'latin' | 'quote' | 'code' | 'other' | 'edge';

export interface Neighbours {
  readonly before: Neighbour;
  readonly after: Neighbour;
}

/** White space, and characters that are not printed: marks of emphasis and escapes, as typed or as our sign. */
const unprinted = /[\s*_~\\\uFDD0]/u;
/** The same with code, which is a word of its sentence like any other. */
const unprintedOrCode = /[\s*_~\\\uFDD0\uFDD1]/u;
const chinese =
  /[\p{Script=Han}\p{Script=Bopomofo}\u3001-\u301F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF3D\uFF5B-\uFF65—…⋯]/u;
const latin = /[\p{L}\p{N}]/u;

/** The kinds of the printed characters nearest to a stretch of text. */
export function neighboursOf(text: string, start: number, end: number): Neighbours {
  return { before: kindOf(printedBefore(text, start)), after: kindOf(printedAfter(text, end)) };
}

/** The same beyond code, which tells the language of the sentence. */
export function sentenceAround(text: string, start: number, end: number): Neighbours {
  return {
    before: kindOf(printedBefore(text, start, unprintedOrCode)),
    after: kindOf(printedAfter(text, end, unprintedOrCode)),
  };
}

/** The nearest printed character before an offset; empty at the start of the block. */
export function printedBefore(text: string, offset: number, passed = unprinted): string {
  let from = offset;
  while (from > 0 && passed.test(text.charAt(from - 1))) from -= 1;
  return [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? '';
}

/** The first printed character at or after an offset; empty at the end of the block. */
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

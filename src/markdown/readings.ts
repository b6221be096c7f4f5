/** Readings over characters, as tokens of ruby have them. */

import type { Token } from './parser.ts';

/** A base and the reading over it. */
export interface Reading {
  readonly base: string;
  readonly reading: string;
  /** On the other side of a character whose reading is 注音. */
  readonly latin?: string;
}

export function readingsOf(ruby: Token): readonly Reading[] {
  return ruby.meta?.['pairs'] as readonly Reading[];
}

/** What is printed of it, in order. */
export function printedReading({ base, reading, latin = '' }: Reading): string {
  return base + reading + latin;
}

/** Characters with their variation selectors. */
export function charactersOf(base: string): readonly string[] {
  return base.match(/.\p{Variation_Selector}?/gsu) ?? [];
}

/** Whether a reading is in Latin letters, as 拼音 is. */
export function isLatin(reading: string): boolean {
  return (
    /\p{Script=Latin}/u.test(reading) && !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(reading)
  );
}

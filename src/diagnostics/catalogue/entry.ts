/** What the files of the catalogue share: how an entry is declared, and words that may differ by language. */

import type { Bilingual, Entry } from '../diagnostic.ts';

/** Declares an entry; the type parameter names the facts its sentences need. */
export function entry<P = Record<never, never>>(declared: Entry<P>): Entry<P> {
  return declared;
}

/** A fact that is a phrase: one string where both languages say the same. */
export type Words = string | Bilingual;

export function inBoth(words: Words): Bilingual {
  return typeof words === 'string' ? { zh: words, en: words } : words;
}

/** What the files of the catalogue share: how an entry is declared, and words that may differ by language. */

export type Severity = 'error' | 'warning' | 'info';

/** One sentence in the two languages Keben speaks; the reporter picks one. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** An entry of the catalogue; `P` are the facts its sentences need. */
export interface Entry<P> {
  readonly severity: Severity;
  /** Exit status when this stops a build: 1 the manuscript (default), 2 wrong usage, 3 the machine. */
  readonly exit?: 1 | 2 | 3;
  readonly message: (facts: P) => Bilingual;
  readonly hint?: (facts: P) => Bilingual;
}

/** Declares an entry; the type parameter names the facts its sentences need. */
export function entry<P = Record<never, never>>(declared: Entry<P>): Entry<P> {
  return declared;
}

/** A fact that is a phrase: one string where both languages say the same. */
export type Words = string | Bilingual;

export function inBoth(words: Words): Bilingual {
  return typeof words === 'string' ? { zh: words, en: words } : words;
}

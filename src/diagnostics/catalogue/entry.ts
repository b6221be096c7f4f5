/** How an entry of the catalogue is declared, and the types that its files share. */

export type Severity = 'error' | 'warning' | 'info';

/** A sentence in both languages of Keben; the reporter picks one. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** An entry of the catalogue; `P` are the facts its sentences need. */
export interface CatalogueEntry<P> {
  readonly severity: Severity;
  /** Exit status when this stops a build: 1 for the manuscript (default), 2 for wrong usage, 3 for the machine. */
  readonly exit?: 1 | 2 | 3;
  readonly message: (facts: P) => Bilingual;
  readonly hint?: (facts: P) => Bilingual;
}

/** Declares an entry; the type parameter names the facts its sentences need. */
export function entry<P = Record<never, never>>(declared: CatalogueEntry<P>): CatalogueEntry<P> {
  return declared;
}

/** A fact that is a phrase; one string when both languages have the same. */
export type Phrase = string | Bilingual;

export function inBoth(words: Phrase): Bilingual {
  return typeof words === 'string' ? { zh: words, en: words } : words;
}

/**
 * Where the words of a language may be hyphenated. Only patterns that every publisher may pass on are here: English (of
 * America), German, French, Spanish, Portuguese. Each is read when a book has a passage in its language.
 */

/** Indices of the units before which a word may be divided. */
export type Hyphenate = (word: string) => readonly number[];

/** By primary language subtag. */
const patterns = {
  de: () => import('hyphen/de/index.js'),
  en: () => import('hyphen/en/index.js'),
  es: () => import('hyphen/es/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  pt: () => import('hyphen/pt/index.js'),
} as const;

type Language = keyof typeof patterns;

/** Gives `undefined` for a language that has no patterns here, and for none. */
export type Hyphenation = (tag: string | undefined) => Hyphenate | undefined;

/** For the languages of these tags (`en-GB`). */
export async function hyphenationOf(tags: Iterable<string>): Promise<Hyphenation> {
  const languages = [...new Set(Array.from(tags, languageOf))].filter(isKnown);
  const loaded = new Map(
    await Promise.all(
      languages.map(async (language) => [language, hyphenateBy((await patterns[language]()).default)] as const),
    ),
  );
  return (tag) => (tag === undefined ? undefined : loaded.get(languageOf(tag) as Language));
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}

function isKnown(language: string): language is Language {
  return Object.hasOwn(patterns, language);
}

/** Two letters at least stay before the hyphen, and three go behind it. */
const least = { before: 2, behind: 3 };

function hyphenateBy({ hyphenateSync }: Hyphenator): Hyphenate {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const found = known.get(word) ?? hyphensIn(hyphenateSync(word, { hyphenChar: '\u00ad' }), word.length);
    known.set(word, found);
    return found;
  };
}

function hyphensIn(divided: string, length: number): number[] {
  let at = 0;
  return divided
    .split('\u00ad')
    .slice(0, -1)
    .map((part) => (at += part.length))
    .filter((index) => index >= least.before && length - index >= least.behind);
}

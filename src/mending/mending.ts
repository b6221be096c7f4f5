/**
 * What is mended in a book, and how. It is decided once, from book.yaml and the whole manuscript, and then passed to
 * every stage that mends.
 */

import type { BookConfig } from '../config/schema.ts';
import { mendCodes, type MendCode } from '../diagnostics/catalogue/mending.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { guessLanguage } from '../manuscript/language.ts';
import type { SourceRead } from '../manuscript/source.ts';

/** “ ” is `curly`, 「 」 is `corner`. */
export type QuoteStyle = 'curly' | 'corner';

export interface Mending {
  readonly does: (code: MendCode) => boolean;
  /** The book's kind of quotation marks, for chapters without a kind of their own. */
  readonly quotes: QuoteStyle;
}

/** Mends nothing. */
export const noMending: Mending = mendingOf(() => false, 'curly');

/** Identified by what it does. */
export function mendingOf(does: Mending['does'], quotes: QuoteStyle): Mending {
  return identified({ does, quotes }, ['mending', quotes, mendCodes.filter(does)]);
}

/** What `mend:` of book.yaml leaves on; everything when it says nothing. */
export function chosenMends(config: Pick<BookConfig, 'mend'>): Mending['does'] {
  const { mend = {} } = config;
  return mend === 'off' ? () => false : (code) => mend[code] !== 'off';
}

type Counting = Pick<SourceRead, 'text' | 'notebook'>;

export function decideMending(config: Pick<BookConfig, 'mend' | 'language'>, sources: readonly Counting[]): Mending {
  const does = chosenMends(config);
  const counts = sources.map((source) =>
    kept({ notebook: source.notebook, name: 'quotes as typed', inputs: { source }, make: countQuotesIn }),
  );
  return mendingOf(does, quotesOf(counts, styleOf(config, sources)));
}

function countQuotesIn({ source }: { readonly source: Counting }): QuoteCount {
  return countQuotes(source.text);
}

/** The number of pairs of each kind in a text. */
export type QuoteCount = Readonly<Record<QuoteStyle | 'straight', number>>;

export function countQuotes(text: string): QuoteCount {
  const count = (mark: string): number => text.split(mark).length - 1;
  return { curly: count('“'), corner: count('「'), straight: (count('"') + count('＂')) / 2 };
}

/**
 * The kind with more pairs, or `otherwise` when neither is usual: a single 「 among thousands of straight marks has a
 * meaning of its own.
 */
export function quotesOf(counts: readonly QuoteCount[], otherwise: QuoteStyle): QuoteStyle {
  const total = (kind: keyof QuoteCount): number => counts.reduce((sum, count) => sum + count[kind], 0);
  const [curly, corner, straight] = [total('curly'), total('corner'), total('straight')];
  if (curly === corner || Math.max(curly, corner) * leastShare < straight) return otherwise;
  return corner > curly ? 'corner' : 'curly';
}

/** A kind is usual if there is a pair of it for at most so many straight ones. */
const leastShare = 4;

/** The kind that the language implies. */
function styleOf({ language }: Pick<BookConfig, 'language'>, sources: readonly Counting[]): QuoteStyle {
  const sample = sources
    .map(({ text }) => text.slice(0, 2000))
    .join('')
    .slice(0, 20_000);
  return /Hant|TW|HK|MO/.test(language ?? guessLanguage(sample)) ? 'corner' : 'curly';
}

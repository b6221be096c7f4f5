/** What is mended in a book, and how: decided once from book.yaml and the whole manuscript, then handed to every stage that mends. */

import type { BookConfig } from '../config/schema.ts';
import { mendCodes, type MendCode } from '../diagnostics/catalogue/mending.ts';
import { guessLanguage } from '../manuscript/language.ts';
import type { SourceRead } from '../manuscript/source.ts';

/** “ ” or 「 」 */
export type QuoteStyle = 'curly' | 'corner';

export interface Mending {
  readonly does: (code: MendCode) => boolean;
  /** The kind of quotation marks the book has more of. */
  readonly quotes: QuoteStyle;
  /** Equal where all the rest is: a text mended once need not be mended again. */
  readonly key: string;
}

/** Everything stays as it is typed. */
export const noMending: Mending = { does: () => false, quotes: 'curly', key: '' };

/** What `mend:` of book.yaml leaves on; all of it where that is silent. */
export function chosenMends(config: Pick<BookConfig, 'mend'>): Mending['does'] {
  const { mend = {} } = config;
  return mend === 'off' ? () => false : (code) => mend[code] !== 'off';
}

type Counting = Pick<SourceRead, 'text' | 'facts'>;

export function decideMending(config: Pick<BookConfig, 'mend' | 'language'>, sources: readonly Counting[]): Mending {
  const does = chosenMends(config);
  const quotes = quoteStyle(config, sources);
  return { does, quotes, key: [quotes, ...mendCodes.filter(does)].join(' ') };
}

function quoteStyle({ language }: Pick<BookConfig, 'language'>, sources: readonly Counting[]): QuoteStyle {
  const counts = sources.map((source) => source.facts.recall('quotes', () => ['“', '「'].map((mark) => source.text.split(mark).length - 1)));
  const [curly = 0, corner = 0] = [0, 1].map((kind) => counts.reduce((sum, count) => sum + (count[kind] ?? 0), 0));
  if (curly !== corner) return corner > curly ? 'corner' : 'curly';
  const sample = sources.map(({ text }) => text.slice(0, 2000)).join('').slice(0, 20_000);
  return /Hant|TW|HK|MO/.test(language ?? guessLanguage(sample)) ? 'corner' : 'curly';
}

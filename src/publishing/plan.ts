/** What is made of the book that was read: which editions, each with its theme opened and its own book. */

import type { Noted } from '../diagnostics/diagnostic.ts';
import { isOf, type Edition } from '../editions/edition.ts';
import { resolveEditions } from '../editions/resolve-editions.ts';
import type { Host } from '../host/host.ts';
import { makeEdition } from '../outputs/index.ts';
import { inWriting, openTheme, programName, type ThemeTools } from '../outputs/open-theme.ts';
import type { Bench } from '../outputs/output.ts';
import { reviewCopies } from '../outputs/review-copies.ts';
import { openPasses } from '../passes/passes.ts';
import { inScripts, type Scripts } from '../reading/in-scripts.ts';
import { removedText, type Review } from '../reading/prepare-review.ts';
import type { BookRead } from '../reading/read-book.ts';
import { languageIn } from '../script/language-in.ts';
import { sayMissing } from '../shown/missing.ts';
import { regionOf } from '../theme/regions.ts';
import type { Work } from './schedule.ts';

export interface Plan extends Pick<Work, 'wanted' | 'all' | 'make'>, Pick<Scripts, 'ledger'> {}

export interface Planning extends Pick<Bench, 'host' | 'clock' | 'notebook' | 'engines'> {
  readonly review: Review | undefined;
  /** As typed. */
  readonly manuscript: string;
}

/** Opens the themes of all editions, for what they lack must be known before anything is made. */
export async function planEditions(read: BookRead, { review, manuscript, ...tools }: Planning): Promise<Noted<Plan>> {
  const { book, editions: wanted, placesInSettings } = read;
  const { host } = tools;
  const program = await programName(host);
  const all = [...wanted, ...papersOf(read)];
  const scripts = await inScripts({ book, editions: all, manuscript, host });
  const themes = await openThemes(all, { host, program, read });
  const themeOf = themes.value;
  const booksFor = openPasses(book, {
    host,
    facesOf: (theme, language) => themeOf(theme, language).faces,
    inScript: scripts.value.convert,
    ...(review && { review }),
  });
  const make: Plan['make'] = async (edition, made) => {
    const { value: books, diagnostics } = await booksFor(edition);
    const sources = { book: books.text, placesInSettings, removed: removedText(review) };
    const bench: Bench = { ...tools, program, sayMissing: (missing) => sayMissing(missing, sources) };
    const output = await makeEdition({
      ...books,
      edition,
      theme: inWriting(themeOf(edition.theme, books.book.meta.language), edition),
      bench,
      made,
      ...(review && edition.purpose === 'review' && { review: reviewCopies(edition, book.meta, review) }),
    });
    return { value: output.value, diagnostics: [...diagnostics, ...output.diagnostics] };
  };
  return {
    value: { wanted, all, make, ledger: scripts.value.ledger },
    diagnostics: [...scripts.diagnostics, ...themes.diagnostics],
  };
}

/** Print editions that EPUB editions take their page numbers from, and that are not to be published themselves. */
function papersOf({ editions, config, measuresOf }: BookRead): Edition[] {
  const named = editions.filter(isOf('epub')).flatMap(({ pageList }) => (pageList ? [pageList.edition] : []));
  const absent = [...new Set(named)].filter((name) => !editions.some((edition) => edition.name === name));
  return absent.flatMap((name) => resolveEditions(config, [name], undefined, measuresOf).value);
}

interface Naming {
  readonly host: Host;
  readonly program: string;
  readonly read: BookRead;
}

/** Each theme once for each region in whose forms a book is set. */
async function openThemes(
  editions: readonly Edition[],
  { host, program, read }: Naming,
): Promise<Noted<(name: string, language: string) => ThemeTools>> {
  const { language } = read.book.meta;
  const wanted = new Map(
    editions.map(({ theme: name, script }) => {
      const region = regionOf(languageIn(language, script) ?? language);
      return [`${name} ${region}`, { name, region }];
    }),
  );
  const opened = await Promise.all(
    [...wanted].map(async ([key, { name, region }]) => {
      const theme = await openTheme(name, { host, program, region, named: read.namedTheme(name) });
      return { key, ...theme };
    }),
  );
  const themes = new Map(opened.map(({ key, value }) => [key, value]));
  return {
    value: (name, ofBook) => {
      const theme = themes.get(`${name} ${regionOf(ofBook)}`);
      if (theme === undefined) throw new Error(`the theme ${name} is not open for ${ofBook}`);
      return theme;
    },
    diagnostics: opened.flatMap(({ diagnostics }) => diagnostics),
  };
}

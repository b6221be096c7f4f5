/** What is made of the book that was read: which editions, each with its theme opened and its own book. */

import type { Noted } from '../diagnostics/diagnostic.ts';
import { isOf, type Edition } from '../editions/edition.ts';
import { resolveEditions } from '../editions/resolve-editions.ts';
import type { Host } from '../host/host.ts';
import { makeEdition } from '../outputs/index.ts';
import { openTheme, programName, type ThemeTools } from '../outputs/open-theme.ts';
import type { Bench } from '../outputs/output.ts';
import { reviewCopies } from '../outputs/review-copies.ts';
import { openPasses } from '../passes/passes.ts';
import { removedText, type Review } from '../reading/prepare-review.ts';
import type { BookRead } from '../reading/read-book.ts';
import { sayMissing } from '../shown/missing.ts';
import type { Work } from './schedule.ts';

export type Plan = Pick<Work, 'wanted' | 'all' | 'make'>;

export interface Planning extends Pick<Bench, 'host' | 'clock' | 'notebook' | 'engines'> {
  readonly review: Review | undefined;
}

/** Opens the themes of all editions, for what they lack must be known before anything is made. */
export async function planEditions(read: BookRead, { review, ...tools }: Planning): Promise<Noted<Plan>> {
  const { book, editions: wanted, placesInSettings } = read;
  const { host } = tools;
  const program = await programName(host);
  const all = [...wanted, ...papersOf(read)];
  const { value: themeOf, diagnostics } = await openThemes(all, { host, program, namedTheme: read.namedTheme });
  const bench: Bench = {
    ...tools,
    program,
    sayMissing: (missing) => sayMissing(missing, { book, placesInSettings, removed: removedText(review) }),
  };
  const booksFor = openPasses(book, { host, facesOf: (theme) => themeOf(theme).faces, ...(review && { review }) });
  const make: Plan['make'] = async (edition, made) => {
    const { value: books, diagnostics } = await booksFor(edition);
    const output = await makeEdition({
      ...books,
      edition,
      theme: themeOf(edition.theme),
      bench,
      made,
      ...(review && edition.purpose === 'review' && { review: reviewCopies(edition, book.meta, review) }),
    });
    return { value: output.value, diagnostics: [...diagnostics, ...output.diagnostics] };
  };
  return { value: { wanted, all, make }, diagnostics };
}

/** Print editions that EPUB editions take their page numbers from, and that are not to be published themselves. */
function papersOf({ editions, config }: BookRead): Edition[] {
  const named = editions.filter(isOf('epub')).flatMap(({ pageList }) => (pageList ? [pageList.edition] : []));
  const absent = [...new Set(named)].filter((name) => !editions.some((edition) => edition.name === name));
  return absent.flatMap((name) => resolveEditions(config, [name]).value);
}

interface Naming extends Pick<BookRead, 'namedTheme'> {
  readonly host: Host;
  readonly program: string;
}

async function openThemes(
  editions: readonly Edition[],
  { host, program, namedTheme }: Naming,
): Promise<Noted<(name: string) => ThemeTools>> {
  const names = [...new Set(editions.map(({ theme }) => theme))];
  const opened = await Promise.all(names.map((name) => openTheme(name, host, program, namedTheme(name))));
  const themes = new Map(names.map((name, index) => [name, opened[index]?.value]));
  return {
    value: (name) => {
      const theme = themes.get(name);
      if (theme === undefined) throw new Error(`the theme ${name} is not open`);
      return theme;
    },
    diagnostics: opened.flatMap(({ diagnostics }) => diagnostics),
  };
}

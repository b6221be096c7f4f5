/**
 * Reads a manuscript into a book and its editions, with all diagnostics on the way. Building and previewing both begin
 * with it.
 */

import { setImmediate as aMoment } from 'node:timers/promises';
import { assembleBook } from '../book/assemble.ts';
import { hasNoDate } from '../book/meta.ts';
import { chaptersOf, type Book } from '../book/model.ts';
import { applySeverities } from '../config/apply-severities.ts';
import { loadConfig, type PlaceOf } from '../config/load.ts';
import type { BookConfig } from '../config/schema.ts';
import { sayCover } from '../cover/fit-reader.ts';
import { diagnose, hasErrors, tidy, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { isOf, type Edition } from '../editions/edition.ts';
import { resolveEditions, type MeasuresOf } from '../editions/resolve-editions.ts';
import type { Host } from '../host/host.ts';
import type { Notebook } from '../host/notebook.ts';
import { limits } from '../host/limits.ts';
import { lintBook, lintInSteps } from '../lint/lint.ts';
import { leftOutBy } from '../manuscript/left-out.ts';
import { readManuscript } from '../manuscript/read-manuscript.ts';
import type { SourceRead } from '../manuscript/source.ts';
import { nameOf, slugOf, whereIs } from '../manuscript/where.ts';
import type { ParsedFile } from '../markdown/parse.ts';
import { parseKept } from '../markdown/parse-kept.ts';
import type { Named } from '../theme/load-theme.ts';
import { measuresOfThemes } from '../theme/measures.ts';
import { chosenMends, decideMending, type Mending } from '../mending/mending.ts';

export interface BookRequest {
  /** The manuscript, a folder or a Markdown file, as the author typed it. */
  readonly manuscript: string;
  /** Names of editions; when empty those of book.yaml, or `ebook` and `print`. */
  readonly editions: readonly string[];
  readonly host: Host;
  /** Called as soon as the editions are known; not when book.yaml has errors. */
  readonly onEditions?: (editions: readonly Edition[]) => void;
  /** The notebook of the manuscript; without one nothing is remembered. */
  readonly notebook?: Notebook;
}

export interface BookRead {
  readonly book: Book;
  /** The folder of the manuscript; for a single file the folder that it is in. */
  readonly folder: string;
  readonly config: BookConfig;
  readonly editions: readonly Edition[];
  readonly mending: Mending;
  /** The places in book.yaml of a character that is printed. */
  readonly placesInSettings: (character: string) => readonly Place[];
  /** The place where book.yaml names the theme. */
  readonly namedTheme: (name: string) => Named;
  readonly measuresOf: MeasuresOf;
  /** Diagnostics about book.yaml and the command line. */
  readonly settings: readonly Diagnostic[];
  /** Diagnostics about the files themselves, with the severities of the catalogue. */
  readonly noticed: readonly Diagnostic[];
}

export async function readBook({
  manuscript,
  editions: names,
  host,
  onEditions,
  notebook,
}: BookRequest): Promise<BookRead> {
  const { folder, only } = await whereIs(manuscript, host);
  const config = await loadConfig(folder, host);
  const measuresOf = await measuresOfThemes(themesOf(config.value), folder, host);
  const editions = resolveEditions(config.value, names, config.placeOf, measuresOf);
  if (!hasErrors([...config.diagnostics, ...editions.diagnostics])) onEditions?.(editions.value);
  const sources = await readManuscript(folder, config.value.contents, host, {
    mends: chosenMends(config.value),
    ...(notebook && { notebook }),
    placeOf: config.placeOf,
    ...(only !== undefined && { only }),
  });
  const mending = decideMending(config.value, sources.value);
  const parsed = parseAll(sources.value, mending);
  const slug = await slugOf(config.value.slug, { folder, ...(only !== undefined && { only }) }, host);
  const book = await assembleBook({
    config: { ...config.value, ...(slug !== undefined && { slug }) },
    chapters: parsed.flatMap(({ value }) => value),
    manuscript: folder,
    name: nameOf(folder, { ...(only !== undefined && { only }) }),
    host,
    mending,
    leftOut: leftOutBy(sources.diagnostics, folder),
    placeInConfig: config.placeOf,
  });
  return {
    book: book.value,
    folder,
    config: config.value,
    editions: editions.value,
    mending,
    placesInSettings: (character) =>
      pathsTo(character, config.value)
        .filter(([key]) => !unprinted.has(String(key)))
        .flatMap((path) => config.placeOf(path) ?? []),
    namedTheme: (name) => {
      const [edition] = Object.entries(config.value.editions ?? {}).find(([, { theme }]) => theme === name) ?? [];
      const place = config.placeOf(edition === undefined ? ['theme'] : ['editions', edition, 'theme']);
      return { manuscript: folder, ...(place && { place }) };
    },
    measuresOf,
    settings: [...config.diagnostics, ...editions.diagnostics],
    noticed: [
      ...dateOf(book.value, editions.value, { file: `${manuscript}/book.yaml` }),
      ...coverOf(book.value, editions.value, config.placeOf),
      ...sources.diagnostics,
      ...parsed.flatMap(({ diagnostics }) => diagnostics),
      ...formulasOf(sources.value, parsed),
      ...book.diagnostics,
      ...(sources.value.length > 0 && chaptersOf(book.value).length === 0
        ? [diagnose('manuscript-has-chapters', { folder })]
        : []),
    ],
  };
}

function themesOf({ theme, editions = {} }: BookConfig): string[] {
  return [theme, ...Object.values(editions).map((edition) => edition.theme)].filter((name) => name !== undefined);
}

/** Files are parsed in order, because the limit of formulas in a file depends on the files before it. */
function parseAll(sources: readonly SourceRead[], mending: Mending): ParsedFile[] {
  let size = 0;
  return sources.map((source) => {
    const parsed = parseKept(source, mending, { leavesFormulas: size > limits.bookMath });
    size += parsed.formulas.size;
    return parsed;
  });
}

function formulasOf(sources: readonly SourceRead[], parsed: readonly ParsedFile[]): Diagnostic[] {
  const first = parsed.findIndex(({ formulas }) => formulas.typed > 0);
  const { path } = sources[first] ?? {};
  const line = parsed[first]?.formulas.line;
  const count = parsed.reduce((sum, { formulas }) => sum + formulas.typed, 0);
  return path === undefined
    ? []
    : [diagnose('formulas-are-bounded', { count }, { file: path, ...(line !== undefined && { line }) })];
}

/** Keys of book.yaml that are never printed. */
const unprinted: ReadonlySet<string> = new Set(['editions', 'lint', 'mend', 'glossary'] satisfies (keyof BookConfig)[]);

/** The paths to each text that contains the character. */
function pathsTo(character: string, value: unknown): (string | number)[][] {
  if (typeof value === 'string') return value.includes(character) ? [[]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    pathsTo(character, inside).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
}

/** Reports nothing when an edition makes covers for stores, which have messages of their own. */
function coverOf({ cover }: Book, editions: readonly Edition[], placeOf: PlaceOf): Diagnostic[] {
  const isInside = editions.filter(isOf('epub')).some(({ storeCovers }) => storeCovers === undefined);
  return cover !== undefined && isInside ? sayCover(cover, placeOf(['cover'])) : [];
}

/** Reported only for editions that go to a store; for others the date does not matter. */
function dateOf({ meta }: Book, editions: readonly Edition[], place: Place): Diagnostic[] {
  const isSold =
    meta.isbn !== undefined ||
    meta.publisher !== undefined ||
    editions.some(
      (edition) => edition.isbn !== undefined || (edition.format === 'epub' && edition.storeCovers !== undefined),
    );
  const isForReaders = editions.some(({ format, purpose }) => format === 'epub' && purpose !== 'review');
  return isSold && isForReaders && hasNoDate(meta) ? [diagnose('date-is-known', {}, place)] : [];
}

export function sayNoticed({ settings, noticed, config }: BookRead): Diagnostic[] {
  // A book.yaml that cannot be read may contain the title, and a missing folder is the more important fault.
  const unread = hasErrors([...settings, ...noticed]);
  return [
    ...settings,
    ...applySeverities(
      noticed.filter(({ code }) => !(unread && code === 'title-is-given')),
      config.lint,
    ),
  ];
}

/** What an editor would mark. It takes noticeable time in a long book. */
export function sayMarks({ book, config, mending }: BookRead): Diagnostic[] {
  return applySeverities(lintBook(book, mending), config.lint);
}

/** The same in small steps, so that answers of Chrome and other events are handled in between. */
export async function sayMarksInSteps({ book, config, mending }: BookRead): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  await aMoment();
  for (const marks of lintInSteps(book, mending)) {
    for (const mark of marks) found.push(mark);
    await aMoment();
  }
  return applySeverities(tidy(found), config.lint);
}

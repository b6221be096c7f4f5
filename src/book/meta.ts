/** The metadata of a book: what book.yaml says, and guesses for what it leaves out. */

import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { printable } from '../diagnostics/printable.ts';
import type { Host } from '../host/host.ts';
import { kept } from '../host/kept.ts';
import type { ParsedChapter } from '../markdown/parsed.ts';
import { deriveIdentifier } from './identifier.ts';
import { agreedAuthor, authorKey, type Authored } from '../manuscript/agreed-author.ts';
import { guessLanguage } from '../manuscript/language.ts';
import type { BookMeta, Creator } from './model.ts';
import { printedText } from './text.ts';

interface MetaSources {
  readonly config: BookConfig;
  readonly chapters: readonly ParsedChapter[];
  /** The names of all chapters, for a book that has only one. */
  readonly names: readonly string[];
  /** The manuscript folder as typed. */
  readonly manuscript: string;
  /** The title of a book that has none otherwise. */
  readonly name: string;
  readonly host: Host;
}

export async function readMeta({
  config,
  chapters,
  names,
  manuscript,
  name,
  host,
}: MetaSources): Promise<Noted<BookMeta>> {
  const title = config.title ?? titleIn(chapters) ?? guessTitle(names, printable(name));
  const slug = config.slug ?? name;
  const said = saidInFiles(chapters);
  const creators = creatorsOf(config, said.author);
  const {
    subtitle = said.subtitle,
    publisher,
    isbn,
    date = said.date,
    rights,
    description = said.description,
    series,
  } = config;
  const value: BookMeta = {
    title,
    slug,
    language: config.language ?? guessLanguage(sample(chapters)),
    creators,
    identifier:
      config.identifier ??
      deriveIdentifier(
        slug,
        title,
        creators.map((creator) => creator.name),
      ),
    modified: (await modifiedOf(config, manuscript, host)) ?? dateOf(date),
    subjects: config.subjects ?? [],
    copyright: config.copyright ?? {},
    ...given({ subtitle, publisher, isbn, date, rights, description }),
    ...(series && { series: { name: series.name, ...given({ position: series.position }) } }),
  };
  const above = chapters.find(({ bookTitle }) => bookTitle !== undefined && bare(bookTitle) !== bare(title));
  return {
    value,
    diagnostics: [
      ...(config.title === undefined ? [diagnose('title-is-given', { title }, { file: manuscript })] : []),
      ...(above?.bookTitle === undefined
        ? []
        : [diagnose('heading-names-book', { heading: above.bookTitle, title }, { file: above.source.path })]),
    ],
  };
}

function titleIn(chapters: readonly ParsedChapter[]): string | undefined {
  const named = chapters.find(({ bookTitle }) => bookTitle !== undefined);
  return named?.bookTitle ?? chapters[0]?.source.ofBook?.title;
}

/** The title without blanks and marks, in which titles do not differ. */
function bare(title: string): string {
  return title.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Metadata from front matter that hold for the whole book: everything when the book is one file, else the author on
 * whom its files agree.
 */
function saidInFiles(chapters: readonly ParsedChapter[]): {
  readonly author?: string;
  readonly date?: string;
  readonly description?: string;
  readonly subtitle?: string;
} {
  const isOneFile = new Set(chapters.map(({ source }) => source.path)).size === 1;
  const find = (...keys: string[]): string | undefined => {
    const found = new Set(
      chapters.flatMap(({ meta }) =>
        meta.flatMap(({ key, value }) => (keys.includes(key) && value !== '' ? [value] : [])),
      ),
    );
    const [only, ...others] = found;
    return others.length === 0 ? only : undefined;
  };
  const author = agreedAuthor(authorsIn(chapters)) ?? chapters[0]?.source.ofBook?.author;
  if (!isOneFile) return given({ author });
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d-])/.exec(find('date') ?? '')?.[0];
  const [description, subtitle] = [find('description'), find('subtitle')];
  return given({ author, date, description, subtitle });
}

/** What each file says of its author, in reading order. */
function authorsIn(chapters: readonly ParsedChapter[]): Authored[] {
  const files = new Map<string, { name: string; authors: string[]; title?: string }>();
  for (const { source, heading, meta } of chapters) {
    const file = files.get(source.path) ?? {
      name: source.name,
      authors: [],
      ...(heading !== undefined && { title: heading }),
    };
    files.set(source.path, file);
    for (const { key, value } of meta) if (authorKey.test(key) && value !== '') file.authors.push(value);
  }
  return [...files.values()];
}

/** Without the keys that have no value. */
function given<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** A book of one chapter is named after it, any other after its folder, which at least the author has named. */
function guessTitle(names: readonly string[], folder: string): string {
  const [only, ...others] = new Set(names);
  return only !== undefined && only !== '' && others.length === 0 ? only : folder;
}

/** Those of book.yaml; where it names none, the author that files name. */
function creatorsOf({ author, creators }: BookConfig, authorInFiles: string | undefined): Creator[] {
  const authors = author ?? (creators === undefined ? authorInFiles?.split(/[、；]/u) : undefined) ?? [];
  return [
    ...[authors].flat().map((name) => ({ name, role: 'aut' })),
    ...(creators ?? []).map(({ name, role, fileAs }) => ({ name, role, ...(fileAs !== undefined && { fileAs }) })),
  ];
}

/**
 * The environment (SOURCE_DATE_EPOCH) comes before the author's date, because whoever sets it repeats an earlier build.
 */
async function modifiedOf({ modified }: BookConfig, manuscript: string, host: Host): Promise<Date | undefined> {
  return modified !== undefined && host.env('SOURCE_DATE_EPOCH') === undefined
    ? new Date(modified)
    : host.bookDate(manuscript);
}

/** The publication date, for want of a date from the author or git, else one that never changes and is reported. */
function dateOf(date: string | undefined): Date {
  return date === undefined ? noDate : new Date(date);
}

const noDate = new Date('1980-01-01');

/** True for a book without a date of its own. In a store every upload of it would look like the same release. */
export function hasNoDate({ modified }: BookMeta): boolean {
  return modified.getTime() === noDate.getTime();
}

function textOfTokens({ chapter }: { readonly chapter: ParsedChapter }): string {
  return printedText(chapter.tokens);
}

/** As much text as is needed to recognise the script. */
function sample(chapters: readonly ParsedChapter[]): string {
  let text = '';
  for (const chapter of chapters) {
    text +=
      (chapter.heading ?? '') +
      kept({ notebook: chapter.notebook, name: 'printed text', inputs: { chapter }, make: textOfTokens });
    if (text.length > 20_000) break;
  }
  return text;
}

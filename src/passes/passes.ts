/**
 * What is done to the book for an edition before its pages are laid out. Each pass makes another book of a book: plain
 * data in, plain data out, and a word on whatever its author should know.
 */

import type { Book } from '../book/model.ts';
import { forReaders } from '../book/readers-book.ts';
import type { ScriptName } from '../config/scripts.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { outlinePictures } from '../fonts/outline-pictures.ts';
import type { Host } from '../host/host.ts';
import type { InScript } from '../reading/in-scripts.ts';
import type { Review } from '../reading/prepare-review.ts';
import { changedChapters } from '../review/changed-chapters.ts';
import { markBook } from '../review/mark-book.ts';
import { inNumerals } from './in-numerals.ts';
import { inVertical } from './in-vertical.ts';
import { markNames } from './mark-names.ts';

/** What passes over the text may ask for besides the book. */
export interface TextInputs {
  /** The book in another script. */
  readonly inScript: InScript;
  /** Where an edition is for reviewers. */
  readonly review?: Review;
}

/** What all passes may ask for. */
export interface PassInputs extends TextInputs {
  readonly host: Host;
  /** Of a theme, by its name, for a book in the language. */
  readonly facesOf: (theme: string, language: string) => readonly OpenFace[];
}

export interface Pass<Inputs = PassInputs> {
  readonly name: string;
  /** All of an edition that the pass depends on, in a word; `undefined` where it leaves the book as it is. */
  readonly of: (edition: Edition) => string | undefined;
  readonly run: (book: Book, of: string, inputs: Inputs) => Noted<Book> | Promise<Noted<Book>>;
}

/** What an edition says: the text of its finished pages is held against the book after these. */
export const textPasses: readonly Pass<TextInputs>[] = [
  {
    name: 'changed chapters',
    of: ({ purpose }) => (purpose === 'review' ? purpose : undefined),
    run: (book, _, { review }) =>
      silently(
        review?.since && review.changedOnly
          ? changedChapters(book, { ids: review.ids, changes: review.since.changes })
          : book,
      ),
  },
  {
    name: 'script',
    of: ({ script }) => (script === 'as-written' ? undefined : script),
    run: (book, script, { inScript }) => silently(inScript(book, script as ScriptName)),
  },
  {
    name: 'names and titles',
    of: ({ properNames, titleMarks }) => {
      const marked = [properNames === 'marked' ? 'names' : [], titleMarks === 'wavy' ? 'titles' : []].flat();
      return marked.length === 0 ? undefined : marked.join(', ');
    },
    run: (book, of) => silently(markNames(book, { names: of.includes('names'), titles: of.includes('titles') })),
  },
  {
    name: 'vertical writing',
    of: ({ writing }) => (writing === 'vertical' ? writing : undefined),
    run: (book) => silently(inVertical(book)),
  },
  {
    name: 'numerals',
    of: ({ numerals }) => (numerals === 'chinese' ? numerals : undefined),
    run: (book) => inNumerals(book),
  },
];

/**
 * How its medium carries that. What is added here is not the author's, so no page is held against the book after these.
 * Marks come last: they mark the text as it will be read.
 */
export const mediumPasses: readonly Pass[] = [
  {
    name: 'words of pictures',
    of: ({ theme }) => theme,
    run: (book, theme, { host, facesOf }) => outlinePictures(book, facesOf(theme, book.meta.language), host),
  },
  {
    name: 'pictures for readers',
    of: ({ format }) => (format === 'epub' ? format : undefined),
    run: (book, _, { host }) => forReaders(book, host),
  },
  {
    name: 'marks of a review',
    of: ({ purpose, format }) => (purpose === 'review' ? format : undefined),
    run: (book, format, { review }) =>
      silently(
        review
          ? markBook(book, { ids: review.ids, changes: review.since?.changes ?? [], idsInText: format !== 'pdf' })
          : book,
      ),
  },
];

function silently(value: Book): Noted<Book> {
  return { value, diagnostics: [] };
}

/** The book of an edition, twice. */
export interface EditionBook {
  /** After all passes: what its pages are laid out from. */
  readonly book: Book;
  /** After those of its text: what its pages must say. */
  readonly text: Book;
}

/** Editions for which all passes depend on the same share their books, which are made once. */
export function openPasses(book: Book, inputs: PassInputs): (edition: Edition) => Promise<Noted<EditionBook>> {
  const made: MadeBooks = new Map();
  return async (edition) => {
    const text = await after(textPasses, { book, edition, inputs, made });
    const { value, diagnostics } = await after([...textPasses, ...mediumPasses], { book, edition, inputs, made });
    return { value: { book: value, text: text.value }, diagnostics };
  };
}

/** What an edition says, without how its medium carries it. */
export function textFor(edition: Edition, book: Book, inputs: TextInputs): Promise<Noted<Book>> {
  return after(textPasses, { book, edition, inputs, made: new Map() });
}

/** By the passes after which they are. */
type MadeBooks = Map<string, Promise<Noted<Book>>>;

interface Passing<Inputs> {
  readonly book: Book;
  readonly edition: Edition;
  readonly inputs: Inputs;
  readonly made: MadeBooks;
}

function after<Inputs>(
  passes: readonly Pass<Inputs>[],
  { book, edition, inputs, made }: Passing<Inputs>,
): Promise<Noted<Book>> {
  let done = Promise.resolve(silently(book));
  let key = '';
  for (const { name, of: ofEdition, run } of passes) {
    const of = ofEdition(edition);
    if (of === undefined) continue;
    key += `${name}: ${of}\n`;
    const before = done;
    done =
      made.get(key) ??
      before.then(async ({ value, diagnostics }) => {
        const next = await run(value, of, inputs);
        return { value: next.value, diagnostics: [...diagnostics, ...next.diagnostics] };
      });
    made.set(key, done);
  }
  return done;
}

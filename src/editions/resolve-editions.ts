/** Decides which editions are built and every option of them: the command line, book.yaml, the built-in table. */

import { baseNames, bases, isBase, usual } from '../config/bases.ts';
import type { PlaceOf } from '../config/load.ts';
import type { LineOptions } from '../config/line-options.ts';
import { nearest } from '../config/nearest.ts';
import type { BookConfig, EditionConfig, GridConfig, Measures } from '../config/schema.ts';
import type { Writing } from '../config/writing.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Edition, EpubOptions, PdfOptions } from './edition.ts';
import { clearOf, resolvePrinting } from './resolve-printing.ts';
import { withComments } from './comment-room.ts';
import { makeSheet, points, type SheetOptions } from './sheet.ts';

/** The page that a theme is made for. */
export type MeasuresOf = (theme: string) => Measures;

/**
 * The editions named on the command line, else those of book.yaml, else `ebook` and `print`; each once, in that order.
 * A name nobody knows is wrong usage (exit status 2).
 */
export function resolveEditions(
  config: BookConfig,
  requested: readonly string[],
  placeOf: PlaceOf = () => undefined,
  measuresOf: MeasuresOf = () => ({}),
): Noted<Edition[]> {
  const own = Object.keys(config.editions ?? {});
  const names = [...new Set(firstNotEmpty(requested, own, usual))];
  const known = [...new Set([...baseNames, ...own])];
  const resolved = names.map((name) =>
    known.includes(name) ? resolve(name, config, { placeOf, measuresOf }) : unknown(name, known),
  );
  const value = resolved.flatMap((each) => each.value);
  return {
    value,
    diagnostics: [...resolved.flatMap(({ diagnostics }) => diagnostics), ...sayShared(value, config, placeOf)],
  };
}

/** An e-book and a printed book are two products, each with a number of its own (ISO 2108, 5.4). */
function sayShared(editions: readonly Edition[], config: BookConfig, placeOf: PlaceOf): Diagnostic[] {
  const printed = (isbn: string | undefined) =>
    editions.find((edition) => edition.purpose === 'print' && isbn !== undefined && edition.isbn === isbn);
  const ebook = editions.find(({ format, isbn }) => format === 'epub' && printed(isbn) !== undefined);
  const print = printed(ebook?.isbn);
  if (ebook === undefined || print?.isbn === undefined) return [];
  const path = config.editions?.[print.name]?.isbn === undefined ? ['isbn'] : ['editions', print.name, 'isbn'];
  return [diagnose('isbn-is-own', { isbn: print.isbn, ebook: ebook.name, print: print.name }, placeOf(path))];
}

function firstNotEmpty(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function unknown(name: string, known: readonly string[]): Noted<Edition[]> {
  const meant = nearest(name, known);
  const problem = {
    zh: `没有名叫 \`${name}\` 的版本${meant ? `，是不是 \`${meant}\`` : ''}；可用：${known.join('、')}`,
    en: `no edition is called \`${name}\`${meant ? `; did you mean \`${meant}\`` : ''}; there are ${known.join(', ')}`,
  };
  return { value: [], diagnostics: [diagnose('usage-is-right', { problem })] };
}

function resolve(
  name: string,
  config: BookConfig,
  { placeOf, measuresOf }: { readonly placeOf: PlaceOf; readonly measuresOf: MeasuresOf },
): Noted<Edition[]> {
  const options: EditionConfig = config.editions?.[name] ?? {};
  const from = options.from ?? (isBase(name) ? name : undefined);
  if (!from) return { value: [], diagnostics: [] }; // the schema has said that `from` is missing
  const base = bases[from];
  // The number of the book that is sold stands in no copy for reviewers.
  const isbn = base.purpose === 'review' ? undefined : (options.isbn ?? config.isbn);
  const every = {
    name,
    theme: options.theme ?? config.theme ?? 'song',
    tocDepth: options.tocDepth ?? base.tocDepth,
    writing: options.writing ?? 'horizontal',
    script: options.script ?? 'as-written',
    numerals: options.numerals ?? 'as-written',
    properNames: options.properNames ?? 'as-written',
    titleMarks: options.titleMarks ?? 'as-written',
    ...(isbn !== undefined && { isbn }),
  } as const;
  if (base.format !== 'pdf')
    return {
      value: [{ ...base, ...every, ...(base.format === 'epub' && epubOptions(options, config, placeOf)) }],
      diagnostics: [],
    };
  const goesToPress = base.purpose === 'print';
  const paged = pdfOptions(options, {
    name,
    writing: every.writing,
    usual: { ...measuresOf(every.theme), ...base.sheet },
    goesToPress,
    placeOf,
  });
  return {
    value: [{ format: base.format, purpose: base.purpose, ...every, ...paged.value }],
    diagnostics: paged.diagnostics,
  };
}

interface Paging {
  readonly name: string;
  readonly writing: Writing;
  /** Of the theme and, before it, of the built-in edition. */
  readonly usual: Pick<SheetOptions, 'facing' | 'openings' | 'page' | 'grid' | 'inner'>;
  readonly goesToPress: boolean;
  readonly placeOf: PlaceOf;
}

function pdfOptions(options: EditionConfig, { name, writing, usual, goesToPress, placeOf }: Paging): Noted<PdfOptions> {
  const grid = mergedGrid(usual.grid, options.grid);
  const sheet = makeSheet({
    ...usual,
    ...pageOptions(options),
    grid,
    clear: goesToPress ? clearOf(options) : undefined,
    edition: name,
    writing,
    place: placeOf(guiltyPath(name, options)),
  });
  const placeOfKey = (key?: keyof EditionConfig) =>
    placeOf(['editions', name, ...(key !== undefined && options[key] !== undefined ? [key] : [])]);
  const atMargin = (options.comments ?? (writing === 'vertical' ? 'margin' : 'text')) === 'margin';
  const printing = goesToPress
    ? resolvePrinting({ edition: name, options, placeOf: placeOfKey }, sheet.value)
    : undefined;
  return {
    value: {
      sheet: atMargin ? withComments(sheet.value) : sheet.value,
      notes: options.notes ?? 'page',
      noteMarks: options.noteMarks ?? 'page',
      figures: options.figures ?? 'here',
      lines: linesOf(options),
      ...besidesOf(name, options, placeOf),
      ...(printing && { printing: printing.value }),
    },
    diagnostics: [...sayTight(grid, { name, placeOf }), ...sheet.diagnostics, ...(printing?.diagnostics ?? [])],
  };
}

/**
 * What the author says of the grid before what was usual: another size of type has its own leading, and as many
 * characters and lines as it has room for.
 */
function mergedGrid(usual: GridConfig = {}, own: GridConfig = {}): GridConfig {
  return own.fontSize === undefined ? { ...usual, ...own } : own;
}

/** The schema cannot see a leading of book.yaml that is too small for the type of the theme. */
function sayTight(
  { fontSize = 0, leading = fontSize }: GridConfig,
  { name, placeOf }: Pick<Paging, 'name' | 'placeOf'>,
) {
  if (leading >= fontSize) return [];
  const path = ['editions', name, 'grid', 'leading'];
  const expected = { zh: `不小于版式的字号 ${fontSize}`, en: `at least the font size of the theme, ${fontSize}` };
  return [diagnose('config-value-possible', { key: path.join('.'), found: `\`${leading}\``, expected }, placeOf(path))];
}

function linesOf({ kinsoku = 'basic', lineEnds = 'half', punctuation = 'quanjiao' }: EditionConfig): LineOptions {
  return { kinsoku, ends: lineEnds, punctuation };
}

function epubOptions({ pageList, storeCovers }: EditionConfig, config: BookConfig, placeOf: PlaceOf): EpubOptions {
  return {
    ...(pageList !== undefined && { pageList: { edition: pageList, ...isbnOf(pageList, config) } }),
    ...(storeCovers && { storeCovers: { stores: [...new Set(storeCovers)], place: placeOf(['cover']) } }),
  };
}

/** What is made beside a printed book, as far as the author asked for it. */
function besidesOf(
  name: string,
  { printer, wrap = printer !== undefined, flaps = 0, imposition, sheet, creep = 0.1 }: EditionConfig,
  placeOf: PlaceOf,
): Pick<PdfOptions, 'wrap' | 'imposition'> {
  const at = (...path: readonly string[]) => placeOf(path);
  const size = sheet && { width: points(sheet.width), height: points(sheet.height) };
  return {
    ...(wrap && {
      wrap: {
        flaps: points(flaps),
        places: { edition: at('editions', name), cover: at('cover'), description: at('description') },
      },
    }),
    ...(imposition && {
      imposition: { scheme: imposition, creep: points(creep), sheet: size, place: at('editions', name, 'imposition') },
    }),
  };
}

function isbnOf(name: string, config: BookConfig): { isbn?: string } {
  const isbn = config.editions?.[name]?.isbn ?? config.isbn;
  return isbn === undefined ? {} : { isbn };
}

/** Only what the author gave: the rest is as the built-in edition has it. */
function pageOptions({
  page,
  grid,
  inner,
  top,
  bleed,
  openings,
}: EditionConfig): Partial<Parameters<typeof makeSheet>[0]> {
  return Object.fromEntries(
    Object.entries({ page, grid, inner, top, bleed, openings }).filter(([, value]) => value !== undefined),
  );
}

/** The key an author would change first when the type area does not fit. */
function guiltyPath(name: string, options: EditionConfig): string[] {
  const key = (['grid', 'inner', 'top', 'page'] as const).find((option) => options[option] !== undefined);
  return ['editions', name, ...(key ? [key] : [])];
}

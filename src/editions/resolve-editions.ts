/** Decides which editions are built and every option of them: the command line, book.yaml, the built-in table. */

import { nearest } from '../config/nearest.ts';
import type { BookConfig, EditionConfig } from '../config/schema.ts';
import { diagnose, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { builtIn, isBuiltIn, usual } from './built-in.ts';
import type { Edition } from './edition.ts';
import { makeSheet } from './sheet.ts';

/** Where a value of book.yaml stands. */
type PlaceOf = (path: readonly string[]) => Place | undefined;

/**
 * The editions named on the command line, else those of book.yaml, else `ebook` and `print`; each once, in that order.
 * A name nobody knows is wrong usage (exit status 2).
 */
export function resolveEditions(config: BookConfig, requested: readonly string[], placeOf: PlaceOf = () => undefined): Noted<Edition[]> {
  const own = Object.keys(config.editions ?? {});
  const names = [...new Set(firstNotEmpty(requested, own, usual))];
  const known = [...new Set([...Object.keys(builtIn), ...own])];
  const resolved = names.map((name) => (known.includes(name) ? resolve(name, config, placeOf) : unknown(name, known)));
  return { value: resolved.flatMap(({ value }) => value), diagnostics: resolved.flatMap(({ diagnostics }) => diagnostics) };
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

function resolve(name: string, config: BookConfig, placeOf: PlaceOf): Noted<Edition[]> {
  const options: EditionConfig = config.editions?.[name] ?? {};
  const from = options.from ?? (isBuiltIn(name) ? name : undefined);
  if (!from) return { value: [], diagnostics: [] }; // the schema has said that `from` is missing
  const { sheet: pages, ...base } = builtIn[from];
  // The number of the book that is sold stands in no copy for reviewers.
  const isbn = base.purpose === 'review' ? undefined : (options.isbn ?? config.isbn);
  const edition: Edition = {
    name,
    format: base.format,
    purpose: base.purpose,
    theme: options.theme ?? config.theme ?? 'song',
    tocDepth: options.tocDepth ?? base.tocDepth,
    ...(isbn !== undefined && { isbn }),
  };
  if (!pages) return { value: [edition], diagnostics: [] };
  const sheet = makeSheet({ ...pages, ...pageOptions(options), edition: name, place: placeOf(guiltyPath(name, options)) });
  return { value: [{ ...edition, sheet: sheet.value }], diagnostics: sheet.diagnostics };
}

/** Only what the author gave: the rest is as the built-in edition has it. */
function pageOptions({ page, grid, inner, top, bleed, openings }: EditionConfig): Partial<Parameters<typeof makeSheet>[0]> {
  return Object.fromEntries(Object.entries({ page, grid, inner, top, bleed, openings }).filter(([, value]) => value !== undefined));
}

/** The key an author would change first when the type area does not fit. */
function guiltyPath(name: string, options: EditionConfig): string[] {
  const key = (['grid', 'inner', 'top', 'page'] as const).find((option) => options[option] !== undefined);
  return ['editions', name, ...(key ? [key] : [])];
}

/** Diagnostics tell the author what is wrong or worth knowing. They are data; an exception is a bug of ours. */

import { catalogue, type Code, type ParamsOf } from './catalogue.ts';
import type { Bilingual, CatalogueEntry, Severity } from './catalogue/entry.ts';

export type { Bilingual, Severity } from './catalogue/entry.ts';

/**
 * A place in a file. `file` is the path as the author knows it; lines and columns count from 1, columns in code points.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Code points that the code frame underlines. */
  readonly length?: number;
}

export interface Diagnostic {
  /** The code is named for the good state, such as `image-exists`. */
  readonly code: Code;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** What would be right; where possible the very line to type. */
  readonly hint?: Bilingual;
  readonly place?: Place;
  /** Further places that belong to it, such as the first use of a chapter number that is used twice. */
  readonly related?: readonly Place[];
  /** Set for a mend: the manuscript has `before`, the book `after`. */
  readonly mended?: { readonly before: string; readonly after: string };
}

/** A value, and the diagnostics that came up while it was made. */
export interface Noted<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a diagnostic. Text, hint and default severity come from the catalogue's entry; only the facts are given here.
 */
export function diagnose<C extends Code>(
  code: C,
  params: ParamsOf<C>,
  place?: Place,
  related?: readonly Place[],
): Diagnostic {
  const entry = catalogue[code] as CatalogueEntry<ParamsOf<C>>;
  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    ...(entry.hint && { hint: entry.hint(params) }),
    ...(place && { place }),
    ...(related && related.length > 0 && { related }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** The exit status: 0, or that of the gravest error (3 before 2 before 1). */
export function exitStatus(diagnostics: readonly Diagnostic[]): 0 | 1 | 2 | 3 {
  const statuses = diagnostics.filter((d) => d.severity === 'error').map((d) => catalogue[d.code].exit ?? 1);
  return ([3, 2, 1] as const).find((status) => statuses.includes(status)) ?? 0;
}

/** Each once, in the order of the first: editions with the same text say the same. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.place, d.message.en]), d])).values()];
}

/** Sorts by file, line, column and code, and drops exact duplicates. */
export function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return distinct(diagnostics).sort(
    (a, b) =>
      compareText(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareText(a.code, b.code),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

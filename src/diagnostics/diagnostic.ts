/** What an author should know: data, never an exception. Throwing is for bugs. */

import { catalogue, type Code, type ParamsOf } from './catalogue.ts';
import type { Bilingual, Entry, Severity } from './catalogue/entry.ts';

export type { Bilingual, Severity } from './catalogue/entry.ts';

/**
 * Where something stands. `file` is the path as the author knows it; lines and columns (in code points) count from 1.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Code points to underline in the code frame. */
  readonly length?: number;
}

export interface Diagnostic {
  /** Named for the good state, such as `image-exists`. */
  readonly code: Code;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** What would be right, down to the line to type. */
  readonly hint?: Bilingual;
  readonly place?: Place;
  /** Other places that belong to it, such as the first of two equal chapter numbers. */
  readonly related?: readonly Place[];
  /** The manuscript has `before`, the book `after`. */
  readonly mended?: { readonly before: string; readonly after: string };
}

/** A value together with what was noticed while making it. */
export interface Noted<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a diagnostic from the catalogue.
 * The text, the hint and the default severity come from the catalogue's entry; only the facts are given here.
 */
export function diagnose<C extends Code>(
  code: C,
  params: ParamsOf<C>,
  place?: Place,
  related?: readonly Place[],
): Diagnostic {
  const entry = catalogue[code] as Entry<ParamsOf<C>>;
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

/** The exit status of the contract: 0, or the gravest of the errors (3 the machine, 2 usage, 1 the manuscript). */
export function exitStatus(diagnostics: readonly Diagnostic[]): 0 | 1 | 2 | 3 {
  const statuses = diagnostics.filter((d) => d.severity === 'error').map((d) => catalogue[d.code].exit ?? 1);
  return ([3, 2, 1] as const).find((status) => statuses.includes(status)) ?? 0;
}

/** Sorted by file, line, column and code; exact doubles said once. */
export function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.place, d.message.en]), d]));
  return [...seen.values()].sort(
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

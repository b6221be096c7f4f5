/**
 * Mends as diagnostics. Each mend is one, with its place; the author reads one line for each rule, and the list of all.
 */

import { mendHint, mendMessage, mendSeverity, type ChangeCode } from './catalogue/mending.ts';
import type { Diagnostic, Place } from './diagnostic.ts';

export function sayMend(code: ChangeCode, place: Place, before: string, after: string): Diagnostic {
  return {
    code,
    severity: mendSeverity(code),
    message: mendMessage(code, { count: 1, before, after }),
    hint: mendHint(code),
    place,
    mended: { before, after },
  };
}

/** How many further places a line names; the list has all of them. */
const morePlaces = 9;

/** Joins all mends of a rule into one diagnostic at its first place. Other diagnostics stay as they are. */
export function foldMends(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byCode = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.mended === undefined) continue;
    const same = byCode.get(diagnostic.code);
    if (same) same.push(diagnostic);
    else byCode.set(diagnostic.code, [diagnostic]);
  }
  return [
    ...diagnostics.filter((diagnostic) => diagnostic.mended === undefined),
    ...[...byCode.values()].flatMap(fold),
  ];
}

function fold(same: readonly Diagnostic[]): Diagnostic[] {
  const [first, ...others] = same;
  if (first?.mended === undefined) return [];
  const { before, after } = first.mended;
  const message = mendMessage(first.code as ChangeCode, { count: same.length, before, after });
  const related = others.slice(0, morePlaces).flatMap(({ place }) => (place ? [place] : []));
  return [{ ...first, message, ...(related.length > 0 && { related }) }];
}

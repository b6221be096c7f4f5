/** Bounds reports that list every place: a hostile file may have a fault at each of its characters. */

import { diagnose, type Diagnostic } from '../diagnostic.ts';

/** Places of one code. Whoever mends a thousand places will run Keben again. */
export const mostPlaces = 1_000;

/** Keeps the given order. After the places of a code that has too many, one diagnostic says how many more there are. */
export function placesNamed(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>();
  const named = diagnostics.filter((diagnostic) => {
    const known = counts.get(diagnostic.code) ?? { first: diagnostic, count: 0 };
    counts.set(diagnostic.code, known);
    known.count += 1;
    return known.count <= mostPlaces;
  });
  const more = [...counts.values()].filter(({ count }) => count > mostPlaces);
  return [
    ...named,
    ...more.map(({ first: { code, severity }, count }) => ({
      ...diagnose('places-are-named', { of: code, count: count - mostPlaces }),
      severity,
    })),
  ];
}

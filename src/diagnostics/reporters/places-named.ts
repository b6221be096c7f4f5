/** Reports that list every place have an end too: a file of a stranger may have a fault at each of its characters. */

import { diagnose, type Diagnostic } from '../diagnostic.ts';

/** Of one code; whoever mends a thousand places runs it again. */
export const mostPlaces = 1_000;

/** In the order given; behind them, of each code that has more, how many more. */
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

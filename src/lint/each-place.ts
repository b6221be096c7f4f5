/** Reports each place in a diagnostic of its own, up to a limit; further places are joined in one. */

import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** A wrong mark as it is written, and its place. */
export interface Finding {
  readonly found: string;
  readonly place: Place;
}

/** A chapter with one bad habit throughout gives so many diagnostics, and one more. */
const single = 20;

/**
 * One diagnostic for each place. The author has to go to every place, so none is left out: those beyond the limit share
 * a diagnostic at the first of them, which has their number (`count`) and names the others as related.
 */
export function sayEachPlace<F extends Finding>(
  findings: readonly F[],
  say: (first: F, count: number, others: readonly Place[]) => Diagnostic,
): Diagnostic[] {
  const rest = findings.slice(single);
  const [first, ...others] = rest;
  return [
    ...findings.slice(0, single).map((finding) => say(finding, 1, [])),
    ...(first
      ? [
          say(
            first,
            rest.length,
            others.map(({ place }) => place),
          ),
        ]
      : []),
  ];
}

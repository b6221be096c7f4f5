/** One diagnostic for each place, kind to the eye: past a limit the places stand together in one. */

import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** A wrong mark, as it is written, and where. */
export interface Finding {
  readonly found: string;
  readonly place: Place;
}

/** A chapter full of one habit gives this many diagnostics, and one more. */
const single = 20;

/**
 * The author has to go to every place, so none is left out: of what is past the limit, one diagnostic stands at the
 * first place, says how many there are (`count`), and names the others as related.
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

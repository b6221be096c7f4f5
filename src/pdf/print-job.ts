/**
 * What is to be printed of a signature: all of it, or, where an earlier build has printed most of it, the runs that changed. Chrome sets what comes later
 * in a document in coordinates of the document, so a run is printed after as many empty sheets as there are pages before it, and
 * one that has other pages than before takes along all runs that follow.
 */

import type { KeptPart, KeptSignature } from './kept-signatures.ts';
import type { ReadyPart, ReadyParts } from './ready-signature.ts';
import { partOf, type Signature } from './signature.ts';

export interface PrintJob {
  readonly part: Signature;
  /** The whole signature with what was made of the part, or what must be printed besides. */
  join(made: ReadyParts): Promise<ReadyParts | PrintJob>;
}

export function wholeJob(signature: Signature): PrintJob {
  return { part: signature, join: (made) => Promise.resolve(made) };
}

/** `known` is what an earlier build made of the signature, not all of it the same. */
export function changedJob(signature: Signature, known: KeptSignature): PrintJob {
  const whole = wholeJob(signature);
  const { parts, hasObjects } = known;
  if (hasObjects || !parts.some(({ isSame }) => isSame)) return whole;
  const from = parts.findIndex(({ isSame }) => !isSame);
  const to = parts.findLastIndex(({ isSame }) => !isSame) + 1;
  const blanks = countPages(parts.slice(0, from));
  return {
    part: partOf(signature, from, to, blanks),
    join: async (made) => {
      const opened = await known.open();
      if (opened === undefined || made.objects !== undefined) return whole;
      const done = [...opened.parts.slice(0, from), ...made.parts];
      if (to === parts.length || countPages(made.parts) === countPages(parts.slice(from, to))) return { parts: [...done, ...opened.parts.slice(to)] };
      return { part: partOf(signature, to, parts.length, blanks + countPages(made.parts)), join: (rest) => Promise.resolve(rest.objects === undefined ? { parts: [...done, ...rest.parts] } : whole) };
    },
  };
}

function countPages(parts: readonly (KeptPart | ReadyPart)[]): number {
  return parts.reduce((sum, { pages }) => sum + (typeof pages === 'number' ? pages : pages.length), 0);
}

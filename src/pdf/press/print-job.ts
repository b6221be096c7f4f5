/**
 * What is to be printed of a signature: all of it, or, where an earlier build has printed most of it, the runs that
 * changed. Plain pages do not depend on what comes before them (page-coordinates.ts).
 */

import type { KeptSignature } from '../signatures/kept-signatures.ts';
import type { ReadyParts } from '../signatures/ready-signature.ts';
import { partOf, type Signature } from '../sheets/signature.ts';

export interface PrintJob {
  readonly part: Signature;
  /** The whole signature with what was made of the part; `undefined` where all of it must be printed after all. */
  join(made: ReadyParts): Promise<ReadyParts | undefined>;
}

export function wholeJob(signature: Signature): PrintJob {
  return { part: signature, join: (made) => Promise.resolve(made) };
}

/** Prints the runs of the signature that the earlier build did not have as they are now. */
export function changedJob(signature: Signature, { isSame, open }: KeptSignature): PrintJob {
  return {
    part: partOf(signature, (index) => isSame[index] !== true),
    join: async (made) => {
      if (made.objects !== undefined) return undefined;
      const [before, anew] = [(await open()).parts.values(), made.parts.values()];
      return { parts: isSame.flatMap((same) => (same ? before : anew).next().value ?? []) };
    },
  };
}

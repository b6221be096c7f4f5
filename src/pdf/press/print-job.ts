/**
 * What is to be printed of a signature: all of it, or, where an earlier build has printed most of it, the runs that changed. Plain pages do not depend
 * on what comes before them (page-coordinates.ts).
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

/** `known` is what an earlier build made of the signature, not all of it the same. */
export function changedJob(signature: Signature, { isSame, hasObjects, open }: KeptSignature): PrintJob {
  if (hasObjects || !isSame.includes(true)) return wholeJob(signature);
  return {
    part: partOf(signature, (index) => isSame[index] !== true),
    join: async (made) => {
      const opened = await open();
      if (opened === undefined || made.objects !== undefined) return undefined;
      const anew = made.parts.values();
      return { parts: opened.parts.flatMap((part, index) => (isSame[index] === true ? part : (anew.next().value ?? []))) };
    },
  };
}

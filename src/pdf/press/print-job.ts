/**
 * What is to be printed of a signature: all of it, or, where an earlier build has printed most of it, the runs that
 * changed. Plain pages do not depend on what comes before them (page-coordinates.ts).
 */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { KeptSignature } from '../signatures/kept-signatures.ts';
import type { ReadyParts } from '../signatures/ready-signature.ts';
import { leftToChrome, partOf, type Signature } from '../sheets/signature.ts';

export interface PrintJob {
  readonly part: Signature;
  /** What was said of it when it was printed before. */
  readonly said?: readonly Diagnostic[];
  /** The whole signature with what was made of the part; `undefined` where all of it must be printed after all. */
  join(made: ReadyParts): Promise<ReadyParts | undefined>;
}

export function wholeJob(signature: Signature): PrintJob {
  return { part: signature, join: (made) => Promise.resolve(made) };
}

/**
 * The same job once more: of pages with a line that is not where it was composed nothing can be trusted, so Chrome
 * breaks their lines and pages.
 */
export function withoutComposing(job: PrintJob, amiss: readonly number[], said: readonly Diagnostic[]): PrintJob {
  const part = leftToChrome(job.part, (index) => amiss.includes(index));
  return { ...job, part, said: [...(job.said ?? []), ...said] };
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

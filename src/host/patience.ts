/**
 * How long to wait for work in another process. A slow machine is no fault, so it is not the clock that decides, but
 * whether work is done: a process that uses the processor is at work, until it has used more than the whole work can
 * need.
 */

import { availableParallelism, loadavg } from 'node:os';

export interface Patience {
  /** Seconds of one processor that the work may need. */
  readonly work: number;
  /** Seconds on the clock during which nothing at all is done. */
  readonly rest: number;
}

/** So many jobs run at once in the other process, and the share of each is not known. */
const beside = 4;

/** Seconds of processor time that count as nothing: even a process that only waits wakes up now and then. */
const nothing = 0.1;

/**
 * Returns a function to be called again and again with the seconds on the clock, which says true when waiting is to
 * end. `worked` gives the seconds that processors have worked for the other process; it is not asked before the first
 * call, for most work is done by then. Where the system does not say them, the clock decides, and `crowd`, the number
 * of processes that want each processor.
 */
export function impatience(
  { work, rest }: Patience,
  worked: () => number | undefined,
  crowd: () => number = crowdOfMachine,
): (now: number) => boolean {
  let first: number | undefined;
  let begin: number | undefined;
  let last: { readonly now: number; readonly sum: number } | undefined;
  return (now) => {
    begin ??= now;
    const sum = worked();
    if (sum === undefined) return now - begin > (rest + work) * Math.max(1, crowd());
    first ??= sum;
    // The sum also changes when a process ends, because its time goes with it.
    if (last === undefined || Math.abs(sum - last.sum) > nothing) last = { now, sum };
    return sum - first > work * beside || now - last.now > rest;
  };
}

function crowdOfMachine(): number {
  return (loadavg()[0] ?? 0) / availableParallelism();
}

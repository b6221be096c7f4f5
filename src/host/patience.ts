/**
 * How long work in another process is waited for. A slow machine is slow, not wrong, so not the clock on the wall
 * decides but whether work is done: who uses the processor is at work, until it has used more than all of the work can
 * need.
 */

import { availableParallelism, loadavg } from 'node:os';

export interface Patience {
  /** Seconds that one processor may need for it. */
  readonly work: number;
  /** Seconds on the wall in which nothing at all is done. */
  readonly rest: number;
}

/** So many are at work at once in the other process; what each of them does is not known. */
const beside = 4;

/** Seconds of work in that time which are nothing: a process that only waits looks around now and then. */
const nothing = 0.1;

/**
 * Asked again and again with the seconds on the wall; true when there is no more to be waited for. `worked` gives the
 * seconds that processors have worked for the other process. Where the system does not say that, the wall it is, and
 * how many want each processor (`crowd`).
 */
export function impatience(
  { work, rest }: Patience,
  worked: () => number | undefined,
  crowd: () => number = crowdOfMachine,
): (now: number) => boolean {
  const first = worked();
  let begin: number | undefined;
  let last: { readonly now: number; readonly sum: number } | undefined;
  return (now) => {
    begin ??= now;
    const sum = worked();
    if (first === undefined || sum === undefined) return now - begin > (rest + work) * Math.max(1, crowd());
    // What has ended takes its work with it.
    if (last === undefined || Math.abs(sum - last.sum) > nothing) last = { now, sum };
    return sum - first > work * beside || now - last.now > rest;
  };
}

function crowdOfMachine(): number {
  return (loadavg()[0] ?? 0) / availableParallelism();
}

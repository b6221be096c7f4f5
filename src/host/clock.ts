/** Says what is going on and measures how long it takes. */

import type { Host } from './host.ts';

export type Stage = 'compare' | 'read' | 'lint' | 'epub' | 'print' | 'bind' | 'cover' | 'impose' | 'proof' | 'write';

export interface Step {
  readonly stage: Stage;
  readonly edition?: string;
  /** How many signatures are printed. */
  readonly done?: number;
  readonly total?: number;
}

export type Progress = (step: Step) => void;

export interface Clock {
  readonly progress: Progress;
  /**
   * Runs `work` and adds its seconds to the stage of `step`. Stages may overlap, so their sum can be more than the
   * whole.
   */
  measure<T>(step: Step, work: () => T | Promise<T>): Promise<T>;
  /** Seconds by stage so far, and `total`. */
  seconds(): Record<string, number>;
}

export function startClock(host: Host, progress: Progress): Clock {
  const start = host.seconds();
  const sums = new Map<Stage, number>();
  return {
    progress,
    measure: async (step, work) => {
      progress(step);
      const begin = host.seconds();
      try {
        return await work();
      } finally {
        sums.set(step.stage, (sums.get(step.stage) ?? 0) + host.seconds() - begin);
      }
    },
    seconds: () =>
      Object.fromEntries([
        ['total', rounded(host.seconds() - start)],
        ...[...sums].map(([stage, sum]) => [stage, rounded(sum)]),
      ]) as Record<string, number>,
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/**
 * Runs work on a thread of its own while the main thread does other work. Memory that an engine needed is freed with
 * the thread.
 */

import { Worker } from 'node:worker_threads';

export interface Thread<Job, Result> {
  /**
   * Jobs are done one after another. Rejects with the error of the job. `moved` is transferred and no longer usable
   * here; everything else is copied.
   */
  ask(job: Job, moved?: readonly ArrayBuffer[]): Promise<Result>;
}

interface Answer<Result> {
  readonly number: number;
  readonly result?: Result;
  readonly problem?: string;
}

/** Milliseconds without a job after which the thread ends; another build of the same process often follows soon. */
const linger = 10_000;

/**
 * Starts a thread at the first job, and again when a job comes after it has ended. `program` is the source of CommonJS
 * that defines `work(job)`, which returns a promise; it is a string because it must run both compiled and bundled. It
 * gets `given` as `workerData`. An idle thread does not keep the process alive.
 */
export function openThread<Job, Result>(program: string, given: unknown): Thread<Job, Result> {
  let running: Thread<Job, Result> | undefined;
  return { ask: (job, moved) => (running ??= start(program, given, () => (running = undefined))).ask(job, moved) };
}

function start<Job, Result>(program: string, given: unknown, onEnd: () => void): Thread<Job, Result> {
  const worker = new Worker(`${program}\n${answering}`, { eval: true, workerData: given });
  const waiting = new Map<
    number,
    { readonly resolve: (result: Result) => void; readonly reject: (error: Error) => void }
  >();
  let count = 0;
  let idle: NodeJS.Timeout | undefined;
  let isEnded = false;
  const end = (error: Error): void => {
    if (isEnded) return;
    isEnded = true;
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.unref();
  worker.once('error', end);
  worker.once('exit', () => end(new Error('the thread has ended')));
  worker.on('message', ({ number, result, problem }: Answer<Result>) => {
    const job = waiting.get(number);
    waiting.delete(number);
    if (problem === undefined) job?.resolve(result as Result);
    else job?.reject(new Error(problem));
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => {
      end(new Error('the thread has ended'));
      void worker.terminate();
    }, linger).unref();
  });
  return {
    ask: (job, moved = []) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker.postMessage({ number: (count += 1), job }, [...moved]);
        waiting.set(count, { resolve, reject });
        worker.ref();
      }),
  };
}

const answering = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ number, job }) => {
  work(job).then(
    (result) => parentPort.postMessage({ number, result }),
    (error) => parentPort.postMessage({ number, problem: String(error) }),
  );
});
`;

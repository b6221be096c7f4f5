/**
 * Work on a thread of its own, where there is other work to do meanwhile; what an engine needs in memory is given back
 * with the thread.
 */

import { Worker } from 'node:worker_threads';

export interface Thread<Job, Result> {
  /** Jobs come one after another. Rejects with what went wrong. `moved` is gone here afterwards; all else is copied. */
  ask(job: Job, moved?: readonly ArrayBuffer[]): Promise<Result>;
}

interface Answer<Result> {
  readonly number: number;
  readonly result?: Result;
  readonly problem?: string;
}

/** Milliseconds without work after which the thread ends; who had one job often has another soon. */
const linger = 2000;

/**
 * Starts a thread at the first job, and another when that one has ended. `program` is what runs on it, CommonJS that
 * defines `work(job)`, which gives a promise: a string, for it must run where Keben is compiled and where it is not. It
 * gets `given` as `workerData`. The thread keeps no process alive but while it works.
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

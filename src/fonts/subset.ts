/**
 * The only user of subset-font: a font cut down to the characters a book needs. It is cut on a thread of its own, where there is other work
 * to do meanwhile; and what a font of 15 MB needs in memory is given back with the thread.
 */

import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * Gives TrueType bytes with all layout features kept, `halt chws vert` among them (A5).
 * A reading system is given these; from a whole font it would copy Kangxi radicals.
 */
export function subset(font: FontSource, characters: Iterable<number>, dropTables: readonly string[] = []): Promise<Uint8Array> {
  const text = String.fromCodePoint(...[...characters].sort((a, b) => a - b));
  return (bench ??= openBench(() => (bench = undefined))).cut({ font, text, options: { targetFormat: 'truetype', noHinting: true, dropTables } });
}

/** Starts the thread and loads the engine, while there is other work to do: the first font is cut a sixth of a second sooner. */
export function prepareToSubset(): void {
  subset(new Uint8Array(), []).catch(() => undefined);
}

let bench: Bench | undefined;

/** The bytes of a font, or the path of its file: the thread reads it, and nobody else need hold 15 MB. */
export type FontSource = Uint8Array | string;

interface Job {
  readonly font: FontSource;
  readonly text: string;
  readonly options: { readonly targetFormat: 'truetype'; readonly noHinting: true; readonly dropTables: readonly string[] };
}

interface Bench {
  cut(job: Job): Promise<Uint8Array>;
}

type Answer = { readonly number: number; readonly bytes: Uint8Array } | { readonly number: number; readonly problem: string };

/** What runs on the thread. A string, for it must run where Keben is compiled and where it is not; subset-font is looked for from here. */
const program = `
const { readFile } = require('node:fs/promises');
const { parentPort, workerData } = require('node:worker_threads');
const subsetFont = require(workerData);
const read = async (font) => (typeof font === 'string' ? readFile(font) : Buffer.from(font.buffer));
parentPort.on('message', ({ number, font, text, options }) => {
  read(font).then((bytes) => subsetFont(bytes, text, options)).then(
    (bytes) => parentPort.postMessage({ number, bytes }),
    (error) => parentPort.postMessage({ number, problem: String(error) }),
  );
});
`;

/** Milliseconds without work after which the thread ends; whoever cuts one face often cuts another soon. */
const linger = 2000;

/** The thread keeps no process alive but while it works. */
function openBench(onEnd: () => void): Bench {
  const worker = new Worker(program, { eval: true, workerData: createRequire(import.meta.url).resolve('subset-font') });
  const waiting = new Map<number, { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void }>();
  let count = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = (error: Error): void => {
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.unref();
  worker.once('error', end);
  worker.on('message', (answer: Answer) => {
    const job = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('bytes' in answer) job?.resolve(answer.bytes);
    else job?.reject(new Error(answer.problem));
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => {
      end(new Error('no more fonts are cut'));
      void worker.terminate();
    }, linger).unref();
  });
  return {
    cut: (job) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        // A copy, for what is handed over is gone here.
        const font = typeof job.font === 'string' ? job.font : new Uint8Array(job.font);
        worker.postMessage({ ...job, number: (count += 1), font }, typeof font === 'string' ? [] : [font.buffer]);
        waiting.set(count, { resolve, reject });
        worker.ref();
      }),
  };
}

/**
 * The only user of subset-font: a font cut down to the characters a book needs. It is cut on a thread of its own, where
 * there is other work to do meanwhile; and what a font of 15 MB needs in memory is given back with the thread.
 */

import { createRequire } from 'node:module';
import { openThread } from '../host/thread.ts';

/**
 * Gives TrueType bytes with all layout features kept, `halt chws vert` among them (A5).
 * A reading system is given these; from a whole font it would copy Kangxi radicals.
 */
export function subset(
  font: FontSource,
  characters: Iterable<number>,
  dropTables: readonly string[] = [],
): Promise<Uint8Array> {
  const text = [...characters]
    .sort((a, b) => a - b)
    .map((character) => String.fromCodePoint(character))
    .join('');
  // A copy, for what is handed over is gone here.
  const own = typeof font === 'string' ? font : new Uint8Array(font);
  return thread.ask(
    { font: own, text, options: { targetFormat: 'truetype', noHinting: true, dropTables } },
    typeof own === 'string' ? [] : [own.buffer],
  );
}

/**
 * Starts the thread and loads the engine, while there is other work to do: the first font is cut a sixth of a second
 * sooner.
 */
export function prepareToSubset(): void {
  subset(new Uint8Array(), []).catch(() => undefined);
}

/** The bytes of a font, or the path of its file: the thread reads it, and nobody else need hold 15 MB. */
export type FontSource = Uint8Array | string;

interface Job {
  readonly font: FontSource;
  readonly text: string;
  readonly options: {
    readonly targetFormat: 'truetype';
    readonly noHinting: true;
    readonly dropTables: readonly string[];
  };
}

/** subset-font is looked for from here. */
const thread = openThread<Job, Uint8Array>(
  `
const { readFile } = require('node:fs/promises');
const { workerData } = require('node:worker_threads');
const subsetFont = require(workerData);
const work = async ({ font, text, options }) => subsetFont(typeof font === 'string' ? await readFile(font) : Buffer.from(font.buffer), text, options);
`,
  createRequire(import.meta.url).resolve('subset-font'),
);

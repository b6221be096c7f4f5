/**
 * The only user of subset-font, which cuts a font down to the characters of a book. It runs on a thread of its own,
 * while other work is done; the memory for a font of 15 MB is freed with the thread.
 */

import { createRequire } from 'node:module';
import { openThread } from '../host/thread.ts';

/**
 * Returns TrueType bytes with all layout features, `halt chws vert` among them [A5] [D9]. Reading systems get this font
 * too; from a whole one they would copy Kangxi radicals.
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
  // A copy, because the buffer is transferred to the thread.
  const own = typeof font === 'string' ? font : new Uint8Array(font);
  return thread.ask(
    { font: own, text, options: { targetFormat: 'truetype', noHinting: true, dropTables } },
    typeof own === 'string' ? [] : [own.buffer],
  );
}

/** Starts the thread and loads the engine ahead of time: the first font is then ready a sixth of a second sooner. */
export function prepareToSubset(): void {
  subset(new Uint8Array(), []).catch(() => undefined);
}

/**
 * The bytes of a font, or the path of its file. The thread reads the file, so that the main thread need not hold 15 MB.
 */
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

/** The thread resolves subset-font from here. */
const thread = openThread<Job, Uint8Array>(
  `
const { readFile } = require('node:fs/promises');
const { workerData } = require('node:worker_threads');
const subsetFont = require(workerData);
const work = async ({ font, text, options }) => subsetFont(typeof font === 'string' ? await readFile(font) : Buffer.from(font.buffer), text, options);
`,
  createRequire(import.meta.url).resolve('subset-font'),
);

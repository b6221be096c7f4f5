/** Deflates the files of a package, many of them on a thread of its own; what did not change since the last build is known from then. */

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Cache } from '../host/host.ts';
import { openThread } from '../host/thread.ts';
import { deflated } from './zip.ts';

export interface Content {
  /** Stands for the bytes. */
  readonly hash: string;
  readonly bytes: () => Uint8Array;
}

export interface Deflated {
  /** Of the bytes before. */
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

export function contentOf(source: Uint8Array | string): Content {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  return { hash: createHash('sha256').update(bytes).digest('base64'), bytes: () => bytes };
}

/** By hash. `name` is the package's in the cache, which has the files of its last build. */
export async function deflate(contents: readonly Content[], cache: Cache | undefined, name: string): Promise<ReadonlyMap<string, Deflated>> {
  const kept = await cache?.get(`deflated ${name}`);
  const known = kept === undefined ? new Map<string, Deflated>() : (deserialize(kept) as ReadonlyMap<string, Deflated>);
  const fresh = contents.flatMap(({ hash, bytes }) => (known.has(hash) ? [] : [{ hash, bytes: bytes() }]));
  const files = fresh.map(({ bytes }) => bytes);
  const made = isLittle(files) ? files.map(deflated) : await deflater.ask(files);
  const added = fresh.map(({ hash, bytes }, index) => [hash, { crc: crc32(bytes), size: bytes.length, data: made[index] ?? new Uint8Array() }] as const);
  const wanted = new Set(contents.map(({ hash }) => hash));
  const now = new Map([...known, ...added].filter(([hash]) => wanted.has(hash)));
  if (added.length > 0) await cache?.put(`deflated ${name}`, serialize(now));
  return now;
}

/** Takes less time than a thread to start. */
function isLittle(files: readonly Uint8Array[]): boolean {
  return files.reduce((sum, { length }) => sum + length, 0) < 2 ** 18;
}

const deflater = openThread<readonly Uint8Array[], readonly Uint8Array[]>(`
const { deflateSync } = require(require('node:worker_threads').workerData);
const work = async (files) => files.map((bytes) => deflateSync(bytes, { level: 6 })); // as zip.ts does
`, createRequire(import.meta.url).resolve('fflate'));

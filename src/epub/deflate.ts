/** The files of a package, deflated: what did not change since the last build is known from then. */

import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Cache } from '../host/host.ts';
import { deflateAll } from './zip.ts';

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
  const made = await deflateAll(fresh.map(({ bytes }) => bytes));
  const added = fresh.map(({ hash, bytes }, index) => [hash, { crc: crc32(bytes), size: bytes.length, data: made[index] ?? new Uint8Array() }] as const);
  const wanted = new Set(contents.map(({ hash }) => hash));
  const now = new Map([...known, ...added].filter(([hash]) => wanted.has(hash)));
  if (added.length > 0) await cache?.put(`deflated ${name}`, serialize(now));
  return now;
}

/** The files of a package, deflated: what did not change since the last build is known from then. */

import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { hashOf } from '../host/hash.ts';
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
  return { hash: hashOf(bytes), bytes: () => bytes };
}

/** Where the deflated files of a package's last build are; all copies of a book are one package. */
export interface KeptFiles {
  readonly cache: Cache;
  readonly name: string;
}

/** Gives what each of the contents becomes. */
export async function deflate(contents: readonly Content[], kept?: KeptFiles): Promise<(content: Content) => Deflated> {
  const key = `deflated ${kept?.name ?? ''}`;
  const last = await kept?.cache.get(key);
  const known = last === undefined ? new Map<string, Deflated>() : (deserialize(last) as ReadonlyMap<string, Deflated>);
  const fresh = contents.flatMap(({ hash, bytes }) => (known.has(hash) ? [] : [{ hash, bytes: bytes() }]));
  const made = await deflateAll(fresh.map(({ bytes }) => bytes));
  const added = fresh.map(({ hash, bytes }, index) => [hash, { crc: crc32(bytes), size: bytes.length, data: made[index] ?? new Uint8Array() }] as const);
  const wanted = new Set(contents.map(({ hash }) => hash));
  const now = new Map([...known, ...added].filter(([hash]) => wanted.has(hash)));
  if (added.length > 0) await kept?.cache.put(key, serialize(now));
  return ({ hash }) => {
    const found = now.get(hash);
    if (found === undefined) throw new Error(`no deflated file ${hash}`);
    return found;
  };
}

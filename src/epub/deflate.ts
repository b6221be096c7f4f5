/** Deflates the files of a package; files that did not change are taken from the last build. */

import { crc32 } from 'node:zlib';
import { hashOf } from '../host/hash.ts';
import { asValue, keep, keptBefore, type Shelf, type ShelfEntry } from '../host/kept.ts';
import { deflateAll } from './zip.ts';

export interface Content {
  /** Identifies the bytes. */
  readonly hash: string;
  readonly bytes: () => Uint8Array;
}

export interface Deflated {
  /** CRC-32 of the bytes before deflating. */
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

export function contentOf(source: Uint8Array | string): Content {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  return { hash: hashOf(bytes), bytes: () => bytes };
}

/**
 * Returns a function that gives the deflated form of each content. Those that are not known are sent to the thread
 * together.
 */
export async function deflate(contents: readonly Content[], shelf: Shelf): Promise<(content: Content) => Deflated> {
  const wanted = [...new Map(contents.map((content) => [content.hash, content])).values()];
  const known = await Promise.all(wanted.map(async ({ hash }) => keptBefore(recipe(hash, shelf))));
  const fresh = wanted.flatMap((content, index) =>
    known[index] === undefined ? [{ hash: content.hash, bytes: content.bytes() }] : [],
  );
  const made = await deflateAll(fresh.map(({ bytes }) => bytes));
  const added = fresh.map(
    ({ hash, bytes }, index) =>
      [hash, { crc: crc32(bytes), size: bytes.length, data: made[index] ?? new Uint8Array() }] as const,
  );
  await Promise.all(added.map(([hash, deflated]) => keep(recipe(hash, shelf), deflated)));
  const all = new Map([
    ...wanted.flatMap(({ hash }, index) => (known[index] === undefined ? [] : [[hash, known[index].value] as const])),
    ...added,
  ]);
  return ({ hash }) => {
    const found = all.get(hash);
    if (found === undefined) throw new Error(`no deflated file ${hash}`);
    return found;
  };
}

/** `hash` stands for the bytes in the key. */
function recipe(hash: string, shelf: Shelf): ShelfEntry<Deflated> {
  return { shelf, name: 'deflated', inputs: { hash }, codec };
}

const codec = asValue<Deflated>();

/** What earlier builds left behind, by key: bounded in size, checked when it is read, safe to delete at any time. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from './host.ts';

/** Of all entries; the ones that were not used for longest go first. */
const mostBytes = 512 * 2 ** 20;
/**
 * SHA-256 of the entry's name and of what follows: one that a crash or a bad disk has spoiled is none, and neither is
 * one that stands in another's place.
 */
const hashBytes = 32;

export interface CacheOptions {
  readonly folder: string;
  /** What made the entries: those of another program are not found. */
  readonly stamp: () => Promise<string>;
  /** Bytes; 512 MB unless told. */
  readonly most?: number;
}

/** An entry that cannot be written (a full disk, no permission) is not kept, and nobody need know. */
export function diskCache({ folder, stamp, most = mostBytes }: CacheOptions): Cache {
  let stamped: Promise<string> | undefined;
  let isGrown = false;
  const fileOf = async (key: string): Promise<string> =>
    path.join(folder, sha256(`${await (stamped ??= stamp())} ${key}`).toString('hex'));
  return {
    get: async (key) => {
      const file = await fileOf(key);
      const entry = readEntry(file);
      if (entry === undefined) return undefined;
      const content = entry.subarray(hashBytes);
      if (!seal(file, content).equals(entry.subarray(0, hashBytes))) {
        await rm(file, { force: true }).catch(() => undefined);
        return undefined;
      }
      touch(file);
      return content;
    },
    put: async (key, bytes) => {
      const file = await fileOf(key);
      const staging = `${file}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(staging, [seal(file, bytes), bytes]);
        await rename(staging, file);
        isGrown = true;
      } catch {
        await rm(staging, { force: true }).catch(() => undefined);
      }
    },
    tidy: async () => {
      if (isGrown) await tidy(folder, most).catch(() => undefined);
    },
  };
}

/** At once, as the other short questions to the disk: by way of Node's threads each costs three times as much. */
function readEntry(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Somebody else's cache, or a disk that may not be written.
  }
}

async function tidy(folder: string, most: number): Promise<void> {
  const names = await readdir(folder);
  const entries = names.map((name) => path.join(folder, name)).map((file) => ({ file, ...weigh(file) }));
  let kept = 0;
  for (const { file, bytes } of entries.sort((a, b) => b.used - a.used)) {
    kept += bytes;
    if (kept > most) await rm(file, { force: true });
  }
}

function weigh(file: string): { readonly bytes: number; readonly used: number } {
  try {
    const { size, mtimeMs } = statSync(file);
    return { bytes: size, used: mtimeMs };
  } catch {
    return { bytes: 0, used: 0 };
  }
}

function seal(file: string, bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${path.basename(file)} `)
    .update(bytes)
    .digest();
}

function sha256(bytes: string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

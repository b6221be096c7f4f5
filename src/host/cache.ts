/**
 * Keeps on disk what earlier builds made, by key. Its size is bounded, entries are checked when they are read, and it
 * may be deleted at any time.
 */

import { createHash } from 'node:crypto';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from './host.ts';

/** Bytes of all entries together; those that were not used for longest are removed first. */
const mostBytes = 512 * 2 ** 20;
/**
 * Each entry begins with the SHA-256 of its name and content. One that a crash or a bad disk has spoiled, or that lies
 * under another's name, is not used.
 */
const hashBytes = 32;

export interface CacheOptions {
  readonly folder: string;
  /** Identifies the program that makes the entries; those that another one made are not found. */
  readonly stamp: () => Promise<string>;
  /** The most bytes of all entries; 512 MB by default. */
  readonly most?: number;
}

/** An entry that cannot be written (a full disk, no permission) is not kept, without a message. */
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

/**
 * Reads synchronously, like the other short questions to the disk: through Node's threads each takes three times as
 * long.
 */
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
    // The cache belongs to somebody else, or the disk is read-only.
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

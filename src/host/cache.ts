/** What earlier builds left behind, by key: bounded in size, checked when it is read, safe to delete at any time. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from './host.ts';

/** Of all entries; the ones that were not used for longest go first. */
const mostBytes = 512 * 2 ** 20;
/** SHA-256 of what follows: an entry that a crash or a bad disk has spoiled is none. */
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
  const fileOf = async (key: string): Promise<string> => path.join(folder, sha256(`${await (stamped ??= stamp())} ${key}`).toString('hex'));
  return {
    get: async (key) => {
      const file = await fileOf(key);
      const entry = await readFile(file).catch(() => undefined);
      if (entry === undefined) return undefined;
      const content = entry.subarray(hashBytes);
      if (!sha256(content).equals(entry.subarray(0, hashBytes))) {
        await rm(file, { force: true }).catch(() => undefined);
        return undefined;
      }
      const now = new Date();
      await utimes(file, now, now).catch(() => undefined);
      return content;
    },
    put: async (key, bytes) => {
      const file = await fileOf(key);
      const staging = `${file}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(staging, Buffer.concat([sha256(bytes), bytes]));
        await rename(staging, file);
      } catch {
        await rm(staging, { force: true }).catch(() => undefined);
      }
    },
    tidy: () => tidy(folder, most).catch(() => undefined),
  };
}

async function tidy(folder: string, most: number): Promise<void> {
  const names = await readdir(folder);
  const entries = await Promise.all(names.map(async (name) => ({ file: path.join(folder, name), ...(await weigh(path.join(folder, name))) })));
  let kept = 0;
  for (const { file, bytes } of entries.sort((a, b) => b.used - a.used)) {
    kept += bytes;
    if (kept > most) await rm(file, { force: true });
  }
}

async function weigh(file: string): Promise<{ readonly bytes: number; readonly used: number }> {
  const found = await stat(file).catch(() => undefined);
  return { bytes: found?.size ?? 0, used: found?.mtimeMs ?? 0 };
}

function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

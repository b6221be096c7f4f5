/**
 * Private folders in the system's temporary folder. What a killed process left of them is removed when the next one is
 * made.
 */

import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atEnd } from './at-end.ts';
import { processOwner } from './owner.ts';

export interface TemporaryFolder {
  readonly path: string;
  /** Never rejects. */
  remove(): Promise<void>;
}

const owner = processOwner('keben');
/** How many names are tried, because another user may have taken one. */
const tries = 100;

/** Makes a folder, which is removed when the process ends, if not before. */
export function temporaryFolder(): TemporaryFolder {
  removeLeft();
  const folder = make();
  const forget = atEnd(() => rmSync(folder, options));
  return {
    path: folder,
    remove: async () => {
      await rm(folder, options).catch(() => undefined);
      forget();
    },
  };
}

/** A browser that was just ended may still be writing, so removing is tried again. */
const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;

function make(): string {
  for (let turn = 1; ; turn += 1) {
    const folder = path.join(tmpdir(), owner.name());
    try {
      mkdirSync(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || turn === tries) throw error;
    }
  }
}

function removeLeft(): void {
  try {
    for (const name of readdirSync(tmpdir()).filter((each) => owner.isAlive(tmpdir(), each) === false))
      removeOwn(path.join(tmpdir(), name));
  } catch {
    // A folder that cannot be removed does no harm.
  }
}

/** All users share this folder, and the name does not say whose it is, so only folders of this user are removed. */
function removeOwn(folder: string): void {
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid))
    rmSync(folder, { recursive: true, force: true });
}

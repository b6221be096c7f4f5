/**
 * What V8 has compiled of a script is kept in the user's cache: each script with its hash, safe to delete. Like the
 * scripts themselves it is wanted at once, so nothing waits here.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder.ts';

export interface Compiler {
  /** Gives the value of the script in the file. `wrap` is what is put around its text; for one file always the same. */
  run(file: string, wrap: (source: string) => string): unknown;
  /**
   * Keeps what was not kept yet: of a script only the functions that have been called, so this comes last. Where
   * nothing can be written, nothing is kept.
   */
  keep(): void;
}

interface Compiled {
  readonly name: string;
  readonly source: Buffer;
  readonly script: Script;
}

/** SHA-256 of source and code, before the code. */
const hashBytes = 32;

export function openCompiler(): Compiler {
  const cache = cacheFolder();
  const folder = cache && path.join(cache, 'code');
  const fresh: Compiled[] = [];
  return {
    run: (file, wrap) => {
      const name = path.basename(file);
      const source = readFileSync(file);
      const cachedData = folder === undefined ? undefined : keptCode(path.join(folder, name), source);
      const script = new Script(wrap(source.toString('utf8')), { filename: file, ...(cachedData && { cachedData }) });
      if (cachedData === undefined || script.cachedDataRejected) fresh.push({ name, source, script });
      return script.runInThisContext();
    },
    keep: () => {
      if (folder !== undefined) for (const chunk of fresh) put(folder, chunk);
    },
  };
}

/**
 * V8 sees what another version of it has made, but knows a source by its length alone, and does not see that a file is
 * spoiled: hence the hash.
 */
function keptCode(file: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const code = kept.subarray(hashBytes);
    return hashOf(source, code).equals(kept.subarray(0, hashBytes)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function put(folder: string, { name, source, script }: Compiled): void {
  const staging = path.join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const code = script.createCachedData();
    writeFileSync(staging, Buffer.concat([hashOf(source, code), code]));
    renameSync(staging, path.join(folder, name));
  } catch {
    removeIfThere(staging);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}

function hashOf(source: Buffer, code: Buffer): Buffer {
  return createHash('sha256').update(`${process.version} ${process.arch} `).update(source).update(code).digest();
}

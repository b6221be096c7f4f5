/**
 * Keeps what V8 has compiled of a script in the user's cache, each script with its hash; it may be deleted at any time.
 * All of it is synchronous, because a script is needed at once.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder.ts';

export interface Compiler {
  /**
   * Runs the script in the file and returns its value. `wrap` puts text around its source, always the same for one
   * file.
   */
  run(file: string, wrap: (source: string) => string): unknown;
  /**
   * Writes what is not kept yet. V8 has compiled only the functions that were called, so this is done last. Where
   * nothing can be written, nothing is kept.
   */
  keep(): void;
}

interface Compiled {
  readonly name: string;
  readonly source: Buffer;
  readonly script: Script;
}

/** A file begins with the SHA-256 of source and compiled code. */
const hashBytes = 32;

export function openCompiler(): Compiler {
  const cache = cacheFolder();
  const folder = cache && path.join(cache, 'code');
  const notKept: Compiled[] = [];
  return {
    run: (file, wrap) => {
      const name = path.basename(file);
      const source = readFileSync(file);
      const cachedData = folder === undefined ? undefined : keptCode(path.join(folder, name), source);
      const script = new Script(wrap(source.toString('utf8')), { filename: file, ...(cachedData && { cachedData }) });
      if (cachedData === undefined || script.cachedDataRejected) notKept.push({ name, source, script });
      return script.runInThisContext();
    },
    keep: () => {
      if (folder !== undefined) for (const compiled of notKept) put(folder, compiled);
    },
  };
}

/**
 * The hash is needed because V8 rejects code that another of its versions made, but knows a source only by its length,
 * and does not notice a spoiled file.
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

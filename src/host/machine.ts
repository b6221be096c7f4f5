/** What `keben doctor` asks of the machine itself. */

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cache-folder.ts';

export interface Machine {
  /** `20.19.0` */
  readonly node: string;
  /**
   * Where the packaged browser is unpacked and what is kept lies; `undefined` for who has no such folder, or one that
   * cannot be written to: then it is unpacked for each run.
   */
  readonly cache: string | undefined;
  /** Bytes free where the cache folder is or would be; `undefined` when the system does not say. */
  readonly free: number | undefined;
  /** `17.0.2`; `undefined` without Java. */
  readonly java: string | undefined;
}

const run = promisify(execFile);

export async function inspectMachine(): Promise<Machine> {
  const folder = cacheFolder();
  const cache = folder !== undefined && isWritable(folder) ? folder : undefined;
  return { node: process.versions.node, cache, free: await freeBytes(cache ?? tmpdir()), java: await javaVersion() };
}

/**
 * The cache folder may not be there yet: its nearest ancestor is on the same disk, and decides whether it can be made.
 */
function nearest(folder: string): string {
  let there = folder;
  while (!existsSync(there) && path.dirname(there) !== there) there = path.dirname(there);
  return there;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(nearest(folder), constants.W_OK);
    return statSync(nearest(folder)).isDirectory();
  } catch {
    return false;
  }
}

async function freeBytes(folder: string): Promise<number | undefined> {
  const disk = await statfs(nearest(folder)).catch(() => undefined);
  return disk && disk.bavail * disk.bsize;
}

/** `java -version` speaks on stderr. */
async function javaVersion(): Promise<string | undefined> {
  // On Windows a program is looked for in the working folder first, which may be a stranger's.
  const said = await run('java', ['-version'], { cwd: path.dirname(process.execPath), timeout: 10_000 }).catch(
    () => undefined,
  );
  return said && (/"([^"]+)"/.exec(said.stderr)?.[1] ?? said.stderr.split('\n', 1)[0]);
}

/** The questions that `keben doctor` asks about the machine. */

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
   * The folder in which the packaged browser and kept results lie. `undefined` when there is none, or it cannot be
   * written to; the browser is then unpacked for each run.
   */
  readonly cache: string | undefined;
  /** Free bytes on the disk of the cache folder; `undefined` when the system does not say. */
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
 * The folder itself, or its nearest ancestor that exists: that is on the same disk and decides whether the folder can
 * be made.
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

/** Java prints its version on stderr. */
async function javaVersion(): Promise<string | undefined> {
  // Windows looks for a program in the working folder first, which may be a stranger's, so the working folder is that
  // of Node.
  const said = await run('java', ['-version'], { cwd: path.dirname(process.execPath), timeout: 10_000 }).catch(
    () => undefined,
  );
  return said && (/"([^"]+)"/.exec(said.stderr)?.[1] ?? said.stderr.split('\n', 1)[0]);
}

/** Builds a manuscript in a temporary folder on the real disk, with the real host. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { build, type BuildReport } from './build.ts';

/** Contents of files by path below the folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes folders that are removed when the test file is done; must be called at the top of the file. */
export function tempFolder(): () => Promise<string> {
  let made: Promise<string> | undefined;
  afterAll(async () => {
    if (made !== undefined) await rm(await made, { recursive: true, force: true });
  });
  return () => (made ??= mkdtemp(path.join(tmpdir(), 'keben-test-')));
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

export interface Built {
  readonly report: BuildReport;
  /** By edition. */
  readonly bytes: Readonly<Record<string, Uint8Array>>;
  /** Path of the file of each edition. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes the files to `FOLDER/book` and builds them to `FOLDER/dist`. */
export async function buildBook(
  folder: string,
  files: Files,
  editions: readonly string[],
  host?: Host,
): Promise<Built> {
  const [manuscript, out] = [path.join(folder, 'book'), path.join(folder, 'dist')];
  await writeFiles(manuscript, files);
  const report = await build({ manuscript, out, editions, proof: true, write: true }, host);
  const paths = report.editions.map(({ name, files: [file] }) => [name, file?.path ?? ''] as const);
  const bytes = await Promise.all(paths.map(async ([name, file]) => [name, await readFile(file)] as const));
  return { report, bytes: Object.fromEntries(bytes), files: Object.fromEntries(paths) };
}

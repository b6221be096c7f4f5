/** What a run of the tests has once, for all of its builds: a Chrome, and a folder for what is kept between them. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveChrome } from './chrome-processes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the Chrome. */
    readonly chrome: string;
    /** The folder. */
    readonly kept: string;
  }
}

/** Gives the function that ends it. */
export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keben-tests-'));
  const { url, process } = await serveChrome(folder);
  provide('chrome', url);
  provide('kept', path.join(folder, 'kept'));
  return async () => {
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}

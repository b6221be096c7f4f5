/** Runs the compiled program in a process of its own, as a user does. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../build/bundle/keben.cjs', import.meta.url));

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KebenOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Messages are in English unless `env` says otherwise; nothing is read from or left in the user's cache. */
export function keben(args: readonly string[], { cwd, env = {} }: KebenOptions): Promise<Outcome> {
  if (!existsSync(cli))
    throw new Error('run `npm run prepare` first: the tests of the command line use the compiled program');
  const { PATH, HOME } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args, ...(args[0] === 'build' ? ['--no-cache'] : [])],
      { cwd, env: { PATH, HOME, ...env }, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

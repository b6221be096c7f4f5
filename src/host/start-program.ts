/**
 * Starts a program that is spoken to through two pipes and has a temporary folder of its own. Neither outlives this
 * process.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { atEnd } from './at-end.ts';
import { temporaryFolder } from './temporary.ts';

export interface Program {
  /** File descriptor 3 of the program, which it reads. */
  readonly input: Writable;
  /**
   * File descriptor 4 of the program, which it writes. Both are closed when this process ends in whatever way, so the
   * program notices.
   */
  readonly output: Readable;
  /** The last that it printed on its standard error. */
  said(): string;
  /** Resolves with how it ended, when it has ended or could not be started. */
  readonly ended: Promise<string>;
  /**
   * Seconds that processors have worked for it and the processes it started; `undefined` where the system does not say.
   */
  worked(): number | undefined;
  /** Ends it and the processes it started, and removes its folder. Never rejects. */
  end(): Promise<void>;
}

export interface ProgramOptions {
  readonly path: string;
  /** Its arguments. `folder` is its temporary folder, and is removed with everything in it. */
  readonly args: (folder: string) => readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Characters of standard error that are remembered. */
const mostSaid = 8000;

export async function startProgram({ path: file, args, env }: ProgramOptions): Promise<Program> {
  const folder = temporaryFolder();
  const inner = path.join(folder.path, 'tmp');
  await mkdir(inner);
  // It leads a process group of its own, so that Ctrl-C comes to us only, and all that it starts can be ended with it.
  const child = spawn(file, args(folder.path), {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { HOME: folder.path, ...defined(env), TMPDIR: inner },
  });
  const forget = atEnd(() => killGroup(child));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-mostSaid)));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // `close` comes when everything it printed was read; a process that it started may hold its standard error open
    // longer, so `exit` counts too, a little later.
    child.once('exit', (status, signal) => setTimeout(() => resolve(signal ?? `status ${status}`), 50));
    child.once('close', (status, signal) => resolve(signal ?? `status ${status}`));
  });
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  for (const pipe of [input, output]) pipe.on('error', () => undefined); // an error of a pipe needs no word: the wait for an answer fails when the program has ended
  return {
    input,
    output,
    ended,
    said: () => said,
    worked: () => workedOf(child.pid),
    end: async () => {
      killGroup(child);
      await ended;
      forget();
      await folder.remove();
    },
  };
}

function defined(env: ProgramOptions['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
    else if (exitCode === null && signalCode === null) process.kill(pid, 'SIGKILL');
  } catch {
    return; // the program has ended already
  }
}

/** Ticks of the clock in a second, on every Linux there is (proc(5), USER_HZ). */
const ticks = 100;

/** Adds the times of all processes of the group (proc(5), fields 5, 14 and 15 of `stat`). */
function workedOf(group: number | undefined): number | undefined {
  if (process.platform !== 'linux' || group === undefined) return undefined;
  let sum = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const fields = statOf(pid);
    if (Number(fields[2]) === group) sum += Number(fields[11]) + Number(fields[12]);
  }
  return sum / ticks;
}

/** The fields from 3 on; they are counted from the end of the name, which may contain anything. */
function statOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return []; // the process has ended meanwhile
  }
}

/**
 * Names for folders that a process uses for a short while. From the name another process can tell whether the one that
 * made the folder is still alive.
 */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  /**
   * A new name at each call: `.keben-4711-h4x0ab-8c1f2e-1` has the process id, the start of the process, the machine
   * and a number.
   */
  name(): string;
  /** Whether the process that named the folder may still need it; `undefined` when the name is not one of these. */
  isAlive(folder: string, name: string): boolean | undefined;
}

/** The first form is that of earlier versions, which had the process id alone. */
const pattern = /^\.keben-(\d+)$|^\.?keben-(\d+)-([0-9a-z]+)-([0-9a-z]+)-\d+$/;

/**
 * Milliseconds after which a folder of another machine counts as left, unless something was written in it: nothing else
 * is known about processes there.
 */
const patience = 600_000;

let count = 0;

/** `prefix` is `.keben` in an output folder and `keben` in the temporary folder. */
export function processOwner(prefix: string): Owner {
  return {
    name: () => `${prefix}-${process.pid}-${startOf(process.pid) ?? '0'}-${machine}-${(count += 1)}`,
    isAlive: (folder, name) => {
      const [, old, pid = old, start, host] = pattern.exec(name) ?? [];
      if (pid === undefined) return undefined;
      if (host !== undefined && host !== machine) return Date.now() - changed(`${folder}/${name}`) < patience;
      return isRunning(Number(pid)) && (start === undefined || start === (startOf(Number(pid)) ?? '0'));
    },
  };
}

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * When the process was started (proc(5), field 22). Process ids are used again, but not with the same start. Only Linux
 * says it.
 */
function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19]).toString(36);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function changed(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

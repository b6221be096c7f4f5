/**
 * Names for folders that a process makes for a short while, from which another process can tell whether the first still
 * lives.
 */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  /** `.keben-4711-h4x0ab-8c1f2e-1`: process, its start, machine, number. Another one at each call. */
  name(): string;
  /** Whether who gave the folder its name may still need it. `undefined` when it is no such name. */
  isAlive(folder: string, name: string): boolean | undefined;
}

/** Earlier versions gave the process alone. */
const pattern = /^\.keben-(\d+)$|^\.?keben-(\d+)-([0-9a-z]+)-([0-9a-z]+)-\d+$/;

/** Milliseconds: of a process on another machine nothing is known but what it writes. */
const patience = 600_000;

let count = 0;

/** `prefix` is `.keben` in an output folder, `keben` in the temporary folder. */
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
 * Numbers of processes come again, the moment when one was started does not (proc(5), field 22). Only Linux says it.
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

/**
 * Chromes as processes of the system, to kill one in the middle of its work, and to start one for others. Linux only.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeHost } from '../../src/host/node-host.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';

/** Marks the Chromes of `serveChrome`. */
const shared = '--shared';

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function running(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
        return [{ pid: Number(pid), parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1') }];
      } catch {
        return []; // the process has ended meanwhile
      }
    });
}

function kill(processes: readonly Running[]): number {
  for (const { pid } of processes) process.kill(pid, 'SIGKILL');
  return processes.length;
}

/** Kills every Chrome that this process started for itself, and returns their number. */
export function killOwnChromes(): number {
  return kill(
    running().filter(
      ({ parent, command }) => parent === process.pid && /chrom/i.test(command) && !command.includes(shared),
    ),
  );
}

/** The ids of all processes of the Chromes that this process started. */
export function ownChromes(): number[] {
  const all = new Map(running().map((each) => [each.pid, each]));
  const isOurs = (each: Running | undefined): boolean =>
    each !== undefined && (each.parent === process.pid || isOurs(all.get(each.parent)));
  return [...all.values()].filter((each) => /chrom/i.test(each.command) && isOurs(each)).map(({ pid }) => pid);
}

/** Kills the renderers of their tabs. */
export function killOwnRenderers(): number {
  const all = new Map(running().map((each) => [each.pid, each]));
  const isOurs = (each: Running | undefined): boolean =>
    each !== undefined && (each.parent === process.pid || isOurs(all.get(each.parent)));
  return kill([...all.values()].filter((each) => each.command.includes('--type=renderer') && isOurs(each)));
}

/** The number of Chrome processes with a temporary folder below the folder. */
export function chromesIn(folder: string): number {
  return running().filter(
    ({ pid, command }) => /chrom/i.test(command) && environmentOf(pid).includes(`TMPDIR=${folder}/`),
  ).length;
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return ''; // the process has ended
  }
}

export interface ServingChrome {
  /** `ws://127.0.0.1:40123/devtools/browser/…` */
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts a Chrome with a debugging port, as an author would on another machine. */
export async function serveChrome(folder: string): Promise<ServingChrome> {
  const found = await findChrome(nodeHost());
  if ('problem' in found) throw new Error(found.problem);
  const args = [
    '--headless',
    '--remote-debugging-port=0',
    shared,
    '--disable-gpu',
    '--no-first-run',
    `--user-data-dir=${path.join(folder, 'profile')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const chrome = spawn(found.path, args, {
    env: { PATH: process.env['PATH'], ...found.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    chrome.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      const [, address] = /listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    chrome.once('exit', () => reject(new Error(`Chrome did not start: ${said}`)));
  });
  return { url, process: chrome };
}

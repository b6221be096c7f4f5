/**
 * Builds that are ended in the middle, by a kill and by signals: `dist/` is old or new, whole, and nothing is left
 * running or lying about.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { cli } from '../helpers/keben.ts';
import { chromesIn } from '../helpers/chrome-processes.ts';
import { seeded } from '../helpers/random.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const kills = Number(process.env['KEBEN_TEST_KILLS'] ?? '2');
const signals = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;
const editions = ['ebook', 'print'];

const temp = tempFolder();
let cwd: string;
let temporary: string;
let seconds: number;

type Books = Readonly<Record<string, string>>;
let before: Books;
let after: Books;

/** What an author sees in the folder, by name. */
function books(folder = 'dist'): Books {
  const names = readdirSync(path.join(cwd, folder)).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(cwd, folder, name), 'latin1')]));
}

/** Lying about in the output folder and in the temporary one. */
function leftovers(): string[] {
  return [...readdirSync(path.join(cwd, 'dist')).filter((name) => name.startsWith('.')), ...readdirSync(temporary)];
}

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

function start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH, HOME, TMPDIR: temporary, KEBEN_LANG: 'en' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (status, signal) => resolve({ status, signal, stderr }))),
  };
}

const build = (...args: readonly string[]) =>
  start('build', 'book', '--no-cache', '--no-proof', '--edition', ...editions, ...args);

async function until(isSo: () => boolean, turns = 1000): Promise<void> {
  for (let turn = 0; turn < turns && !isSo(); turn += 1) await wait(10);
}

/** Two seconds are what a Chrome that is told to end may take on a busy machine. */
const untilChromeEnds = (): Promise<void> => until(() => chromesIn(temporary) === 0, 200);

const text = (word: string): string =>
  `${`${word}山里的雨下了三天，溪水涨到石阶上，读书人把书搬到楼上去。`.repeat(12)}\n\n`.repeat(8);

beforeAll(async () => {
  cwd = await temp();
  temporary = path.join(cwd, 'tmp');
  mkdirSync(temporary);
  const chapters = (word: string) => ({
    'book/book.yaml': 'title: 山雨\n',
    'book/1.md': `# 第一章　雨\n\n${text(word)}`,
    'book/2.md': `# 第二章　晴\n\n${text(word)}`,
  });
  await writeFiles(cwd, chapters('旧'));
  expect((await build().ended).status).toBe(0);
  before = books();
  cpSync(path.join(cwd, 'dist'), path.join(cwd, 'old'), { recursive: true });
  await writeFiles(cwd, chapters('新'));
  const begin = performance.now();
  expect((await build().ended).status).toBe(0);
  seconds = (performance.now() - begin) / 1000;
  after = books();
  expect(Object.keys(after)).toEqual(['book-ebook.epub', 'book-print.pdf']);
}, 60_000);

beforeEach(() => {
  for (const name of readdirSync(path.join(cwd, 'dist'))) rmSync(path.join(cwd, 'dist', name), { recursive: true });
  cpSync(path.join(cwd, 'old'), path.join(cwd, 'dist'), { recursive: true });
});

test.each(Array.from({ length: kills }, (_, index) => index + 1))(
  'killed without a warning, seed %i: old or new; the next run completes and tidies',
  async (seed) => {
    const { child, ended } = build();
    await wait(seeded(seed).below(seconds * 1000));
    child.kill('SIGKILL');
    await ended;
    for (const [name, bytes] of Object.entries(books())) expect([before[name], after[name]]).toContain(bytes);
    expect(Object.keys(books())).toEqual(Object.keys(before));
    await until(() => chromesIn(temporary) === 0);
    expect(chromesIn(temporary)).toBe(0);
    expect((await build().ended).status).toBe(0);
    expect(books()).toEqual(after);
    expect(leftovers()).toEqual([]);
  },
  60_000,
);

const moments: readonly (readonly [string, (child: ChildProcess) => Promise<void>])[] = [
  ['while it reads', () => wait(250)],
  ['while Chrome starts', () => until(() => readdirSync(temporary).length > 0)],
  [
    'while Chrome prints',
    async () => {
      await until(() => chromesIn(temporary) > 0);
      await wait(200);
    },
  ],
];

/** Every signal where most goes on, and one of them at each moment. */
const endings = signals.flatMap(([name, status]) =>
  (name === 'SIGTERM' ? moments : moments.slice(-1)).map(([when, moment]) => [name, when, { status, moment }] as const),
);

test.each(endings)(
  '%s %s: as it was, and nothing left',
  async (name, _, { status, moment }) => {
    const { child, ended } = build();
    await moment(child);
    child.kill(name);
    const how = await ended;
    // A process that has not come so far as to hear it ends by it.
    expect([
      [status, null],
      [null, name],
    ]).toContainEqual([how.status, how.signal]);
    expect(books()).toEqual(before);
    await untilChromeEnds();
    expect(chromesIn(temporary)).toBe(0);
    expect(leftovers()).toEqual([]);
  },
  30_000,
);

test.each(signals)(
  '%s ends the preview and its Chrome',
  async (name, status) => {
    const { child, ended } = start('preview', 'book');
    await until(() => chromesIn(temporary) > 0);
    child.kill(name);
    // Ctrl-C is how it ends, and no fault.
    expect((await ended).status).toBe(name === 'SIGINT' ? 0 : status);
    await untilChromeEnds();
    expect([chromesIn(temporary), existsSync(temporary) && readdirSync(temporary)]).toEqual([0, []]);
  },
  30_000,
);

test.each(signals)(
  '%s ends watching',
  async (name, status) => {
    const { child, ended } = build('--watch');
    await until(() => chromesIn(temporary) > 0);
    child.kill(name);
    expect((await ended).status).toBe(name === 'SIGINT' ? 0 : status);
    expect(books()).toEqual(before);
    await untilChromeEnds();
    expect([chromesIn(temporary), leftovers()]).toEqual([0, []]);
  },
  30_000,
);

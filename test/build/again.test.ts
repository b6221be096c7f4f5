/** A build of what has not changed: nothing is made, and the same files are written; whatever changes is noticed. */

import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { buildAgain } from '../../src/publishing/build-again.ts';
import { build, type BuildReport, type BuildRequest } from '../../src/publishing/build.ts';
import type { Cache, Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { greyPng } from '../helpers/png.ts';
import { tempFolder, writeFiles, type Files } from '../helpers/temp-book.ts';

const temp = tempFolder();
let entries: Map<string, Uint8Array>;
let made: number;
let folder: string;
let count = 0;

const files: Files = {
  'book.yaml': 'title: 书\nauthor: 某\n',
  '01.md': '# 第一章　起\n\n甲乙丙。\n\n![图](a.png)\n',
  '02.md': '# 第二章　承\n\n丁，“戊。\n',
  'a.png': greyPng(300, 300),
};

beforeEach(async () => {
  entries = new Map();
  made = 0;
  folder = path.join(await temp(), `case-${(count += 1)}`);
  await writeFiles(path.join(folder, 'book'), files);
});

const cache: Cache = {
  get: async (key) => entries.get(key),
  put: async (key, bytes) => void entries.set(key, Buffer.from(bytes)),
  tidy: async () => undefined,
};

const request = (): BuildRequest => ({
  manuscript: path.join(folder, 'book'),
  out: path.join(folder, 'dist'),
  editions: ['ebook'],
  proof: false,
  write: true,
});

/** Reads all that a build reads, and writes a word. */
const readOnly: typeof build = async ({ manuscript, editions, out }, host) => {
  const { noticed } = await readBook({ manuscript, editions, host });
  const path = 'book-ebook.epub';
  await host.publish(out, [{ path, bytes: Buffer.from('read') }]);
  return { editions: [], diagnostics: noticed, seconds: {} };
};

async function run(
  make: typeof build,
  more: Partial<Host> = {},
  asked: Partial<BuildRequest> = {},
): Promise<BuildReport> {
  const counted: typeof build = (...given) => {
    made += 1;
    return make(...given);
  };
  const { report, kept } = await buildAgain(
    { ...request(), ...asked },
    { ...nodeHost(), cache, ...more },
    { make: counted, progress: () => undefined },
  );
  await kept;
  return report;
}

const written = (): Promise<Buffer> => readFile(path.join(folder, 'dist/book-ebook.epub'));
const withoutTimes = (report: BuildReport): unknown => JSON.parse(JSON.stringify({ ...report, seconds: {} }));

test('nothing has changed: nothing is made, and files and messages are the same', async () => {
  const first = await run(build);
  const bytes = await written();
  await rm(path.join(folder, 'dist'), { recursive: true });
  const second = await run(build);
  expect(made).toBe(1);
  expect(withoutTimes(second)).toEqual(withoutTimes(first));
  expect(second.diagnostics.some(({ severity }) => severity === 'warning')).toBe(true);
  expect((await written()).equals(bytes)).toBe(true);
});

const changes: Readonly<Record<string, Files>> = {
  'a chapter is edited': { '02.md': '# 第二章　承\n\n丁，“己。\n' },
  'a chapter comes': { '03.md': '# 第三章　转\n\n庚。\n' },
  'a picture is another of the same size': { 'a.png': Buffer.from(greyPng(300, 300)).fill(7, 60, 61) },
  'book.yaml is edited': { 'book.yaml': 'title: 书\nauthor: 他\n' },
  'a list of chapters comes': { 'SUMMARY.md': '- [起](01.md)\n' },
};

test.each(Object.entries(changes))('%s', async (_, changed) => {
  await run(readOnly);
  await writeFiles(path.join(folder, 'book'), changed);
  await run(readOnly);
  expect(made).toBe(2);
});

test('a chapter goes; the environment is another; other options', async () => {
  await run(readOnly);
  await run(readOnly, {}, { proof: true });
  expect(made).toBe(2);
  await run(readOnly, { bookDate: async () => new Date(5_000_000_000) });
  expect(made).toBe(3);
  await run(readOnly);
  await rm(path.join(folder, 'book/02.md'));
  await run(readOnly);
  expect(made).toBe(5);
});

test('a build that reads a file twice is known too', async () => {
  const twice: typeof build = async (asked, host, progress) => {
    const read = () => host.read(path.join(folder, 'book/01.md'));
    await read();
    await read();
    return readOnly(asked, host, progress);
  };
  await run(twice);
  await run(twice);
  expect(made).toBe(1);
});

test('what has errors is made again; so is what lost its files, and what cannot be written', async () => {
  await writeFiles(path.join(folder, 'book'), { '02.md': '# 第二章\n\n![图](b.png)\n' });
  expect((await run(build)).editions).toEqual([]);
  await run(readOnly);
  expect(made).toBe(2);
  await writeFiles(path.join(folder, 'book'), files);
  await run(readOnly);
  for (const key of entries.keys()) if (key.startsWith('file ')) entries.delete(key);
  await run(readOnly);
  expect(made).toBe(4);
  await rm(path.join(folder, 'dist'), { recursive: true });
  await mkdir(path.join(folder, 'dist/book-ebook.epub'), { recursive: true });
  expect((await run(build)).diagnostics.map(({ code }) => code)).toContain('output-is-writable');
});

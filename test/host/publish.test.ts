/** Publishing on the real disk: all or nothing. */

import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const host = nodeHost();
const temp = tempFolder();
let out: string;
beforeEach(async () => {
  out = path.join(await temp(), 'dist');
  await rm(out, { recursive: true, force: true });
});

const file = (name: string, text: string) => ({ path: name, bytes: Buffer.from(text) });

/** Names below a folder and what is in them. */
async function held(folder = out): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (at) => [path.relative(folder, at), await readFile(at, 'utf8')] as const)),
  );
}

test('makes the folder, and folders in it', async () => {
  await host.publish(out, [file('a.epub', 'A'), file('样/b.pdf', 'B')]);
  expect(await held()).toEqual({ 'a.epub': 'A', '样/b.pdf': 'B' });
});

test('replaces its own files and leaves the others', async () => {
  await writeFiles(out, { 'a.epub': 'old', 'letter.txt': 'mine' });
  await host.publish(out, [file('a.epub', 'new')]);
  expect(await held()).toEqual({ 'a.epub': 'new', 'letter.txt': 'mine' });
});

describe('when the second file cannot be put there', () => {
  test('the first is not touched, and nothing of the attempt is left', async () => {
    await writeFiles(out, { 'a.epub': 'old' });
    await mkdir(path.join(out, 'b.pdf'));
    await expect(host.publish(out, [file('a.epub', 'new'), file('b.pdf', 'new')])).rejects.toThrow('b.pdf is a folder');
    expect(await held()).toEqual({ 'a.epub': 'old' });
    expect((await readdir(out)).sort()).toEqual(['a.epub', 'b.pdf']);
  });

  test('a folder that was not there is not there after', async () => {
    await expect(host.publish(out, [file('a.epub', 'new'), file('a.epub/b.pdf', 'new')])).rejects.toThrow();
    expect(await readdir(await temp())).toEqual([]);
  });
});

test('a file that stands where the folder should be stays as it is', async () => {
  await writeFiles(await temp(), { dist: 'mine' });
  await expect(host.publish(out, [file('a.epub', 'new')])).rejects.toThrow();
  expect(await readFile(out, 'utf8')).toBe('mine');
});

/** The rest of the door to the machine. */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const host = nodeHost();
const temp = tempFolder();
afterEach(() => vi.unstubAllEnvs());

test('what is not there is undefined, not an exception', async () => {
  const folder = await temp();
  await writeFiles(folder, { 'a.md': '甲' });
  expect(await host.read(path.join(folder, 'b.md'))).toBeUndefined();
  expect(await host.read(folder)).toBeUndefined();
  expect(await host.read(path.join(folder, 'a.md/c.md'))).toBeUndefined();
  expect(await host.list(path.join(folder, 'none'))).toBeUndefined();
  expect(await host.list(path.join(folder, 'a.md'))).toBeUndefined();
  expect(host.packageFile('no-such-package/a.ttf')).toBeUndefined();
});

test('a folder is listed in code-point order, links called links', async () => {
  const folder = path.join(await temp(), 'list');
  await writeFiles(folder, { '第二章.md': '', '第一章.md': '', 'B.md': '', 'a.md': '', '卷一/x.md': '' });
  await symlink('a.md', path.join(folder, 'link.md'));
  expect(await host.list(folder)).toEqual([
    { name: 'B.md', kind: 'file' },
    { name: 'a.md', kind: 'file' },
    { name: 'link.md', kind: 'link' },
    { name: '卷一', kind: 'folder' },
    { name: '第一章.md', kind: 'file' },
    { name: '第二章.md', kind: 'file' },
  ]);
});

test('inside is where a file really is', async () => {
  const folder = path.join(await temp(), 'inside');
  await writeFiles(folder, { 'book/a.png': '', 'secret.png': '', 'book-two/b.png': '' });
  const book = path.join(folder, 'book');
  await symlink('../secret.png', path.join(book, 'out.png'));
  await symlink('a.png', path.join(book, 'in.png'));
  const inside = (name: string) => host.isInside(path.join(book, name), book);
  expect(
    await Promise.all(
      ['a.png', 'in.png', 'out.png', '../secret.png', '../book-two/b.png', 'none.png', '.'].map(inside),
    ),
  ).toEqual([true, true, false, false, false, undefined, false]);
});

describe('unpacked', () => {
  test('fills a folder of the cache once: two at a time get the same, a third changes nothing', async () => {
    const folder = path.join(await temp(), 'cache');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const archive = path.join(await temp(), 'program.br');
    await writeFile(archive, brotliCompressSync('#!/bin/sh\n'));
    const fill = () => host.unpacked('program-1', [archive], { 'program.conf': 'dir={folder}' });
    const [first, second] = await Promise.all([fill(), fill()]);
    expect(first).toBe(path.join(folder, 'keben/program-1'));
    expect(second).toBe(first);
    expect(await readdir(path.join(folder, 'keben'))).toEqual(['program-1']);
    expect(await readFile(path.join(first, 'program.conf'), 'utf8')).toBe(`dir=${first}`);
    expect((await stat(path.join(first, 'program'))).mode & 0o111).not.toBe(0);

    await writeFile(path.join(first, 'program'), 'mine');
    expect(await fill()).toBe(first);
    expect(await readFile(path.join(first, 'program'), 'utf8')).toBe('mine');
  });

  test.skipIf(process.platform === 'win32')(
    'a home that cannot be written to: a temporary folder, the same for the whole run',
    async () => {
      vi.stubEnv('XDG_CACHE_HOME', '/dev/null');
      const archive = path.join(await temp(), 'another.br');
      await writeFile(archive, brotliCompressSync('#!/bin/sh\n'));
      const fill = () => host.unpacked('another-1', [archive], { 'program.conf': 'dir={folder}' });
      const [first, second] = await Promise.all([fill(), fill()]);
      expect(second).toBe(first);
      expect(path.dirname(first)).toBe(tmpdir());
      expect((await stat(first)).mode & 0o077).toBe(0);
      expect(await readFile(path.join(first, 'program.conf'), 'utf8')).toBe(`dir=${first}`);
    },
  );

  test('what a killed run has left of it goes', async () => {
    const folder = path.join(await temp(), 'left-cache');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    await writeFiles(path.join(folder, 'keben/.keben-999999-0-0-1'), { program: 'half' });
    await utimes(path.join(folder, 'keben/.keben-999999-0-0-1'), 1000, 1000);
    await host.unpacked('texts-1', [], { 'a.conf': 'a' });
    expect(await readdir(path.join(folder, 'keben'))).toEqual(['texts-1']);
  });

  test('an archive that is broken leaves nothing that looks complete', async () => {
    const folder = path.join(await temp(), 'broken-cache');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const archive = path.join(await temp(), 'broken.br');
    await writeFile(archive, 'this is not Brotli');
    await expect(host.unpacked('broken-1', [archive], {})).rejects.toThrow();
    expect(await readdir(path.join(folder, 'keben'))).toEqual([]);
  });
});

describe('the date of a book', () => {
  test('is SOURCE_DATE_EPOCH where that is set', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
    expect(await host.bookDate(await temp())).toEqual(new Date('2023-11-14T22:13:20Z'));
  });

  test('is none outside of a repository, where it depends on no clock', async () => {
    const folder = path.join(await temp(), 'plain');
    await mkdir(folder, { recursive: true });
    vi.stubEnv('SOURCE_DATE_EPOCH', undefined);
    vi.stubEnv('GIT_CEILING_DIRECTORIES', await temp());
    expect(await host.bookDate(folder)).toBeUndefined();
  });

  test.skipIf(!hasGit())(`is the last commit of the folder${hasGit() ? '' : ' (skipped: no git)'}`, async () => {
    const folder = path.join(await temp(), 'repository');
    await writeFiles(folder, { 'book/1.md': '甲', 'other.md': '乙' });
    const git = (date: string, ...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
        stdio: 'ignore',
      });
    git('2026-01-01T00:00:00Z', 'init');
    git('2026-01-01T00:00:00Z', 'add', 'book');
    git('2026-02-02T02:02:02Z', 'commit', '-m', 'book');
    git('2026-02-02T02:02:02Z', 'add', '.');
    git('2026-03-03T03:03:03Z', 'commit', '-m', 'other');
    vi.stubEnv('SOURCE_DATE_EPOCH', undefined);
    expect(await host.bookDate(path.join(folder, 'book'))).toEqual(new Date('2026-02-02T02:02:02Z'));
  });
});

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

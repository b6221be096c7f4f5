import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cli, keben } from '../helpers/keben.ts';
import { tempFolder } from '../helpers/temp-book.ts';

const temp = tempFolder();
let folder = '';
const code = () => path.join(folder, 'keben/code/cli.cjs');
const run = (...args: string[]) => keben(args, { cwd: folder, env: { XDG_CACHE_HOME: folder } });

beforeEach(async () => {
  folder = await mkdtemp(path.join(await temp(), 'cache-'));
});

describe('compiled code', () => {
  test('is kept, and taken as it is the next time', async () => {
    const first = await run('--version');
    const kept = await stat(code());
    expect(await run('--version')).toEqual(first);
    expect((await stat(code())).ino).toBe(kept.ino);
    expect(first).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    ['spoiled', (bytes: Buffer) => bytes.fill(0xff, bytes.length / 2)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['of another program', (bytes: Buffer) => bytes.fill(1, 0, 32)],
  ])('that is %s is made anew', async (_, spoil) => {
    const first = await run('--version');
    const good = await readFile(code());
    const bad = spoil(Buffer.from(good));
    await writeFile(code(), bad);
    expect(await run('--version')).toEqual(first);
    const mended = await readFile(code());
    expect(mended.equals(bad)).toBe(false);
    expect(mended.length).toBeGreaterThan(good.length / 2);
  });

  test('is not kept where nothing can be written', async () => {
    await writeFile(path.join(folder, 'keben'), 'a file');
    expect(await run('--version')).toMatchObject({ status: 0, stderr: '' });
  });
});

test('no file of the bundle imports by itself, which a script with kept code cannot', async () => {
  const bundle = path.dirname(cli);
  // The program of a thread may, and begins with what it requires.
  for (const name of (await readdir(bundle)).filter((file) => file.endsWith('.cjs') && file !== path.basename(cli)))
    expect(await readFile(path.join(bundle, name), 'utf8'), name).not.toMatch(/(?<![\w.$])import\((?!require\()/);
});

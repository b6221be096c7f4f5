import { createHash } from 'node:crypto';
import { readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diskCache } from '../../src/host/cache.ts';
import { tempFolder } from '../helpers/temp-book.ts';

const temp = tempFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const open = async (name: string, { stamp = 'v1', most = 1000 } = {}) =>
  diskCache({ folder: path.join(await temp(), name), stamp: async () => stamp, most });

test('what was put is got, by the same program only', async () => {
  const cache = await open('a');
  expect(await cache.get('书')).toBeUndefined();
  await cache.put('书', bytes('刻本'));
  expect(Buffer.from((await cache.get('书')) ?? []).toString()).toBe('刻本');
  expect(await (await open('a', { stamp: 'v2' })).get('书')).toBeUndefined();
});

test('a spoiled entry is none, and goes', async () => {
  const cache = await open('b');
  await cache.put('书', bytes('刻本'));
  const folder = path.join(await temp(), 'b');
  const [file = ''] = await readdir(folder);
  const entry = await readFile(path.join(folder, file));
  await writeFile(path.join(folder, file), entry.subarray(0, -1));
  expect(await cache.get('书')).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test('an entry in the place of another is none: two that were swapped, one of another program, one without what says whose it is', async () => {
  const [cache, other] = [await open('swapped'), await open('swapped', { stamp: 'v2' })];
  const folder = path.join(await temp(), 'swapped');
  const put = async (to: ReturnType<typeof diskCache>, key: string, text: string): Promise<string> => {
    const before = new Set(await readdir(folder).catch(() => []));
    await to.put(key, bytes(text));
    return path.join(folder, (await readdir(folder)).find((name) => !before.has(name)) ?? '');
  };
  const [first, second, foreign, bare] = [
    await put(cache, '甲', '一'),
    await put(cache, '乙', '二'),
    await put(other, '甲', '三'),
    await put(cache, '丙', '四'),
  ];
  const [one, two] = [await readFile(first), await readFile(second)];
  await writeFile(first, two);
  await writeFile(second, one);
  expect([await cache.get('甲'), await cache.get('乙')]).toEqual([undefined, undefined]);
  await writeFile(first, await readFile(foreign));
  await writeFile(bare, Buffer.concat([createHash('sha256').update('四').digest(), bytes('四')]));
  expect([await cache.get('甲'), await cache.get('丙')]).toEqual([undefined, undefined]);
  await cache.put('甲', bytes('五'));
  expect(Buffer.from((await cache.get('甲')) ?? []).toString()).toBe('五');
});

test('it stays within its size: what was not used for longest goes', async () => {
  const cache = await open('c');
  const folder = path.join(await temp(), 'c');
  for (const [index, key] of ['甲', '乙', '丙'].entries()) {
    const before = new Set(await readdir(folder).catch(() => []));
    await cache.put(key, new Uint8Array(400));
    const fresh = (await readdir(folder)).find((name) => !before.has(name)) ?? '';
    await utimes(path.join(folder, fresh), 1000 + index, 1000 + index);
  }
  await symlink('ring', path.join(folder, 'ring')); // what cannot be weighed keeps nobody from tidying
  await cache.get('甲');
  await cache.tidy();
  expect([(await cache.get('甲'))?.length, await cache.get('乙'), (await cache.get('丙'))?.length]).toEqual([
    400,
    undefined,
    400,
  ]);
});

test('where nothing can be written, nothing is kept and nobody is troubled', async () => {
  await writeFile(path.join(await temp(), 'd'), 'a file');
  const cache = await open('d');
  await cache.put('书', bytes('刻本'));
  await cache.tidy();
  expect(await cache.get('书')).toBeUndefined();
});

/**
 * One chapter is edited: only it is laid out and deflated again, and the EPUB is the one that a build without memory
 * makes.
 */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/publishing/build.ts';
import { contentOf, deflate } from '../../src/epub/deflate.ts';
import type { Cache } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();

function memory() {
  const entries = new Map<string, Uint8Array>();
  const cache: Cache = {
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, Buffer.from(bytes)),
    tidy: async () => undefined,
  };
  return { cache, entries };
}

test('a deflated file is not asked for its bytes again', async () => {
  const shelf = { ...nodeHost(), ...memory() };
  const [lamp, rain] = [contentOf('灯'.repeat(50)), contentOf('雨'.repeat(50))];
  const first = await deflate([lamp, rain, lamp], shelf);
  const gone = { ...lamp, bytes: () => expect.fail('its bytes are known') };
  const again = await deflate([gone, contentOf('风')], shelf);
  expect(Buffer.from(again(lamp).data)).toEqual(Buffer.from(first(lamp).data));
  expect(() => again(rain)).toThrow();
});

test.each([
  ['an edit', { '2.md': '# 第二章　雨\n\n{雨|yǔ}停了。[^1]\n\n[^1]: 次日。\n\n![灯](lamp.svg)\n' }],
  ['a link to another chapter', { '2.md': '# 第二章　雨\n\n见[灯](1.md)。\n' }],
  ['another title of the book', { 'book.yaml': 'title: 山雨录\n' }],
  ['a chapter before it', { '0.md': '# 楔子\n\n晴。\n' }],
  ['a chapter less', { '1.md': '' }],
])('%s', async (_, change) => {
  const folder = await temp();
  const manuscript = path.join(folder, 'book');
  await writeFiles(manuscript, {
    'book.yaml': 'title: 山雨\n',
    'lamp.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
    '1.md': '# 第一章　灯\n\n灯亮了。\n',
    '2.md': '# 第二章　雨\n\n雨停了。\n',
    '3.md': '# 第三章　风\n\n见[雨](2.md)，$x^2$。\n',
  });
  const { cache } = memory();
  const press = async (out: string, kept: { cache?: Cache }): Promise<Buffer> => {
    const report = await build(
      { manuscript, out: path.join(folder, out), editions: ['ebook'], proof: true, write: true },
      { ...nodeHost(), ...kept },
      () => undefined,
    );
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return readFile(path.join(folder, out, 'book-ebook.epub'));
  };
  await press('first', { cache });
  await writeFiles(manuscript, change);
  const again = await press('again', { cache });
  expect(again.equals(await press('anew', {}))).toBe(true);
});

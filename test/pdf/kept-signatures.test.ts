/**
 * One chapter is edited: its run is printed again and no other, and the book is the one that a build without memory
 * makes.
 */

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build, readingOnce } from '../helpers/build.ts';
import type { Cache } from '../../src/host/host.ts';
import { needs } from '../helpers/tools.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
const numerals = ['一', '二', '三', '四', '五'];
const paragraph = '山里的雨下了三天，溪水涨到石阶上，读书人把书搬到楼上去，又把灯添满了油。';
/** Faces are kept too. */
const isSignature = (key: string): boolean => key.startsWith('run ') || key.startsWith('signature ');
const chapter = (numeral: string, more = ''): string =>
  `# 第${numeral}章　雨\n\n${more}${`${paragraph.repeat(8)}\n\n`.repeat(15)}`;

/** Builds the book in `folder`/book, and counts the runs that were put away, and those an earlier build had. */
function press(folder: string) {
  const entries = new Map<string, Uint8Array>();
  const counts = { got: 0, put: 0 };
  const cache: Cache = {
    get: async (key) => {
      const entry = entries.get(key);
      if (entry !== undefined && isSignature(key)) counts.got += 1;
      return entry;
    },
    put: async (key, bytes) => {
      if (isSignature(key)) counts.put += 1;
      entries.set(key, Buffer.from(bytes));
    },
    tidy: async () => undefined,
  };
  const print = async (out: string, memory: { cache?: Cache }): Promise<Buffer> => {
    const report = await build(
      {
        manuscript: path.join(folder, 'book'),
        out: path.join(folder, out),
        editions: ['print'],
        proof: true,
        write: true,
      },
      { ...readingOnce, ...memory },
    );
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return readFile(path.join(folder, out, 'book-print.pdf'));
  };
  return { cache, counts, print };
}

test('an edit that makes a chapter a page longer', async () => {
  const folder = await temp();
  await writeFiles(path.join(folder, 'book'), {
    'book.yaml': 'title: 山雨\n',
    ...Object.fromEntries(numerals.map((numeral, index) => [`${index + 1}.md`, chapter(numeral)])),
  });
  const { cache, counts, print } = press(folder);
  await print('first', { cache });
  // Five chapters, four pages of the front matter.
  expect(counts).toEqual({ got: 0, put: 9 });
  counts.put = 0;
  await writeFiles(path.join(folder, 'book'), { '2.md': chapter('二', `${paragraph.repeat(40)}\n\n`) });
  const again = await print('again', { cache });
  // All are known but for the chapter, the contents with the new page numbers, and 版权页 with the count of characters.
  expect(counts).toEqual({ got: 6, put: 3 });
  expect(again.equals(await print('anew', {}))).toBe(true);

  // Characters that the book did not have, and Kai neither: the other chapters stay.
  Object.assign(counts, { got: 0, put: 0 });
  await writeFiles(path.join(folder, 'book'), {
    '2.md': chapter('二', `${paragraph.repeat(40)}\n\n`).replace(`\n\n${paragraph}`, `\n\n> 龘靐鱻\n\n${paragraph}`),
  });
  const richer = await print('richer', { cache });
  expect(counts).toEqual({ got: 8, put: 1 });
  expect(richer.equals(await print('richer-anew', {}))).toBe(true);
});

needs('pdftotext')('two chapters are edited that have another between them, with breaks between scenes', async () => {
  const folder = path.join(await temp(), 'scenes');
  const scenes = (numeral: string, more = ''): string =>
    chapter(numeral, more).replaceAll(/(?<=\n\n.*\n\n.*\n\n.*\n\n)(?=山)/g, '---\n\n');
  await writeFiles(path.join(folder, 'book'), {
    'book.yaml': 'title: 山雨\n',
    '1.md': scenes('一'),
    '2.md': scenes('二'),
    '3.md': scenes('三'),
  });
  const { cache, print } = press(folder);
  await print('first', { cache });
  await writeFiles(path.join(folder, 'book'), {
    '1.md': scenes('一', `${paragraph.repeat(20)}\n\n`),
    '3.md': scenes('三', `${paragraph}\n\n`),
  });
  const again = await print('again', { cache });
  expect(again.equals(await print('anew', {}))).toBe(true);
  // What stands outside of its page pdftotext does not see.
  const seen = execFileSync('pdftotext', [path.join(folder, 'again/book-print.pdf'), '-'], { encoding: 'utf8' });
  expect([seen.split('溪').length - 1, seen.includes('＊')]).toEqual([3 * 15 * 8 + 21, true]);
});

test('the first use of a face prints all of the book again', async () => {
  const folder = await temp();
  await writeFiles(path.join(folder, 'book'), {
    'book.yaml': 'title: 山雨\n',
    '1.md': chapter('一'),
    '2.md': chapter('二'),
  });
  const { cache, counts, print } = press(folder);
  await print('first', { cache });
  counts.got = 0;
  await writeFiles(path.join(folder, 'book'), { '2.md': chapter('二', '`lamp`\n\n') });
  const again = await print('again', { cache });
  expect(counts.got).toBe(0);
  expect(again.equals(await print('anew', {}))).toBe(true);
});

test('letters that are new in a face: Chrome measures it by some of them', async () => {
  const folder = await temp();
  await writeFiles(path.join(folder, 'book'), {
    'book.yaml': 'title: 山雨\n',
    '1.md': chapter('一', '`abc` 与**加粗**\n\n'),
    '2.md': chapter('二'),
  });
  const { cache, print } = press(folder);
  await print('first', { cache });
  await writeFiles(path.join(folder, 'book'), { '2.md': chapter('二', '`iI!1 MX` 与 **iI!1 MX**\n\n') });
  const again = await print('again', { cache });
  expect(again.equals(await print('anew', {}))).toBe(true);
});

/** When a book was last changed, as stores tell uploads by. The folder of the test is in no repository. */

import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { readBook, sayNoticed } from '../../src/reading/read-book.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const folder = tempFolder();
let count = 0;

async function read(yaml: string, epoch?: string) {
  const manuscript = path.join(await folder(), String((count += 1)));
  await writeFiles(manuscript, { 'book.yaml': `title: 书\nauthor: 某某\n${yaml}`, '01.md': '# 一\n\n文。\n' });
  const host = nodeHost();
  const told =
    epoch === undefined
      ? host
      : {
          ...host,
          env: (name: string) => (name === 'SOURCE_DATE_EPOCH' ? epoch : host.env(name)),
          bookDate: () => Promise.resolve(new Date(Number(epoch) * 1000)),
        };
  const made = await readBook({ manuscript, editions: ['ebook'], host: told });
  return {
    modified: made.book.meta.modified.toISOString().slice(0, 10),
    said: sayNoticed(made).map(({ code }) => code),
  };
}

test('a book that is sold and has no date is told what to write; one that nobody sells is not', async () => {
  expect(await read('publisher: 某社\n')).toEqual({ modified: '1980-01-01', said: ['date-is-known'] });
  expect(await read('isbn: 978-7-02-000220-7\n')).toEqual({ modified: '1980-01-01', said: ['date-is-known'] });
  expect(await read('')).toEqual({ modified: '1980-01-01', said: [] });
});

test('`modified` counts before the publication, and the environment before all', async () => {
  expect(await read('publisher: 某社\ndate: 2026-11\n')).toEqual({ modified: '2026-11-01', said: [] });
  expect(await read('publisher: 某社\ndate: 2026-11\nmodified: 2026-12-05\n')).toEqual({
    modified: '2026-12-05',
    said: [],
  });
  expect((await read('modified: 2026-12-05\n', '0')).modified).toBe('1970-01-01');
});

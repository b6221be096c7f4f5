/** A book that is known from an earlier build is the same book, and is only parsed where someone asks for its text. */

import { expect, test } from 'vitest';
import { textOfBook } from '../../src/book/shown-text.ts';
import { chaptersOf } from '../../src/book/model.ts';
import { identified } from '../../src/host/digest.ts';
import { openNotebook, type Notebook } from '../../src/host/notebook.ts';
import type { Cache } from '../../src/host/host.ts';
import { parseKept } from '../../src/markdown/parse-kept.ts';
import { readBook, sayMarks, type BookRead } from '../../src/reading/read-book.ts';
import { trialBook } from '../books/trial.ts';
import { memoryHost } from '../helpers/memory-host.ts';

const text = '# 第一章　起\n\n甲乙[丙](#第二章　承)。\n\n# 第二章　承\n\n丁“戊。[^注]\n\n[^注]: 己。\n';

test('tokens, notes and prose are parsed when they are first asked for', async () => {
  const cache = cacheInMemory();
  const first = await openNotebook(cache, 'm');
  let read = 0;
  const open = (notebook: Notebook) =>
    parseKept(
      identified(
        {
          path: 'm/1.md',
          name: '1.md',
          notebook,
          get text() {
            read += 1;
            return text;
          },
        },
        text,
      ),
    );
  const fresh = open(first);
  await first.save();
  read = 0;
  const known = open(await openNotebook(cache, 'm'));
  expect(known.value.map(({ heading, line }) => `${line} ${heading}`)).toEqual(['1 第一章　起', '5 第二章　承']);
  expect(known.diagnostics).toEqual(fresh.diagnostics);
  expect(read).toBe(0);
  expect(known.value.map(({ tokens, notes, prose }) => JSON.stringify([tokens, notes, prose]))).toEqual(
    fresh.value.map(({ tokens, notes, prose }) => JSON.stringify([tokens, notes, prose])),
  );
  expect(read).toBeGreaterThan(0);
});

function cacheInMemory(): Cache {
  const entries = new Map<string, Uint8Array>();
  return {
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, bytes),
    tidy: async () => undefined,
  };
}

const said = (read: BookRead): unknown => [
  read.noticed,
  sayMarks(read),
  chaptersOf(read.book).map(({ id, title, outline, count, number }) => ({ id, title, outline, count, number })),
  textOfBook(read.book).map(({ text, passages, ...known }) => ({ ...known, text: text(), passages: passages() })),
];

test('a whole book: what is said of it, its chapters and its text', async () => {
  const cache = cacheInMemory();
  const files = {
    'book.yaml': 'title: 试\nglossary:\n  太虚门: [太墟门]\n',
    '1.md': text,
    '2.md':
      '# 第三章　转\n\n太墟门的的"弟子"。见[一](1.md)、[无](无.md)。\n\n## 乙卯年（2025年）\n\n燈下，他走了了。\n',
    '3.md': '# 第五章　合\n\n—— 太虚门。\n',
  };
  const read = (notebook: Notebook | undefined, more = {}) =>
    readBook({
      manuscript: 'm',
      editions: ['ebook'],
      host: memoryHost(
        Object.fromEntries(Object.entries({ ...files, ...more }).map(([name, content]) => [`m/${name}`, content])),
      ),
      ...(notebook && { notebook }),
    });
  const built = async (more = {}) => {
    const notebook = await openNotebook(cache, 'm');
    const all = said(await read(notebook, more));
    await notebook.save();
    return all;
  };
  await built();
  expect(await built()).toEqual(said(await read(undefined)));
  // One chapter is another; one is linked to by another name; the glossary and the language of the book change what
  // rules say of all.
  const edits = [
    { '3.md': '# 第五章　合\n\n—— 太虚门。又走了了。\n' },
    { '1.md': text.replace('第一章　起', '第一章　始') },
    { 'book.yaml': 'title: 试\nlanguage: zh-TW\n' },
    { 'book.yaml': 'title: 试\nmend: off\n' },
  ];
  for (const edit of edits) expect(await built(edit)).toEqual(said(await read(undefined, edit)));
});

test('the trial book', async () => {
  const cache = cacheInMemory();
  const host = memoryHost(
    Object.fromEntries(Object.entries(trialBook).map(([name, content]) => [`m/${name}`, content])),
  );
  const read = async () => {
    const notebook = await openNotebook(cache, 'm');
    const all = said(await readBook({ manuscript: 'm', editions: ['ebook'], host, notebook }));
    await notebook.save();
    return all;
  };
  const first = await read();
  expect(await read()).toEqual(first);
});

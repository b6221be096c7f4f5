/**
 * Every habit of authors (docs/habits.md) by a tiny manuscript: what becomes of it, as an outline, and what is said.
 * `UPDATE_EXPECTED=1` writes what is made into the cases: read it as an editor would before you keep it. A case is `==
 * file` parts with their text, `== book` with the chapters and their blocks, `== said` with codes and places.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assembleBook } from '../src/book/assemble.ts';
import type { Book, Chapter } from '../src/book/model.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { lintBook } from '../src/lint/lint.ts';
import { leftOutBy } from '../src/manuscript/left-out.ts';
import { readManuscript } from '../src/manuscript/read-manuscript.ts';
import { parseSource } from '../src/markdown/parse.ts';
import { renderChapter } from '../src/markdown/render.ts';
import { decideMending } from '../src/mending/mending.ts';
import { memoryHost } from './helpers/memory-host.ts';
import { habitsPage, readHabit } from '../scripts/habits.mjs';

const folder = new URL('./habits/', import.meta.url);
const names = readdirSync(folder).sort();

test.each(names)('%s', async (name) => {
  const file = new URL(name, folder);
  const source = readFileSync(file, 'utf8');
  const { files, book, said } = readHabit(source);
  const made = await make(files);
  if (process.env['UPDATE_EXPECTED'] === '1')
    writeFileSync(
      file,
      `${source.slice(0, source.indexOf('== book\n'))}== book\n${made.book}\n== said\n${made.said}${made.said === '' ? '' : '\n'}`,
    );
  else expect(made).toEqual({ book, said });
});

test('docs/habits.md has them all (npx vitest run test/habits.test.ts -u)', async () => {
  const page = habitsPage(names.map((name) => readHabit(readFileSync(new URL(name, folder), 'utf8'))));
  await expect(page).toMatchFileSnapshot('../docs/habits.md');
});

async function make(files: Readonly<Record<string, string>>): Promise<{ book: string; said: string }> {
  const host = memoryHost(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`稿/${name}`, bytesOf(name, text)])),
  );
  const sources = await readManuscript('稿', undefined, host, { mends: () => true });
  const mending = decideMending({}, sources.value);
  const parsed = sources.value.map((source) => parseSource(source, mending));
  const book = await assembleBook({
    config: {},
    chapters: parsed.flatMap(({ value }) => value),
    manuscript: '稿',
    host,
    mending,
    leftOut: leftOutBy(sources.diagnostics, '稿'),
  });
  const said = [
    ...sources.diagnostics,
    ...parsed.flatMap(({ diagnostics }) => diagnostics),
    ...book.diagnostics,
    ...lintBook(book.value, mending),
  ];
  const body = linesOf(book.value.body);
  return {
    book: body.join('\n'),
    said: said
      .filter(({ code }) => code !== 'title-is-given')
      .map(line)
      .join('\n'),
  };
}

/** `\xNN` stands for a byte, so that a case can hold what no text file may. */
function bytesOf(_name: string, text: string): Uint8Array {
  const bytes = [...text.matchAll(/\\x([0-9a-f]{2})|([^])/gu)].flatMap(([, hex, character = '']) =>
    hex === undefined ? [...new TextEncoder().encode(character)] : [Number.parseInt(hex, 16)],
  );
  return Uint8Array.from(bytes);
}

/** A part in a part is `[卷一] [第一章]`; what stands on its page is indented below. */
function linesOf(body: Book['body'], parts = ''): string[] {
  return body.flatMap((item) => {
    if (item.kind === 'chapter') return [outline(item)];
    const name = [parts, `[${item.title.full}]`].filter(Boolean).join(' ');
    return [[name, ...(item.text ? blocksOf(item.text) : [])].join('\n'), ...linesOf(item.body, name)];
  });
}

function outline(chapter: Chapter): string {
  return [`${'>'.repeat(chapter.depth)}# ${chapter.title.full}`, ...blocksOf(chapter)].join('\n');
}

function blocksOf(chapter: Chapter): string[] {
  const { body } = renderChapter(chapter, {
    semantics: false,
    links: 'link',
    href: (id) => `#${id}`,
    image: (source) => source,
  });
  return body
    .trim()
    .split('\n')
    .filter((block) => block !== '')
    .map((block) => `  ${block}`);
}

function line({ code, place, mended }: Diagnostic): string {
  const where = [place?.file.replace('稿/', ''), place?.line].filter((part) => part !== undefined).join(':');
  return `${mended === undefined ? '!' : '~'} ${code} ${where}`;
}

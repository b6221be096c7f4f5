/** A tiny book made by hand, for tests of rooms after the manuscript. */

import { identified } from '../../src/host/digest.ts';
import { newNotebook } from '../../src/host/notebook.ts';
import type { Book, BookMeta, Chapter, ChapterTitle, Heading, Part } from '../../src/book/model.ts';
import type { EpubEdition } from '../../src/editions/edition.ts';

export const ebook: EpubEdition = {
  name: 'ebook',
  format: 'epub',
  purpose: 'store',
  theme: 'song',
  tocDepth: 2,
  writing: 'horizontal',
  script: 'as-written',
  numerals: 'as-written',
  properNames: 'as-written',
  titleMarks: 'as-written',
};

export function sampleBook(
  meta: Partial<BookMeta> = {},
  body: Book['body'] = [sampleChapter(1, { full: '第一章　起', label: '第一章', name: '起' })],
): Book {
  return {
    meta: {
      title: '灯下集',
      slug: 'dengxia',
      language: 'zh-Hans',
      creators: [{ name: '林晚', role: 'aut' }],
      identifier: 'urn:uuid:3f2c8c1e-4a52-5d0f-9c3a-6d1f2b7a9e10',
      modified: new Date(Date.UTC(2026, 10, 23, 1, 2, 3)),
      subjects: [],
      copyright: {},
      ...meta,
    },
    body,
    assets: new Map(),
    glossary: {},
  };
}

/** Books differ and share this notebook, so a key that forgets an input gives one book the result of another. */
const notebook = newNotebook();
let count = 0;

export function sampleChapter(
  number: number,
  title: ChapterTitle,
  outline: readonly Heading[] = [],
  more: Partial<Chapter> = {},
): Chapter {
  const id = `ch${String(number).padStart(2, '0')}`;
  const chapter: Chapter = {
    kind: 'chapter',
    id,
    title,
    number,
    depth: 0,
    outline,
    count: { withMarks: 6000, withoutMarks: 5000 },
    source: { path: `book/${id}.md`, name: `${id}.md`, text: '' },
    line: 1,
    meta: [],
    tokens: [],
    notes: [],
    prose: [],
    notebook,
    ...more,
  };
  return identified(chapter, ['a chapter of a test', (count += 1)]);
}

export function samplePart(number: number, title: ChapterTitle, chapters: readonly Chapter[]): Part {
  return { kind: 'part', id: `part${number}`, title, body: chapters };
}

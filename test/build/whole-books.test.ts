/**
 * Whole books as other programs leave them: in both outputs complete (the build's own 校勘 compares them), in order,
 * and every heading in the contents.
 */

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTexts } from '../helpers/epub-texts.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';
import { pandocBook, singleBook, siteBook, vaultBook, type WholeBook } from '../helpers/whole-books.ts';

const folder = tempFolder();

/** What is no fault of the book's: it is ours, and has no author. */
const allowed = new Set([
  'image-has-alt',
  'image-is-sharp',
  'author-is-given',
  'title-is-given',
  'date-is-given',
  'file-is-chapter',
  'language-is-given',
  'identifier-is-given',
]);

const books: readonly (readonly [string, WholeBook])[] = [
  ['a site of 300 files', siteBook()],
  ['pandoc’s Markdown of a DOCX', pandocBook()],
  ['a vault of Obsidian', vaultBook()],
  ['one file with 序, 部, 章, 附录, 后记', singleBook()],
];

describe.each(books)('%s', (name, { files, headings }) => {
  let built: Built;

  test('is built in both editions, and 校勘 has nothing to say', async () => {
    const yaml = 'title: 渡口\nauthor: 林晚\nslug: dukou\nlanguage: zh-Hans\ndate: 2026-01-01\n';
    built = await buildBook(
      path.join(await folder(), name.replace(/\P{L}/gu, '')),
      { 'book.yaml': yaml, ...files },
      [],
    );
    const said = built.report.diagnostics
      .filter(({ code, severity }) => severity !== 'info' && !allowed.has(code))
      .map(({ code, place, message }) => `${code} ${place?.line ?? ''} ${message.en}`);
    expect(said).toEqual([]);
    expect(Object.keys(built.bytes)).toEqual(['ebook', 'print']);
  });

  test('has every heading in the contents, in order', () => {
    const nav =
      [...readTexts(built.bytes['ebook'] ?? new Uint8Array())].find(([, text]) =>
        /<nav[^>]*epub:type="toc"/.test(text),
      )?.[1] ?? '';
    const contents = /<nav[^>]*epub:type="toc"[^]*?<\/nav>/.exec(nav)?.[0] ?? '';
    const entries = contents
      .split('<li')
      .slice(1)
      .map((item) => (item.replace(/^[^>]*>/, '').split(/<ol|<\/li>/)[0] ?? '').replace(/<[^>]*>|\s/g, ''));
    const wanted = headings.map((heading) => heading.replace(/\s/g, ''));
    expect(entries.filter((entry) => wanted.includes(entry))).toEqual(wanted);
  });
});

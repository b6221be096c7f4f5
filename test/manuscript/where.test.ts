import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/publishing/build.ts';
import { nameOf, usualManuscript, whereIs } from '../../src/manuscript/where.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { memoryHost, type MemoryFile } from '../helpers/memory-host.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';

describe('a file is a manuscript', () => {
  const host = memoryHost({
    '稿/book.yaml': 'author: 某某\ncontents: [二.md]\n',
    '稿/一章.md': '# 第一章　起\n\n![远山](图/山.svg)\n\n正文。\n',
    '稿/二.md': '# 第二章\n\n别的文。\n',
    '稿/图/山.svg': picture,
    '文.md/一.md': '# 第一章\n\n文。\n',
  });
  const read = (manuscript: string) => readBook({ manuscript, editions: ['ebook'], host });

  it('alone, with the pictures and the book.yaml of its folder', async () => {
    const { book, noticed, settings } = await read('稿/一章.md');
    expect(book.body).toHaveLength(1);
    expect(book.meta).toMatchObject({ slug: '一章', title: '起', creators: [{ name: '某某', role: 'aut' }] });
    expect([...book.assets.keys()]).toEqual(['图/山.svg']);
    expect([...settings, ...noticed].map(({ code }) => code)).toEqual(['title-is-given']);
  });

  it('has a name of its own where the slug is that of a book of several', async () => {
    const files = { '稿/book.yaml': 'slug: duanshui\n', '稿/一章.md': '# 第一章\n\n文。\n' };
    const slugOf = async (more: Readonly<Record<string, string>>) =>
      (await readBook({ manuscript: '稿/一章.md', editions: ['ebook'], host: memoryHost({ ...files, ...more }) })).book
        .meta.slug;
    expect(await slugOf({ '稿/卷二/二章.md': '# 第二章\n\n文。\n' })).toBe('duanshui-一章');
    expect(await slugOf({ '稿/README.md': '# 说明\n', '稿/图/a.svg': picture })).toBe('duanshui');
  });

  it('a folder may be called like a file', async () => {
    expect(await whereIs('文.md/', host)).toEqual({ folder: '文.md' });
    expect((await read('文.md')).book.meta.slug).toBe('文.md');
  });

  it('one that is not there is said by its name', async () => {
    const { noticed } = await read('稿/三章.md');
    expect(noticed.map(({ code, message }) => [code, message.en])).toContainEqual([
      'manuscript-exists',
      'no manuscript 稿/三章.md',
    ]);
  });

  it('is built, and the changes are listed by the name of the file', async () => {
    const messy = memoryHost({ '稿/一.md': '# 第一章\n\n他说...好。\n', '稿/二.md': '# 第二章\n' });
    const { editions } = await build(
      { manuscript: '稿/一.md', out: 'dist', editions: ['ebook'], proof: false, write: true },
      messy,
      () => undefined,
    );
    expect(editions[0]?.files[0]?.path).toBe('dist/一-ebook.epub');
    expect(Buffer.from(messy.published.get('dist/一-mended.md') ?? []).toString()).toContain('- `一.md:3:');
  });
});

describe('the name of a manuscript', () => {
  it.each([
    ['.', path.basename(process.cwd())],
    ['./', path.basename(process.cwd())],
    ['..', path.basename(path.dirname(process.cwd()))],
    ['书/..', path.basename(process.cwd())],
    ['我的小说/', '我的小说'],
    ['/', 'book'],
  ])('of %s is %s', (typed, name) => expect(nameOf(typed)).toBe(name));

  it('of a file is its name', () => expect(nameOf('稿', { only: '第一章.Markdown' })).toBe('第一章'));
});

describe('where none is named', () => {
  it.each<[string, Record<string, MemoryFile>, string]>([
    ['chapters are', { 'chapters/a.md': '文', 'b.md': '文' }, 'chapters'],
    ['Markdown here is', { '第一章.md': '文' }, '.'],
    ['a book.yaml here makes it one', { 'book.yaml': 'title: 书', '卷一/一.md': '文' }, '.'],
    ['a repository without chapters has none', { 'README.md': '文', 'src/a.ts': '' }, 'chapters'],
  ])('%s', async (_, files, meant) => {
    // The memory host has no folder `.`; a real one has.
    const host = memoryHost(files);
    expect(await usualManuscript({ ...host, list: (folder) => host.list(folder === '.' ? '' : folder) })).toBe(meant);
  });
});

it('the list of changes of an earlier build is no chapter, and a chapter of such a name is one', async () => {
  const host = memoryHost({
    'm/一.md': '# 第一章\n\n文。',
    'm/dist/m-mended.md': '# 《m》校改清单',
    'm/dist/m-ebook.epub': '',
    'm/self-mended.md': '# 第二章\n\n文。',
  });
  const { book, noticed } = await readBook({ manuscript: 'm', editions: ['ebook'], host });
  expect(book.body).toHaveLength(2);
  expect(noticed.map(({ code }) => code)).not.toContain('file-is-chapter');
});

import { describe, expect, test } from 'vitest';
import type { BookConfig } from '../../src/config/schema.ts';
import { readManuscript } from '../../src/manuscript/read-manuscript.ts';
import { memoryHost, type MemoryFile } from '../helpers/memory-host.ts';

async function read(files: Readonly<Record<string, MemoryFile>>, contents?: BookConfig['contents']) {
  const { value, diagnostics } = await readManuscript('m/', contents, memoryHost(files));
  return {
    names: value.map(({ name, parts = [] }) => [...parts, name].join(' | ')),
    texts: value.map(({ text }) => text),
    said: diagnostics.map(({ code, severity, place }) =>
      [severity, code, place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(' '),
    ),
  };
}

describe('which files', () => {
  test('Markdown in folders, in order; a folder is a part, sort numbers taken off its name', async () => {
    const files = {
      'm/02-卷二 雨/第1章.md': 'c',
      'm/01-卷一 风/第2章.markdown': 'b',
      'm/01-卷一 风/第1章.md': 'a',
      'm/序.md': '0',
      'm/images/a.png': 'x',
      'm/book.yaml': '',
    };
    expect(await read(files)).toEqual({
      names: [
        '序.md',
        '卷一 风 | 01-卷一 风/第1章.md',
        '卷一 风 | 01-卷一 风/第2章.markdown',
        '卷二 雨 | 02-卷二 雨/第1章.md',
      ],
      texts: ['0', 'a', 'b', 'c'],
      said: [],
    });
  });

  test('hidden files, _folders and node_modules are none', async () => {
    const files = {
      'm/1.md': '',
      'm/.2.md': '',
      'm/.git/3.md': '',
      'm/_old/4.md': '',
      'm/node_modules/x/5.md': '',
      'm/6.md.bak': '',
    };
    expect((await read(files)).names).toEqual(['1.md']);
  });

  test('a README beside chapters is left out and said; alone it is the chapter', async () => {
    expect(await read({ 'm/1.md': '', 'm/README.md': '' })).toMatchObject({
      names: ['1.md'],
      said: ['info file-is-chapter m/README.md'],
    });
    expect(await read({ 'm/README.md': '' })).toMatchObject({ names: ['README.md'], said: [] });
  });

  test('a link to a file of the manuscript is read, one that leads out is refused', async () => {
    const files = {
      'm/1.md': 'a',
      'm/2.md': { link: 'm/1.md' },
      'm/3.md': { link: 'secret.md' },
      'm/卷': { link: 'elsewhere' },
      'secret.md': 's',
      'elsewhere/4.md': 's',
    };
    expect(await read(files)).toEqual({
      names: ['1.md', '2.md'],
      texts: ['a', 'a'],
      said: ['error file-is-inside m/3.md', 'error file-is-inside m/卷'],
    });
  });

  test('no folder, no chapter', async () => {
    expect((await read({ 'other/1.md': '' })).said).toEqual(['error manuscript-exists']);
    expect((await read({ 'm/a.png': '' })).said).toEqual(['error manuscript-has-chapters']);
  });

  test.each([
    ['m/小说.txt', 'rename it to m/小说.md (the text may stay as it is), then `keben build "m/小说.md"`'],
    ['m/小说.docx', 'pandoc "m/小说.docx" -t markdown -o "m/小说.md" --extract-media="m/小说"`'],
    ['m/书.epub', '`keben check "m/书.epub"`'],
  ])('%s in place of a folder: the command that is right', async (file, command) => {
    const { diagnostics } = await readManuscript(file, undefined, memoryHost({ [file]: 'x' }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['manuscript-is-folder']);
    expect(diagnostics[0]?.message.en).toBe(`${file} is no manuscript: that is a folder, or one .md file`);
    expect(diagnostics[0]?.hint?.en).toContain(command);
  });
});

describe('contents of book.yaml', () => {
  const files = { 'm/a.md': 'a', 'm/b.md': 'b', 'm/卷一/c.md': 'c', 'm/d.md': 'd' };

  test('chooses, orders and groups; what is not listed is said', async () => {
    expect(await read(files, ['b', { part: '上卷', chapters: ['./卷一/c.md', 'a.md'] }])).toEqual({
      names: ['b.md', '上卷 | 卷一/c.md', '上卷 | a.md'],
      texts: ['b', 'c', 'a'],
      said: ['info file-is-listed m/d.md'],
    });
  });

  test('a file that is not there, and one listed twice', async () => {
    expect((await read(files, ['a', 'x', 'a', 'b', '卷一/c', 'd'])).said).toEqual([
      'error contents-file-exists m/book.yaml',
      'warning contents-file-once m/book.yaml',
    ]);
  });
});

describe('text', () => {
  test('BOM and CR are taken off', async () => {
    expect((await read({ 'm/1.md': '\uFEFF# 一\r\n甲\r乙' })).texts).toEqual(['# 一\n甲\n乙']);
  });

  test('control characters go and are named where they stand', async () => {
    expect(await read({ 'm/1.md': '甲\n𠀀乙\u0008丙\u0008\u0000' })).toEqual({
      names: ['1.md'],
      texts: ['甲\n𠀀乙丙'],
      said: ['warning character-is-printable m/1.md 2 3', 'warning character-is-printable m/1.md 2 6'],
    });
  });

  test('bytes that are no UTF-8 stop the book, at their place', async () => {
    const gb18030 = Uint8Array.of(0xe7, 0x94, 0xb2, 0x0a, 0x61, 0xbc, 0xd7, 0xd2, 0xd2);
    expect((await read({ 'm/1.md': gb18030, 'm/2.md': '' })).said).toEqual(['error text-is-utf8 m/1.md 2 2']);
  });

  test('names are compared and given composed (NFC)', async () => {
    expect((await read({ 'm/cafe\u0301.md': 'a' }, ['caf\u00e9'])).names).toEqual(['caf\u00e9.md']);
  });
});

describe('what a site says of the whole', () => {
  test.each([
    [
      'the front matter of its first page',
      { 'm/_index.md': '---\ntitle: 渡口\nauthor: 某人\n---\n' },
      { title: '渡口', author: '某人' },
    ],
    ['the hero of VitePress', { 'm/index.md': '---\nhero:\n  name: 渡口\n---\n' }, { title: '渡口' }],
    ['the heading of a page that is no chapter', { 'm/index.md': '# 渡口\n\n欢迎。' }, { title: '渡口' }],
    [
      'book.toml',
      { 'm/book.toml': '[book]\ntitle = "渡口"\nauthors = ["甲", "乙"]' },
      { title: '渡口', author: '甲、乙' },
    ],
    ['_config.yml', { 'm/_config.yml': 'title: 渡口\nauthor: 某人' }, { title: '渡口', author: '某人' }],
    ['the name of a page is no title', { 'm/index.md': '---\ntitle: 首页\n---\n' }, {}],
    ['a README is about the repository', { 'm/README.md': '# 渡口\n\n说明。' }, {}],
  ])('%s', async (_name, files: Readonly<Record<string, string>>, ofBook) => {
    const { value, diagnostics } = await readManuscript(
      'm',
      undefined,
      memoryHost({ 'm/01.md': '# 第一章\n\n甲。', 'm/02.md': '# 第二章\n\n乙。', ...files }),
    );
    expect(value.map((file) => file.ofBook)).toEqual([ofBook, ofBook]);
    expect(diagnostics.filter(({ code }) => code === 'chapter-has-text')).toEqual([]);
  });
});

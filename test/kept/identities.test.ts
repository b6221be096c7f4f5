/** What stands for a theme, its faces, a page and how the book is mended: whatever of it is another makes another. */

import { expect, test } from 'vitest';
import { digestOf, identified } from '../../src/host/digest.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { newNotebook } from '../../src/host/notebook.ts';
import { chaptersOf, type Book } from '../../src/book/model.ts';
import type { ChineseScript } from '../../src/config/scripts.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import { layOutEpub, renderOptions, type EpubPage } from '../../src/epub/index.ts';
import { readManuscript } from '../../src/manuscript/read-manuscript.ts';
import type { SourceRead } from '../../src/manuscript/source.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { parseKept } from '../../src/markdown/parse-kept.ts';
import { isClassical } from '../../src/lint/classical.ts';
import { mendingOf } from '../../src/mending/mending.ts';
import { planFor, convertBook } from '../../src/script/convert-book.ts';
import { profiles } from '../../src/script/quotes.ts';
import { simplifiedForms, traditionalForms } from '../../src/script/numerals.ts';
import { setNumerals } from '../../src/script/set-numerals.ts';
import { setQuotes } from '../../src/script/set-quotes.ts';
import { knownTexts } from '../../src/shown/characters.ts';
import { loadTemplates } from '../../src/pages/templates.ts';
import { chapterOptions } from '../../src/pdf/sheets/setting.ts';
import { mannerOf } from '../../src/pdf/sheets/purposes.ts';
import { checkPages } from '../../src/proof/page-model.ts';
import { loadTheme } from '../../src/theme/load-theme.ts';
import type { FaceSpec } from '../../src/theme/theme.ts';
import { ebook, sampleBook, sampleChapter } from '../helpers/sample-book.ts';
import { parsedBook } from '../helpers/parsed-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { host, song } from '../helpers/song.ts';

const areApart = (...values: readonly unknown[]): void =>
  expect(new Set(values.map(digestOf)).size).toBe(values.length);
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

test('a theme by its content, and its templates by those that it brings', async () => {
  const files = (css: string, roles: object, template?: string) => ({
    ...host,
    resource: async (path: string) => {
      if (path === 'styles/themes/themes.json') return json(['song']);
      if (path === 'styles/themes/song/theme.json')
        return json({ roles, styles: ['epub.css'], templates: template === undefined ? [] : ['cover'] });
      if (path === 'styles/themes/song/epub.css') return Buffer.from(css);
      return path === 'styles/themes/song/templates/cover.hbs' ? Buffer.from(template ?? '') : host.resource(path);
    },
  });
  const read = async (...given: Parameters<typeof files>) => (await loadTheme('song', files(...given), 'cn')).value;
  const [one, other, another, templated] = [
    await read('a', {}),
    await read('b', {}),
    await read('a', { text: 'song-regular' }),
    await read('a', {}, '<p>{{src}}</p>'),
  ] as const;
  areApart(one, other, another, templated);
  expect(digestOf(await read('a', {}))).toBe(digestOf(one));
  areApart((await loadTemplates(one, host)).value, (await loadTemplates(templated, host)).value);
});

test('a face by its files and what it is for', () => {
  const face: FaceSpec = {
    id: 'song',
    family: 'Song',
    weight: 400,
    source: { file: 'a.ttf' },
    roles: ['text'],
    use: 'all',
    licence: { name: '', file: '', credit: '' },
  };
  areApart(
    ...openFaces(
      [
        face,
        { ...face, source: { file: 'b.ttf' } },
        { ...face, use: ['h1'] },
        { ...face, roles: ['kai'] },
        { ...face, source: { pieces: 'a.css' } },
        { ...face, source: { pieces: 'a.css', lacks: '一' } },
        { ...face, source: { pieces: 'a.css', only: 'ž' } },
      ],
      host,
    ),
  );
});

test('a script by where the text comes from, where it goes, and the names; a chapter in it by what is decided there', async () => {
  const book = await parsedBook(['# 一\n\n河干了。\n', '# 二\n\n正文。\n']);
  const plan = (script: ChineseScript, more: Partial<Book> = {}) =>
    planFor({ ...book, ...more }, script) ?? expect.fail('no plan');
  const asked = plan('zh-Hant-TW');
  areApart(
    asked,
    plan('zh-Hant-HK'),
    plan('zh-Hant'),
    plan('zh-Hant-TW', { glossary: { 河: { variants: [] } } }),
    plan('zh-Hant-TW', { meta: { ...book.meta, language: 'zh-HK' } }),
  );
  const [first, second] = [new Map(), new Map([['干', new Map([['河［干］了', '乾']])]])].map((decided) =>
    chaptersOf(convertBook(book, asked, { script: 'zh-Hant-TW', decided })),
  );
  areApart(book.body[0], first?.[0], second?.[0]);
  expect(digestOf(first?.[1])).toBe(digestOf(second?.[1]));
});

test('a chapter with other quotation marks by what they are', async () => {
  const book = await parsedBook(['# 一\n\n他说：“好。”\n']);
  areApart(
    book.body[0],
    ...[profiles.traditional, profiles.mainlandVertical].map((profile) => setQuotes(book, profile).body[0]),
  );
});

test('a chapter with numerals by their forms', async () => {
  const book = await parsedBook(['# 一\n\n26万人。\n']);
  areApart(book.body[0], ...[simplifiedForms, traditionalForms].map((forms) => setNumerals(book, forms).value.body[0]));
});

test('mending by what it does, and by the marks that it sets', () => {
  areApart(
    mendingOf(() => true, 'curly'),
    mendingOf(() => true, 'corner'),
    mendingOf(() => false, 'curly'),
    mendingOf((code) => code !== 'dash-is-two', 'curly'),
  );
});

test('how pages are rendered: pictures, whether they are large, metadata, the page', () => {
  const picture = {
    source: 'a.png',
    name: 'image-001.png',
    bytes: new Uint8Array(),
    mediaType: 'image/png',
    width: 10,
    height: 10,
  } as const;
  const withPicture = (more: object) => ({ ...sampleBook(), assets: new Map([['a.png', { ...picture, ...more }]]) });
  const books = [
    sampleBook(),
    withPicture({}),
    withPicture({ name: 'image-002.png' }),
    withPicture({ width: 500, height: 500 }),
  ];
  const [across, down] = [{ writing: 'horizontal' }, { writing: 'vertical' }] as const;
  areApart(
    ...books.map((book) => renderOptions(book, across)),
    renderOptions(sampleBook(), across, true),
    renderOptions(sampleBook(), down),
  );
  const manner = mannerOf(ebook);
  const sheet = (chars: number) => ({ sheet: { chars } }) as Parameters<typeof chapterOptions>[2];
  areApart(
    ...books.map((book) => chapterOptions(book, manner)),
    chapterOptions(sampleBook(), { ...manner, isReviewCopy: true }),
    chapterOptions(sampleBook({ language: 'zh-Hant' }), manner),
    chapterOptions(sampleBook(), manner, sheet(20)),
    chapterOptions(sampleBook(), manner, { notes: 'page' }),
    chapterOptions(sampleBook(), manner, { notes: 'chapter' }),
    chapterOptions(sampleBook(), manner, sheet(21)),
  );
});

test('a page by its body: what one is found to have another has not', async () => {
  const { theme, templates } = await song();
  const notebook = newNotebook();
  const book = sampleBook();
  const page = layOutEpub({
    book,
    edition: ebook,
    theme,
    templates,
    colophon: [],
    notebook,
    coverName: 'cover.png',
  }).find(({ id }) => id === 'ch01');
  if (page === undefined) throw new Error('no page');
  const said = (body: string, hash: string): readonly Diagnostic[] =>
    checkPages([{ ...page, body, hash } satisfies EpubPage], book, notebook);
  expect([
    said('<p>好</p>', 'one').length,
    said('<p><p>不好</p></p>', 'other').length,
    said('<p>好</p>', 'one').length,
  ]).toEqual([0, 1, 0]);
});

test('what a face must have: by the title, the text and what the faces are for', async () => {
  const { theme } = await song();
  const notebook = newNotebook();
  const bodyOnly = {
    ...theme,
    faces: theme.faces.map((face) => ({ ...face, use: face.use === 'all' ? face.use : ['p'] })),
  };
  const page = { id: 'title', kind: 'title', title: '甲', body: '<p>乙</p>' } as const;
  const texts = [
    knownTexts(page, theme, notebook),
    knownTexts({ ...page, title: '丙' }, theme, notebook),
    knownTexts({ ...page, body: '<p>丁</p>' }, theme, notebook),
    knownTexts(page, bodyOnly, notebook),
  ];
  expect(new Set(texts.map((each) => JSON.stringify(each))).size).toBe(4);
});

test('a file by its bytes, its path and how it is decoded', async () => {
  const notebook = newNotebook();
  const said = async (name: string, text: string, mends: boolean): Promise<string> => {
    const { value, diagnostics } = await readManuscript('m', undefined, memoryHost({ [`m/${name}`]: text }), {
      notebook,
      mends: () => mends,
    });
    return JSON.stringify([value.map((source) => source.text), diagnostics]);
  };
  const [composed, plain] = ['# 章\n\ne\u0301\n', '# 章\n\ne\n'];
  const read = [
    await said('1.md', composed, true),
    await said('2.md', composed, true),
    await said('1.md', composed, false),
    await said('1.md', plain, true),
  ];
  expect(new Set(read).size).toBe(4);
  expect(await said('1.md', composed, true)).toBe(read[0]);
  // A folder that is a manuscript of its own: the file is the same, its name in the book is not.
  const files = memoryHost({ 'm/chapters/1.md': plain });
  const [below] = (await readManuscript('m', undefined, files, { notebook })).value;
  const [alone] = (await readManuscript('m/chapters', undefined, files, { notebook })).value;
  expect([below?.name, alone?.name]).toEqual(['chapters/1.md', '1.md']);
  areApart(below, alone);
});

test('the chapters of a file: by the file, how it is mended, and which of them it is', () => {
  const notebook = newNotebook();
  const source = (text: string): SourceRead => identified({ path: 'm/1.md', name: '1.md', text, notebook }, text);
  const chapters = (text: string, does: boolean) =>
    parseKept(
      source(text),
      mendingOf(() => does, 'curly'),
    ).value;
  const characters = (text: string, does: boolean): string[] =>
    chapters(text, does).map((chapter) =>
      JSON.stringify(chapter.tokens.map(({ children }) => children?.map(({ content }) => content))),
    );
  const text = '# 一\n\n甲...\n\n# 二\n\n乙\n';
  const [mended, asTyped] = [characters(text, true), characters(text, false)];
  expect([mended.length, mended[0] === asTyped[0], mended[0] === mended[1]]).toEqual([2, false, false]);
  areApart(...chapters(text, true), ...chapters(text, false), ...chapters(`${text}丙\n`, true));
});

test('chapters without a notebook: by the text, where it stands, how it is read, and which of them they are', () => {
  const file = { path: 'm/1.md', name: '1.md', text: '# 一\n\n甲\n\n# 二\n\n乙\n' };
  const mending = mendingOf(() => true, 'curly');
  areApart(
    ...parseSource(file).value,
    ...parseSource({ ...file, text: `${file.text}丙\n` }).value,
    ...parseSource({ ...file, depth: 1 }).value,
    ...parseSource(file, mending).value,
    ...parseSource(file, mending, { leavesFormulas: true }).value,
  );
});

test('of chapters with one notebook each is judged by its own text', () => {
  const chapterOf = (text: string) =>
    sampleChapter(1, { full: '章', name: '章' }, [], { prose: [{ text, line: 3, column: 1, block: 0 }] });
  expect(['之乎者也。'.repeat(60), '山里的雨。'.repeat(60)].map((text) => isClassical(chapterOf(text)))).toEqual([
    true,
    false,
  ]);
});

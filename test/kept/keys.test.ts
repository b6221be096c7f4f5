/**
 * Whatever a result depends on is in its key: what is read and laid out with a notebook that has known another book is
 * what it is with a notebook that forgets everything at once.
 */

import { describe, expect, test } from 'vitest';
import { chaptersOf, itemsOf } from '../../src/book/model.ts';
import { textOfBook } from '../../src/book/shown-text.ts';
import { charactersIn, charactersOf } from '../../src/book/text.ts';
import { sayWideFormulas } from '../../src/book/wide-formulas.ts';
import { sayWideTables } from '../../src/book/wide-tables.ts';
import { isOf, type PdfEdition } from '../../src/editions/edition.ts';
import { bodyPages } from '../../src/epub/body-pages.ts';
import { renderOptions } from '../../src/epub/index.ts';
import { identified } from '../../src/host/digest.ts';
import { newNotebook, type Notebook } from '../../src/host/notebook.ts';
import { lintBook } from '../../src/lint/lint.ts';
import { isClassical } from '../../src/lint/classical.ts';
import type { SourceRead } from '../../src/manuscript/source.ts';
import { parseKept } from '../../src/markdown/parse-kept.ts';
import { mendingOf, noMending } from '../../src/mending/mending.ts';
import type { PageStart } from '../../src/pages/page-starts.ts';
import { loadTemplates } from '../../src/pages/templates.ts';
import { layOutBody } from '../../src/pdf/sheets/lay-out-body.ts';
import { readBook, sayMarks, type BookRead } from '../../src/reading/read-book.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { greyPng } from '../helpers/png.ts';
import { memoryHost, type MemoryFile } from '../helpers/memory-host.ts';
import { host, song } from '../helpers/song.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const forgetful: Notebook = {
  isKnown: false,
  isDoubted: false,
  look: () => undefined,
  note: () => undefined,
  save: async () => undefined,
};

const settings = 'title: 山雨\nlanguage: zh-Hans\nglossary: { 太虚门: [太墟门] }\nmodified: 2026-01-02\n';

const table = (columns: number): string =>
  ['甲', '---', '一二三四'].map((cell) => `| ${`${cell} | `.repeat(columns)}`).join('\n');

/** Three chapters that differ in all that is found in a chapter. */
const manuscript: Files = {
  'book.yaml': settings,
  'a.png': greyPng(40, 30),
  'b.png': greyPng(20, 20),
  '01.md': [
    '# 第一章　雨',
    '甲辰年（2024年）。太墟门的人走了了。乙卯年（2025年），e\u0301tude。',
    '"你来了。"他说：「走吧。」',
    '## 楼上',
    '燈下無人。',
    '他提着 铲走了，再没回来。',
    '见[灯](02.md)、[一节](02.md#更小的一节)与[楼上](#楼上)。',
    '一行字与![灯](a.png)在一起。',
    '> [!tipp] 错字',
    '{{< youtube a >}}',
    `$$\n\\sqrt{${'x + '.repeat(60)}y}\n$$`,
    table(24),
    '山'.repeat(1200),
    `${'入听潮阁。在神机术。'.repeat(7)}`,
  ].join('\n\n'),
  '02.md': [
    '# 第二章　灯',
    '乙巳年（2025年）冬，一名溪上[^1]。甲辰年（2024年）秋。乙卯年至甲辰之交，乙卯年（2025年）。',
    '[^1]: 油是去年的。',
    '“且住。”他走了。他想…回到听朝阁。是神玑术。',
    '<!-- - 时间：乙巳年冬 -->',
    '### 更小的一节',
    '他又提着 灯走了，再没回来。',
    '::: tip\n提示\n:::',
    '![图](b.png)',
    '> [!tipq] 又错',
    table(6),
    ...Array.from({ length: 20 }, () => '望海边。'),
  ].join('\n\n'),
  '03.md': `# 第三章　风\n\n丙寅年（1986年）。"走吧。"\n\n${'之乎者也，不亦乐乎。'.repeat(60)}`,
};

const second = String(manuscript['02.md']);

const { theme } = await song();

async function read(files: Files, notebook: Notebook): Promise<BookRead> {
  const disk = memoryHost(
    Object.fromEntries(Object.entries({ ...manuscript, ...files }).map(([name, file]) => [`m/${name}`, file])),
  );
  return readBook({ manuscript: 'm', editions: ['ebook', 'print'], host: disk, notebook });
}

/** All that is found in a book before it is laid out. */
function found(bookRead: BookRead, missing: string): unknown {
  const { book, noticed } = bookRead;
  return {
    noticed,
    meta: book.meta,
    items: itemsOf(book).map(({ kind, id, title }) => [kind, id, title]),
    marks: sayMarks(bookRead),
    chapters: chaptersOf(book).map((chapter) => [
      chapter.id,
      chapter.title,
      chapter.outline,
      chapter.count,
      charactersOf(chapter),
      isClassical(chapter),
    ]),
    text: textOfBook(book, charactersIn(missing)).map(({ text, passages, ...known }) => ({
      ...known,
      text: text(),
      passages: passages(),
    })),
  };
}

interface Change {
  /** Files of both books, and of the second alone. */
  readonly both?: Files;
  readonly files?: Files;
  /** The characters that no face has for the second. */
  readonly missing?: string;
}

const titled = (name: string, heading: string): string => `# ${name}\n\n## ${heading}\n\n山里的雨。\n`;

const changes: Readonly<Record<string, Change>> = {
  'nothing at all': {},
  'the characters that no face has': { missing: '雨燈' },
  'the text of a chapter': { files: { '01.md': `${second}\n\n又一句。\n` } },
  'where a link leads to': { files: { '02.md': '## 第二章　灯\n\n# 灯\n\n一。\n' } },
  'the number of a chapter': { files: { '02.md': second.replace('第二章', '第九章') } },
  'the language of the book': { files: { 'book.yaml': settings.replace('zh-Hans', 'zh-Hant') } },
  'the language of the text': {
    both: { 'book.yaml': 'title: 山雨\n', '02.md': '# 灯\n\n一。', '03.md': '# 风\n\n二。' },
    files: { '01.md': `# 第一章　雨\n\n${'燈下無人，這裡沒有誰來過。'.repeat(40)}` },
  },
  'the glossary': { files: { 'book.yaml': settings.replace('太虚门: [太墟门]', '太墟门: [], 神机术: [走了了]') } },
  'what is mended': { files: { 'book.yaml': `${settings}mend: off\n` } },
  'the quotation marks that are usual': { files: { '02.md': `# 第二章　灯\n\n${'“甲”'.repeat(8)}\n` } },
  'the years and names of another chapter': {
    files: { '03.md': `# 第三章　风\n\n乙卯年（1975年）。${'入望海阁。'.repeat(7)}见望梅阁。\n` },
  },
  'the bytes of a text': { files: { '01.md': String(manuscript['01.md']).replace('e\u0301', 'e') } },
  'whether a chapter is a draft': { files: { '02.md': `---\ndraft: true\n---\n\n${second}` } },
  'the part that a file is in': {
    both: { 'book.yaml': `${settings}contents: [01.md, { part: 卷一, chapters: [02.md] }]\n` },
    files: { 'book.yaml': `${settings}contents: [01.md, 02.md]\n` },
  },
  'whether a file is the page of a part': {
    both: {
      '卷一 山/卷一 山.md': '# 卷一　山\n\n题记。\n',
      '卷一 山/04.md': '# 第四章　山\n\n一。\n',
      '卷二 水/卷二 水.md': '# 卷二　水\n\n又一则题记。\n',
      '卷二 水/05.md': '# 第五章　水\n\n二。\n',
    },
    files: { '卷一 山/卷一.md': '# 卷一　山\n\n又一页。\n' },
  },
  'the title that files begin with': {
    both: { '01.md': titled('山雨', '第一章'), '02.md': titled('山雨', '第二章'), '03.md': titled('山雨', '第三章') },
    files: { '02.md': titled('水', '第二章'), '03.md': titled('风', '第三章') },
  },
};

describe('what is found in a book: with another', () => {
  test.each(Object.entries(changes))('%s', async (name, { both = {}, files = {}, missing = '' }) => {
    const notebook = newNotebook();
    const first = found(await read(both, notebook), '');
    const again = found(await read({ ...both, ...files }, notebook), missing);
    expect(again).toEqual(found(await read({ ...both, ...files }, forgetful), missing));
    if (name !== 'nothing at all') expect(again).not.toEqual(first);
  });
});

test('what is marked: by the language, the glossary and what is mended', async () => {
  const mendings = [noMending, mendingOf(() => true, 'curly')];
  const said = ({ book }: BookRead): unknown[] =>
    [{}, { language: 'zh-Hant' }, { glossary: { 太墟门: { variants: [] }, 神机术: { variants: ['走了了'] } } }].flatMap(
      ({ language = book.meta.language, glossary = book.glossary }) =>
        mendings.map((mending) => lintBook({ ...book, glossary, meta: { ...book.meta, language } }, mending)),
    );
  const known = said(await read({}, newNotebook()));
  expect(known).toEqual(said(await read({}, forgetful)));
  expect(new Set(known.map((each) => JSON.stringify(each))).size).toBe(known.length);
});

test('the chapters of a file: by whether its formulas are read', async () => {
  const source = (notebook: Notebook): SourceRead =>
    identified({ path: 'm/1.md', name: '1.md', text: '# 章\n\n$x^2$\n', notebook }, 'the file');
  const notebook = newNotebook();
  const parsed = (notebook: Notebook, leavesFormulas: boolean): unknown => {
    const { value, formulas } = parseKept(source(notebook), noMending, { leavesFormulas });
    return [formulas, value.map(({ tokens }) => JSON.stringify(tokens))];
  };
  parsed(notebook, false);
  expect(parsed(notebook, true)).toEqual(parsed(forgetful, true));
  expect(parsed(notebook, true)).not.toEqual(parsed(notebook, false));
});

/** What pages are made of besides the files, for an e-book and for print. */
interface Around {
  readonly theme: Theme;
  readonly starts: readonly PageStart[];
  readonly purpose: PdfEdition['purpose'];
  readonly chars: number;
  readonly missing: string;
}

const usual: Around = { theme, starts: [], purpose: 'print', chars: 30, missing: '' };

async function pages({ book, editions }: BookRead, more: Partial<Around>): Promise<unknown> {
  const around = { ...usual, ...more };
  const templates = (await loadTemplates(around.theme, host)).value;
  const [print] = editions.filter(isOf('pdf'));
  if (print === undefined) return expect.fail('no print edition');
  const edition = { ...print, purpose: around.purpose, sheet: { ...print.sheet, chars: around.chars } };
  const { theme, starts } = around;
  const options = renderOptions(book, { writing: 'horizontal' }, around.purpose === 'review');
  const ofEbook = bodyPages({ book, theme, templates, options, pageStarts: starts });
  const ofPrint = layOutBody({ book, theme, templates, edition, program: 'Keben' });
  return [
    ofEbook.map((page) => ({ ...page })),
    ofPrint.map(({ characters, set }) => [characters, { ...set(charactersIn(around.missing)), placeOf: undefined }]),
    sayWideTables(book, { measure: around.chars, edition: 'print' }),
    sayWideFormulas(book, { measure: around.chars, edition: 'print' }),
  ];
}

const pageChanges: Readonly<Record<string, Partial<Around> & { readonly files?: Files }>> = {
  'nothing at all': {},
  'the text of a chapter': { files: { '01.md': `${second}\n\n又一句。\n` } },
  'where a link leads to': { files: { '02.md': '## 第二章　灯\n\n# 灯\n\n一。\n' } },
  'the number of a chapter': { files: { '02.md': second.replace('第二章', '第九章') } },
  'a chapter before it with its number': { files: { '00.md': '# 第二章　水\n\n一。\n' } },
  'the size of a picture': { files: { 'a.png': greyPng(600, 500) } },
  'the language of the book': { files: { 'book.yaml': settings.replace('zh-Hans', 'en') } },
  'what faces are for': {
    theme: { ...theme, faces: theme.faces.map((face) => ({ ...face, use: face.use === 'all' ? face.use : ['p'] })) },
  },
  'templates': { theme: { ...theme, templates: new Map([['chapter', '<p id="{{id}}">{{name}}文</p>']]) } },
  'the pages of the print edition': { starts: [{ label: '7', item: 'ch01', han: '燈下無人' }] },
  'what the PDF is for': { purpose: 'screen' },
  'whether it is a review copy': { purpose: 'review' },
  'the width of the line': { chars: 12 },
  'the characters that no face has': { missing: '雨燈' },
};

describe('what is laid out: with another', () => {
  test.each(Object.entries(pageChanges))('%s', async (name, { files = {}, ...more }) => {
    const notebook = newNotebook();
    const first = await pages(await read({}, notebook), {});
    const again = await pages(await read(files, notebook), more);
    expect(again).toEqual(await pages(await read(files, forgetful), more));
    if (name !== 'nothing at all') expect(again).not.toEqual(first);
  });
});

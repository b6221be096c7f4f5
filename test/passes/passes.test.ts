/** What is done to a book for each edition: which passes, in which order, and what they leave alone. */

import { describe, expect, test } from 'vitest';
import { chaptersOf, withChapters, type Book } from '../../src/book/model.ts';
import { bookSchema } from '../../src/config/schema.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';
import type { Edition } from '../../src/editions/edition.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { mediumPasses, openPasses, textPasses } from '../../src/passes/passes.ts';
import type { Review } from '../../src/reading/prepare-review.ts';
import { assignIds } from '../../src/review/assign-ids.ts';
import { compareChapters } from '../../src/review/compare.ts';
import { emptyLedger } from '../../src/review/ledger.ts';
import { reviewText } from '../../src/review/review-text.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

function edition(name: string): Edition {
  const config = bookSchema.parse({
    editions: {
      'fan': { from: 'print', script: 'zh-Hant-TW', properNames: 'marked' },
      'fan-shu': { from: 'print', script: 'zh-Hant-TW', writing: 'vertical' },
      'shu': { from: 'ebook', writing: 'vertical' },
      'shuzi': { from: 'ebook', script: 'zh-Hant-TW', numerals: 'chinese' },
    },
  });
  const [found] = resolveEditions(config, [name]).value;
  if (found === undefined) throw new Error(`no edition ${name}`);
  return found;
}

/** What a review knows of a text, and of an older one. */
function reviewOf(book: Book, old: Book, changedOnly: boolean): Review {
  const before = assignIds(reviewText(old), emptyLedger);
  const { ids, ledger } = assignIds(reviewText(book), before.ledger);
  const changes = compareChapters(before.ledger.chapters, ledger.chapters);
  return {
    round: 2,
    namesRound: true,
    copies: [],
    showsNames: false,
    lineNumbers: false,
    changedOnly,
    ids: new Map(chaptersOf(book).flatMap(({ id }, index) => (ids[index] === undefined ? [] : [[id, ids[index]]]))),
    since: { name: 'v1', changes },
    ledger: { folder: '', files: [] },
    list: [],
  };
}

const first = '# 第一章　起\n\n甲乙。见[后文](ch02.md)。\n';
const second = '# 第二章　承\n\n丙丁。\n';

async function open(changedOnly = false) {
  const [book, old] = [
    await parsedBook([first, second], 'isbn: "9787020002207"'),
    await parsedBook(['# 第一章　起\n\n甲。见[后文](ch02.md)。\n', second]),
  ];
  const booksFor = openPasses(book, {
    host: memoryHost({}),
    facesOf: () => [],
    inScript: (given) => given,
    review: reviewOf(book, old, changedOnly),
  });
  return { book, booksFor };
}

function html(book: Book): string {
  return chaptersOf(book)
    .map(
      (chapter) =>
        renderChapter(chapter, { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source })
          .body,
    )
    .join('\n');
}

test.each([
  ['ebook', 'words of pictures, pictures for readers'],
  ['print', 'words of pictures'],
  ['screen', 'words of pictures'],
  ['fan', 'script, names and titles, words of pictures'],
  ['fan-shu', 'script, vertical writing, words of pictures'],
  ['shuzi', 'script, numerals, words of pictures, pictures for readers'],
  ['shu', 'vertical writing, words of pictures, pictures for readers'],
  ['review', 'changed chapters, words of pictures, marks of a review'],
  ['review-ebook', 'changed chapters, words of pictures, pictures for readers, marks of a review'],
])('%s has the passes: %s', (name, expected) => {
  const passes = [...textPasses, ...mediumPasses].filter((pass) => pass.of(edition(name)) !== undefined);
  expect(passes.map((pass) => pass.name).join(', ')).toBe(expected);
});

describe('a book that is sold', () => {
  test('has the chapters of the author, whatever is known of a review', async () => {
    const { book, booksFor } = await open();
    const { value, diagnostics } = await booksFor(edition('print'));
    expect(diagnostics).toEqual([]);
    expect(chaptersOf(value.book)).toEqual(chaptersOf(book));
    expect(value.book.meta.isbn).toBe('9787020002207');
  });

  test('is made once for editions of which all passes depend on the same', async () => {
    const { booksFor } = await open();
    const [print, screen, paper, ebook] = await Promise.all(
      ['print', 'screen', 'review', 'ebook'].map((name) => booksFor(edition(name))),
    );
    expect(screen?.value.book).toBe(print?.value.book);
    expect(paper?.value.book).not.toBe(print?.value.book);
    expect(ebook?.value.book).not.toBe(print?.value.book);
  });
});

describe('a review copy', () => {
  test('has marks and no ISBN; the text it is held against has neither marks nor ids', async () => {
    const { book, booksFor } = await open();
    const { value } = await booksFor(edition('review-ebook'));
    expect(html(value.book)).toContain(
      '甲<ins class="revision">乙</ins>。见<a href="#ch02">后文</a>。<span class="review-id">01.001</span>',
    );
    expect(chaptersOf(value.book).flatMap(({ marks = [] }) => marks.map(({ label }) => label))).toEqual([
      '01.001',
      '02.001',
    ]);
    expect(value.book.meta.isbn).toBeUndefined();
    expect(chaptersOf(value.text)).toEqual(chaptersOf(book));
  });

  test('on paper has its ids in the margin', async () => {
    const { booksFor } = await open();
    expect(html((await booksFor(edition('review'))).value.book)).not.toContain('review-id');
  });

  test('of what changed alone: a link to what was left out is text', async () => {
    const { book, booksFor } = await open(true);
    const { value } = await booksFor(edition('review'));
    for (const each of [value.book, value.text]) expect(chaptersOf(each).map(({ id }) => id)).toEqual(['ch01']);
    expect(html(value.text)).toBe('<p>甲乙。见后文。</p>\n');
    expect(html(book)).toContain('<a href="#ch02">');
  });
});

test('a part that has nothing left is gone', async () => {
  const book = await parsedBook(['# 卷一\n', first, second]);
  const parted: Book = {
    ...book,
    body: [{ kind: 'part', id: 'part1', title: { full: '卷一', name: '卷一' }, body: book.body }],
  };
  expect(withChapters(parted, () => undefined).body).toEqual([]);
  expect(withChapters(parted, (chapter) => chapter)).toEqual(parted);
});

describe('a vertical book', () => {
  const speech = '# 第一章　“起”\n\n他说：“她问：‘去哪儿？’”[^1]\n\n“……”\n\n[^1]: “注”。\n';
  const quoted = async (yaml: string): Promise<string> => {
    const book = await parsedBook([speech], yaml);
    const booksFor = openPasses(book, { host: memoryHost({}), facesOf: () => [], inScript: (given) => given });
    const { text } = (await booksFor(edition('shu'))).value;
    expect(text.meta.identifier).not.toBe(book.meta.identifier);
    const [{ title, notes } = expect.fail('no chapter')] = chaptersOf(text);
    const words = notes.map(({ tokens }) =>
      tokens.map(({ content, children }) => children?.map((each) => each.content).join('') ?? content).join(''),
    );
    return [text.meta.title, title.full, html(text), ...words].join('\n').replace(/<[^>]*>|\s/g, '');
  };

  test('of the Mainland has 『「 」』', async () => {
    expect(await quoted('title: “石”')).toBe('『石』第一章『起』他说：『她问：「去哪儿？」』1『……』『注』。');
  });

  test('of Taiwan and Hong Kong has 「『 』」', async () => {
    for (const language of ['zh-Hant', 'zh-TW', 'zh-HK'])
      expect(await quoted(`title: “石”\nlanguage: ${language}`)).toBe(
        '「石」第一章「起」他说：「她问：『去哪儿？』」1「……」「注」。',
      );
  });

  test('in another language keeps its marks', async () => {
    expect(await quoted('title: “石”\nlanguage: ja')).toContain('他说：“她问：‘去哪儿？’”');
  });
});

test('Chinese numerals: each change has its place in the manuscript', async () => {
  const typed =
    '# 第1章　3人 *行*\n\n他 26 岁，**1956**年生[^1]，`26岁`，\n又3人。\n\n| 3个 | 3.5个 |\n| --- | --- |\n| 2个 | a |\n\n[^1]: 第26页。\n\n有13.5里，3里。\n';
  const book = await parsedBook([typed], 'title: 26天');
  const booksFor = openPasses(book, { host: memoryHost({}), facesOf: () => [], inScript: (given) => given });
  const { value, diagnostics } = await booksFor(edition('shuzi'));
  expect(value.text.meta.title).toBe('26天');
  const [chapter = expect.fail('no chapter')] = chaptersOf(value.text);
  expect(chapter.title).toEqual({ full: '第一章　三人 行', label: '第一章', name: '三人 行' });
  expect(html(value.text).replace(/<[^>]*>/g, '')).toMatchInlineSnapshot(`
    "他二十六岁，一九五六年生1，26岁，又三人。
    三个
    3.5个


    两个
    a



    有13.5里，三里。
    "
  `);
  expect(diagnostics.map(({ place, mended }) => `${place?.line}:${place?.column} ${mended?.before} → ${mended?.after}`))
    .toMatchInlineSnapshot(`
    [
      "1:4 1章 → 一章",
      "1:7 3人 → 三人",
      "3:3 26岁 → 二十六岁",
      "3:10 1956年 → 一九五六年",
      "4:2 3人 → 三人",
      "6:3 3个 → 三个",
      "8:3 2个 → 两个",
      "12:8 3里 → 三里",
      "10:8 26页 → 二十六页",
    ]
  `);
});

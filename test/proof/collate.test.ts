/**
 * 校勘 must find what is lost between the manuscript and its pages: a seeded spoiler takes something out of the
 * finished page of each kind of edition, and the fault must be said at the line of the manuscript where it stood.
 */

import { describe, expect, test } from 'vitest';
import { textOfBook, shownText } from '../../src/book/shown-text.ts';
import { visibleOf } from '../../src/book/visible.ts';
import { renderOptions } from '../../src/epub/lay-out-epub.ts';
import { chapter } from '../../src/pages/pages.ts';
import { readPage } from '../../src/pages/page-text.ts';
import { comparePainted } from '../../src/pdf/signatures/compare-painted.ts';
import { chapterOptions } from '../../src/pdf/sheets/setting.ts';
import { mannerOf } from '../../src/pdf/sheets/purposes.ts';
import { layOutBody } from '../../src/pdf/sheets/lay-out-body.ts';
import { chaptersOf, type Book } from '../../src/book/model.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';
import { bookSchema } from '../../src/config/schema.ts';
import { collate } from '../../src/proof/collate.ts';
import { collateContents } from '../../src/proof/contents.ts';
import { parsedBook } from '../helpers/parsed-book.ts';
import { seeded, type Random } from '../helpers/random.ts';
import { song } from '../helpers/song.ts';

const manuscript = `# 第一章　风起

雨从檐角落下来！他问：“谁在那里？”没有人答。[^甲]

## 旧信

运行 \`arch\` 之后，Rust 与 Go 两种语言各有 12 个例子。

![山门](gate.png "图一　山门")

勾股：$a^2+b^2=c^2$，三数皆整。

- 一盏灯
- 两卷书[^乙]

| 年 | 事 |
|---|---|
| 乙巳 | 修桥 |

{饕|tāo}餮不知足，{.从未.}停过。

### 尾声

天亮了。见[官网](https://example.org/a)。

[^甲]: 后来有人答了。
[^乙]: 其一已佚。
`;

const { templates, theme } = await song();
const withPicture: Book = await parsedBook([manuscript]).then((book) => ({
  ...book,
  assets: new Map([
    [
      'gate.png',
      {
        source: 'gate.png',
        name: 'image-001.png',
        mediaType: 'image/png',
        bytes: new Uint8Array(),
        width: 1,
        height: 1,
      },
    ],
  ]),
}));
const [only] = chaptersOf(withPicture);
if (only === undefined) throw new Error('the book has no chapter');
const chapterOne = only;

/** The page of the chapter in each kind of edition. */
const editions = {
  'an e-book': chapter(chapterOne, templates, renderOptions(withPicture, { writing: 'horizontal' }), 'zh-Hans').body,
  'print': chapter(chapterOne, templates, chapterOptions(withPicture, mannerOf(edition('print'))), 'zh-Hans').body,
  'a screen PDF': chapter(chapterOne, templates, chapterOptions(withPicture, mannerOf(edition('screen'))), 'zh-Hans')
    .body,
  'a review copy': chapter(chapterOne, templates, chapterOptions(withPicture, mannerOf(edition('review'))), 'zh-Hans')
    .body,
};

function edition(name: string) {
  const [found] = resolveEditions(bookSchema.parse({ language: 'zh-Hans' }), [name]).value;
  if (found === undefined) throw new Error(`there is no edition ${name}`);
  return found;
}

/** What is taken away, and the lines of the manuscript where it may have stood. */
const spoilers: Readonly<Record<string, (body: string, random: Random) => readonly [spoiled: string, text: string]>> = {
  'a mark lost': (body, random) => takeOut(body, /[！：？，。“”]/gu, random),
  'a Latin word lost': (body, random) => takeOut(body, /(?<=[\p{Script=Han}，] )(?:Rust|Go)(?= )/gu, random),
  'a figure lost': (body, random) => takeOut(body, /(?<= )12(?= )/gu, random),
  'two words swapped': (body) => [body.replace('Rust 与 Go', 'Go 与 Rust'), 'Rust'],
  'two characters swapped': (body, random) => swap(body, random),
  'a note mark lost': (body, random) =>
    takeOut(body, /<sup class="noteref">(?:<a[^>]*>)?[12](?:<\/a>)?<\/sup>/g, random, '[^'),
  'a heading lost': (body, random) => takeOut(body, /<h[23] id[^>]*>.*?<\/h[23]>/g, random),
  'a code span lost': (body) => takeOut(body, /<code>.*?<\/code>/g, seeded(0)),
  'a formula lost': (body) => takeOut(body, /<math[^]*?<\/math>/g, seeded(0), '勾股'),
  'a block doubled': (body, random) => double(body, random),
  'a picture lost': (body) => takeOut(body, /<img[^>]*>/g, seeded(0), '!['),
  'a reading lost': (body) => takeOut(body, /<rt>.*?<\/rt>/g, seeded(0), 'tāo'),
  'a cell lost': (body, random) => takeOut(body, /<td[^>]*>.*?<\/td>/g, random),
  'a note lost': (body) => takeOut(body, /<p>后来有人答了。<\/p>/g, seeded(0)),
};

/** `text` is what to look for in the manuscript; otherwise what was taken out, without its tags. */
function takeOut(body: string, pattern: RegExp, random: Random, text?: string): readonly [string, string] {
  const places = [...body.matchAll(pattern)].filter(
    ({ index }) => !isInTag(body, index) && visibleOf(body.slice(0, index)).length > 0,
  );
  const { 0: found, index } = random.pick(places);
  return [body.slice(0, index) + body.slice(index + found.length), text ?? around(body, index, found)];
}

/** Enough of the words beside it to know the line. */
function around(body: string, index: number, found: string): string {
  const words = found.replace(/<[^>]*>/g, '');
  if (words.length > 1) return words;
  const before = /[^<>\n]*$/.exec(body.slice(0, index))?.[0] ?? '';
  return before.length > 1
    ? before.slice(-2)
    : `${words}${/^[^<>\n]{0,2}/.exec(body.slice(index + found.length))?.[0] ?? ''}`;
}

function isInTag(body: string, index: number): boolean {
  return body.lastIndexOf('<', index - 1) > body.lastIndexOf('>', index - 1);
}

function swap(body: string, random: Random): readonly [string, string] {
  const pairs = [...body.matchAll(/(?<=>[^<]*)(?=(\p{Script=Han})(\p{Script=Han}))(?=\p{Script=Han}{3})/gu)].filter(
    ([, a, b]) => a !== b,
  );
  const { index, 1: a = '', 2: b = '' } = random.pick(pairs);
  return [body.slice(0, index) + b + a + body.slice(index + 2), body.slice(index, index + 3)];
}

function double(body: string, random: Random): readonly [string, string] {
  const blocks = [...body.matchAll(/<(p|li)>[^]*?<\/\1>/g)];
  const { 0: block, index } = random.pick(blocks);
  return [body.slice(0, index) + block + body.slice(index), /[\p{Script=Han}]{3}/u.exec(block)?.[0] ?? ''];
}

const lines = manuscript.split('\n');
const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const expected = textOfBook(withPicture);
const foundOn = (body: string) => [{ id: chapterOne.id, ...shownText(readPage(body).own) }];

describe.each(Object.entries(editions))('on the page of %s', (_, body) => {
  test('nothing is said of what is whole', () => {
    expect(collate(expected, foundOn(body), 'a.epub')).toEqual([]);
  });

  test.each(Object.entries(spoilers))('%s', (name, spoil) => {
    for (const seed of seeds) {
      const [spoiled, text] = spoil(body, seeded(seed));
      const said = collate(expected, foundOn(spoiled), 'a.epub');
      const written = lines.map((line) => visibleOf(line.replace(/[{}|.`]/g, '')));
      const where = `${name}, seed ${seed}, “${text}”: ${said.map(({ place, message }) => `${place?.line} ${message.en}`).join()}`;
      expect(
        said.map(({ code }) => code),
        where,
      ).toEqual(['text-is-complete']);
      const line = said[0]?.place?.line ?? 0;
      // The difference may show at the first thing that stands behind it.
      const near = [line, previousBlock(line)].some((at) => written[at - 1]?.includes(visibleOf(text)));
      expect(near, where).toBe(true);
    }
  });
});

/** The line of text before this one. */
function previousBlock(line: number): number {
  const above = lines.slice(0, line - 1).findLastIndex((text) => text.trim() !== '' && !text.startsWith('|--'));
  return above + 1;
}

describe('what is painted against what was sent', () => {
  const [page] = layOutBody({
    book: withPicture,
    edition: edition('print') as Parameters<typeof layOutBody>[0]['edition'],
    theme,
    templates,
    program: 'Keben',
  }).map((laid) => laid.set(new Set()));
  if (page === undefined) throw new Error('the book has no page');
  const read = readPage(page.body);
  const painted = read.painted.join('');
  const said = (text: string, pictures = 1) => comparePainted(page, read, { text, pictures });

  test('nothing is said of what is whole, nor of what a style adds or paints out of turn', () => {
    const ruby = painted.replace('tāo', '');
    expect(said(painted)).toEqual([]);
    expect(said(`${ruby}tāo••`)).toEqual([]);
    // The ornament of a theme of the author's own.
    expect(said(`${painted}◇`)).toEqual([]);
  });

  test.each([
    ['！', 3],
    ['arch', 7],
    ['Go', 7],
    ['c2', 11],
    ['饕餮', 20],
    ['官网', 24],
    ['其一已佚', 27],
  ])('“%s” is not there', (text, line) => {
    const [lost, ...more] = said(painted.replace(text === '饕餮' ? '饕' : text, ''));
    expect(more).toEqual([]);
    expect([lost?.code, lost?.place?.line]).toEqual(['pages-are-complete', line]);
  });

  test('a picture is not there', () => {
    expect(said(painted, 0).map(({ code, place }) => `${code} ${place?.line}`)).toEqual(['pictures-are-printed 9']);
    expect(said(painted, 2)).toEqual([]);
  });

  test('something is there twice', () => {
    expect(said(painted.replace('两卷书', '两卷书两卷书'))[0]?.message.en).toContain('added');
  });
});

describe('the contents', () => {
  const listed = ['第一章　风起', '旧信'];
  const said = (entries: readonly string[], depth = 2) =>
    collateContents(withPicture, entries, { name: 'a.epub', depth }).map(
      ({ place, message }) => `${place?.file}:${place?.line ?? ''} ${message.en}`,
    );

  test('as deep as the edition lists', () => {
    expect(said(listed)).toEqual([]);
    expect(said([...listed, '尾声'], 3)).toEqual([]);
  });

  test('a heading that is not listed is named at its line', () => {
    expect(said([listed[0] ?? ''])[0]).toMatch(/^book\/ch01\.md:5 collation: the contents of a\.epub lack “旧信”/);
    expect(said(['旧信'])[0]).toMatch(/^book\/ch01\.md:1 /);
    expect(said([...listed, '旧信'])[0]).toContain('have “旧信” besides');
  });
});

test('chapters that change places, come twice or are missing', async () => {
  const book = await parsedBook(['# 甲\n\n一。', '# 乙\n\n二。', '# 丙\n\n三。']);
  const wanted = textOfBook(book);
  const found = wanted.map(({ id, text }) => ({ id, ...shownText(text()) }));
  const codes = (order: readonly number[]) =>
    collate(
      wanted,
      order.flatMap((index) => found[index] ?? []),
      'a.epub',
    ).map(({ code, place }) => `${code} ${place?.file ?? ''}`);
  expect(codes([0, 1, 2])).toEqual([]);
  expect(codes([1, 0, 2])).toEqual(['chapters-are-in-order book/ch01.md']);
  expect(codes([0, 2])).toEqual(['text-is-complete book/ch02.md']);
  expect(codes([0, 1, 1, 2])).toEqual(['chapters-are-in-order book/ch03.md']);
});

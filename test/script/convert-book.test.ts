/** A book in another script: what is converted, and what stays. */

import { describe, expect, test } from 'vitest';
import { chaptersOf, itemsOf, type Book } from '../../src/book/model.ts';
import type { ChineseScript } from '../../src/config/scripts.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { convertBook, planFor } from '../../src/script/convert-book.ts';
import type { Decisions } from '../../src/script/converter.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

function inScript(book: Book, script: ChineseScript, decided: Decisions = new Map()): Book {
  const plan = planFor(book, script) ?? expect.fail('no plan');
  return convertBook(book, plan, { script, decided });
}

function html(book: Book): string[] {
  return chaptersOf(book).map((chapter) => {
    const { heading, body, notes } = renderChapter(
      chapter,
      { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source },
      chapter.title.couplet ?? [chapter.title.name],
    );
    return [...(heading?.names ?? []), body, ...notes.map((note) => note.html)].join('');
  });
}

async function body(text: string, script: ChineseScript = 'zh-Hant-TW', yaml = ''): Promise<string> {
  const [shown = ''] = html(inScript(await parsedBook([`# 第一章\n\n${text}\n`], yaml), script));
  return shown.trim();
}

describe('text', () => {
  test.each([
    ['他说：“走吧。”', '<p>他說：「走吧。」</p>'],
    // A word goes on across markup, notes and lines of the file.
    [
      '她的头**发**，头[发](https://a.cn/头发)。',
      '<p>她的頭<strong>髮</strong>，頭<a href="https://a.cn/%E5%A4%B4%E5%8F%91">髮</a>。</p>',
    ],
    [
      '皇[^1]后。\n\n[^1]: 太后。',
      '<p>皇<sup class="noteref"><a id="ch01-r1" href="#ch01-n1">1</a></sup>后。</p>\n<p>太后。</p>',
    ],
    ['{头发|tóu fa}乱', '<p><ruby class="latin">頭髮<rp>（</rp><rt>tóu fa</rt><rp>）</rp></ruby>亂</p>'],
    ['> 头\n> 发', '<blockquote><p>頭髮</p>\n</blockquote>'],
    // No face of Taiwan has these variants.
    ['乞匄携养，歘然而去。', '<p>乞丐攜養，欻然而去。</p>'],
  ])('%s', async (text, expected) => {
    expect(await body(text)).toBe(expected);
  });

  test('alternative texts, captions and titles are converted, code, formulas, addresses and ids stay', async () => {
    const shown = await body(
      [
        '![远处的云](图/云.png "图里的发丝")',
        '`头发` 和 <kbd>后台</kbd> 与 $发$，见 <https://zh.wikipedia.org/wiki/头发>，[后文](https://a.cn "说明")。',
        '```\n头发\n```',
        '## 头发 {#toufa}',
        '<span title="说明">头发</span><span lang="ja">国の头发</span>',
      ].join('\n\n'),
    );
    expect(shown).toContain('alt="遠處的雲"');
    expect(shown).toContain('src="图/云.png"');
    expect(shown).toContain('<figcaption>圖裡的髮絲</figcaption>');
    expect(shown).toContain('<code>头发</code> 和 <kbd>后台</kbd>');
    expect(shown).toContain('title="說明">後文</a>');
    expect(shown).toContain('wiki/头发</a>');
    expect(shown).toContain('<pre><code>头发\n</code></pre>');
    expect(shown).toContain('頭髮</h2>');
    expect(shown).toContain('<span title="說明">頭髮</span><span lang="ja" xml:lang="ja">国の头发</span>');
  });

  test('a speech goes on from paragraph to paragraph', async () => {
    expect(await body('他说：“一。\n\n“‘二。\n\n“‘三。’”')).toBe(
      '<p>他說：「一。</p>\n<p class="open-mark">「『二。</p>\n<p class="open-mark">「『三。』」</p>',
    );
  });

  test('to Simplified', async () => {
    expect(await body('他說：「『走』吧。」', 'zh-Hans', 'language: zh-Hant')).toBe('<p>他说：“‘走’吧。”</p>');
  });
});

describe('the book', () => {
  const yaml = [
    'title: 三国后传',
    'subtitle: 头发',
    'author: 罗贯中',
    'publisher: 后台出版社',
    'description: “头发”的故事',
    'subjects: [小说]',
    'series: { name: 丛书 }',
    'slug: sanguo',
    'copyright: { notice: 版权所有, editors: [钟某] }',
  ].join('\n');

  test('titles, outline and metadata are converted; the slug, numbers and dates stay', async () => {
    const book = await parsedBook(
      ['# 第一回　宴桃园豪杰三结义　斩黄巾英雄首立功\n\n- 时间：后天\n\n## 发丝\n\n正文。\n'],
      yaml,
    );
    const made = inScript(book, 'zh-Hant-TW');
    const [chapter] = chaptersOf(made);
    expect(chapter?.title).toEqual({
      full: '第一回　宴桃園豪傑三結義　斬黃巾英雄首立功',
      label: '第一回',
      name: '宴桃園豪傑三結義　斬黃巾英雄首立功',
      couplet: ['宴桃園豪傑三結義', '斬黃巾英雄首立功'],
    });
    expect(chapter?.outline).toMatchObject([{ id: 'ch01-s01', text: '髮絲', line: 5 }]);
    const { modified, identifier, ...meta } = made.meta;
    expect(modified).toBe(book.meta.modified);
    expect(identifier).not.toBe(book.meta.identifier);
    expect(meta).toEqual({
      title: '三國後傳',
      subtitle: '頭髮',
      slug: 'sanguo',
      language: 'zh-Hant-TW',
      creators: [{ name: '羅貫中', role: 'aut' }],
      publisher: '後臺出版社',
      description: '「頭髮」的故事',
      subjects: ['小說'],
      series: { name: '叢書' },
      copyright: { notice: '版權所有', editors: ['鍾某'] },
    });
  });

  test('titles of parts too; a title with markup is found in the heading as it is written', async () => {
    const book = await parsedBook(['# 第二章　头**发**乱[^1]\n\n正文。\n\n[^1]: 注。\n']);
    const parted: Book = {
      ...book,
      body: [
        { kind: 'part', id: 'part1', title: { full: '卷一　后传', label: '卷一', name: '后传' }, body: book.body },
      ],
    };
    const made = inScript(parted, 'zh-Hant-HK');
    expect(itemsOf(made).map(({ title }) => title.full)).toEqual(['卷一　後傳', '第二章　頭髮亂']);
    expect(html(made)[0]).toContain('頭<strong>髮</strong>亂');
  });

  test('every line keeps its place and its length', async () => {
    const book = await parsedBook(['# 章\n\n头发，𠀀“后”。\n后来。\n']);
    const [before, after] = [book, inScript(book, 'zh-Hant-TW')].map((each) =>
      chaptersOf(each).flatMap(({ prose }) => prose),
    );
    expect(after?.map(({ line, column, text }) => [line, column, [...text].length])).toEqual(
      before?.map(({ line, column, text }) => [line, column, [...text].length]),
    );
    expect(after?.map(({ text }) => text).join('')).toContain('頭髮');
  });

  test('what the author decided holds in the chapters where it is asked, and changes no other', async () => {
    const book = await parsedBook(['# 一\n\n河干了。\n', '# 二\n\n正文。\n']);
    const [one, two] = [new Map(), new Map([['干', new Map([['河［干］了', '乾']])]])].map((decided) =>
      inScript(book, 'zh-Hant-TW', decided),
    );
    expect(html(one ?? book)[0]).toBe('<p>河幹了。</p>\n');
    expect(html(two ?? book)[0]).toBe('<p>河乾了。</p>\n');
  });

  test('in a language that is not Chinese there is no plan', async () => {
    expect(planFor(await parsedBook(['# 一\n\n国\n'], 'language: ja'), 'zh-Hans')).toBeUndefined();
  });
});

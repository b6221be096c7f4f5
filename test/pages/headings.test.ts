/** A chapter's opener shows its heading as written; contents, heads and bookmarks list it as plain text. */

import { beforeAll, describe, expect, test } from 'vitest';
import { chaptersOf, type Book, type Chapter } from '../../src/book/model.ts';
import { passagesOf } from '../../src/book/passages.ts';
import { chapter, type ChapterOptions } from '../../src/pages/pages.ts';
import type { Templates } from '../../src/pages/templates.ts';
import { parsedBook } from '../helpers/parsed-book.ts';
import { song } from '../helpers/song.ts';

let templates: Templates;
beforeAll(async () => {
  ({ templates } = await song());
});

const screen: ChapterOptions = { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source };
const paper: ChapterOptions = { ...screen, links: 'note' };

async function firstOf(text: string): Promise<{ book: Book; first: Chapter }> {
  const book = await parsedBook([text]);
  const [first] = chaptersOf(book);
  if (first === undefined) throw new Error('no chapter');
  return { book, first };
}

async function opener(
  text: string,
  options = screen,
): Promise<{ listed: string; shown: string; notes: string; text: string }> {
  const { first } = await firstOf(text);
  const { body, title } = chapter(first, templates, options, 'zh-Hans');
  const shown = /<h1[^>]*>(.*)<\/h1>/.exec(body)?.[1] ?? '';
  const name = /<span class="chapter-name">(.*)<\/span>/.exec(shown)?.[1] ?? '';
  return {
    listed: title,
    shown: name,
    notes: /<ol class="notes-list">[^]*<\/ol>/.exec(body)?.[0] ?? '',
    text: passagesOf(first)
      .map((passage) => passage.text)
      .join(''),
  };
}

describe('a chapter', () => {
  test('has two halves of a title where both are of Han, and of one length', async () => {
    const coupletOf = async (title: string) => (await firstOf(`# ${title}\n\n文。`)).first.title.couplet;
    expect(await coupletOf('第一回 渡口听钟声 山门遇故人')).toEqual(['渡口听钟声', '山门遇故人']);
    expect(await coupletOf('第一回 AI 初入世 GPT 又登场')).toBeUndefined();
    expect(await coupletOf('AlphaGo出山 李世石应战')).toBeUndefined();
    expect(await coupletOf('Hello, World!')).toBeUndefined();
    expect(await coupletOf('Hello, Cargo!')).toBeUndefined();
  });

  test.each([
    ['# 第三章　水是 H<sub>2</sub>O', '第三章　水是 H2O', '水是 H<sub>2</sub>O'],
    [
      '# 第三章　{铜镜|tóng jìng}记',
      '第三章　铜镜记',
      '<ruby class="latin">铜镜<rp>（</rp><rt>tóng jìng</rt><rp>）</rp></ruby>记',
    ],
    ['# 第三章　~~旧题~~新题', '第三章　新题', '<del>旧题</del>新题'],
    [
      '# 第三章　用 `arch` 与 **粗** *斜*',
      '第三章　用 arch 与 粗 斜',
      '用 <code>arch</code> 与 <strong>粗</strong> <em>斜</em>',
    ],
    ['# 第三章　见[官网](https://example.org/)', '第三章　见官网', '见<a href="https://example.org/">官网</a>'],
    ['# 第三章　上行<br>下行', '第三章　上行 下行', '上行<br/>下行'],
    ['# 晨 ~~午~~ 昏', '晨 昏', '晨 <del>午</del> 昏'],
    ['# 第三章　平常的题目', '第三章　平常的题目', '平常的题目'],
  ])('%s', async (written, listed, shown) => {
    expect(await opener(`${written}\n\n正文。`)).toMatchObject({ listed, shown });
  });

  test('a formula is shown as one; listed by its characters, or its TeX', async () => {
    const { listed, shown } = await opener('# 论 $\\alpha+\\beta$ 与 $x^2$\n\n正文。');
    expect(listed).toBe('论 α+β 与 x^2');
    expect(shown.match(/<math/g)?.length).toBe(2);
  });

  test('the mark of a note is a link to it, and the first of the chapter; on paper a number', async () => {
    const text = '# 第三章　题[^a]\n\n正文[^b]。\n\n[^a]: 题注。\n\n[^b]: 文注。';
    const { listed, shown, notes } = await opener(text);
    expect(listed).toBe('第三章　题');
    expect(shown).toBe('题<sup class="noteref"><a id="ch03-r1" href="#ch03-n1">1</a></sup>');
    expect(notes).toMatch(/href="#ch03-r1"[^]*题注[^]*href="#ch03-r2"[^]*文注/);
    expect((await opener(text, paper)).shown).toBe('题<sup class="noteref">1</sup>');
  });

  test('a mark behind the label stays there; a chapter of a label alone keeps its mark', async () => {
    const { first } = await firstOf('# 第三章[^a]　题\n\n正文。\n\n[^a]: 注。');
    expect(chapter(first, templates, paper, 'zh-Hans').body).toContain(
      '<span class="chapter-label">第三章<sup class="noteref">1</sup></span> <span class="chapter-name">题</span>',
    );
    const { first: bare } = await firstOf('# 第三章[^a]\n\n正文。\n\n[^a]: 注。');
    expect(chapter(bare, templates, paper, 'zh-Hans').body).toContain(
      '<span class="chapter-label">第三章<sup class="noteref">1</sup></span></h1>',
    );
  });

  test('a couplet keeps its two lines', async () => {
    const { shown, listed } = await opener('# 第三回　春水*初生*映柳　秋山[^a]欲老藏云\n\n正文。\n\n[^a]: 注。', paper);
    expect(listed).toBe('第三回　春水初生映柳　秋山欲老藏云');
    expect(shown).toBe(
      '<span class="couplet">春水<em>初生</em>映柳</span> <span class="couplet">秋山<sup class="noteref">1</sup>欲老藏云</span>',
    );
  });

  test('what is compared with a finished file is what the opener prints', async () => {
    expect((await opener('# 第三章　~~旧题~~新题\n\n正文。')).text).toBe('第三章旧题新题正文。');
  });
});

test('sections are listed in the same way', async () => {
  const { first } = await firstOf(
    '# 第三章　题\n\n## <ruby>汉<rt>hàn</rt></ruby>字 H<sub>2</sub>O[^a]\n\n文。\n\n## ~~旧~~新\n\n文。\n\n[^a]: 注。',
  );
  expect(first.outline.map(({ text }) => text)).toEqual(['汉字 H2O', '新']);
});

test('the second heading of a name is found as GitHub calls it', async () => {
  const { first } = await firstOf('# 题\n\n## 同名\n\n甲。\n\n## 同名\n\n乙，见[后一处](#同名-1)。');
  expect(chapter(first, templates, screen, 'zh-Hans').body).toContain('<a href="#c001-s02">后一处</a>');
});

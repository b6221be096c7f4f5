/** Ids and marks in a chapter, read off the XHTML that comes of it. */

import { describe, expect, test } from 'vitest';
import type { Chapter } from '../../src/book/model.ts';
import { identified } from '../../src/host/digest.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { assignIds } from '../../src/review/assign-ids.ts';
import { comparePassages } from '../../src/review/compare.ts';
import { emptyLedger } from '../../src/review/ledger.ts';
import { markChapter } from '../../src/review/mark-chapter.ts';
import { flowsOf } from '../../src/review/passages.ts';

function chapterOf(text: string): Chapter {
  const parsed = parseSource({ path: '01.md', name: '01', text }).value[0];
  if (parsed === undefined) throw new Error('no chapter');
  const chapter: Chapter = {
    ...parsed,
    kind: 'chapter',
    id: 'ch01',
    title: { full: '第一章', name: '' },
    depth: 0,
    outline: [],
    count: { withMarks: 0, withoutMarks: 0 },
  };
  return identified(chapter, parsed);
}

function reviewChapter(chapter: Chapter) {
  return {
    file: '01.md',
    title: '第一章',
    wanted: '01',
    passages: flowsOf(chapter).flatMap(({ passages }) => passages.map(({ text }) => text)),
  };
}

/** The XHTML of the new text, marked against the old one. */
function marked(old: string, fresh: string, idsInText = false): string {
  const [before, now] = [chapterOf(old), chapterOf(fresh)];
  const first = assignIds([reviewChapter(before)], emptyLedger);
  const second = assignIds([reviewChapter(now)], first.ledger);
  const changes = comparePassages(first.ledger.chapters[0]?.passages ?? [], second.ledger.chapters[0]?.passages ?? []);
  const [ids] = second.ids;
  if (ids === undefined) throw new Error('no ids');
  const chapter = markChapter(now, { ids, changes, idsInText });
  return renderChapter(chapter, { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source })
    .body;
}

function bare(html: string): string {
  return html
    .replace(/ id="[^"]*"| class="(?:revision|changed)"/g, '')
    .replaceAll('<span></span>', '')
    .replaceAll(' changed"', '"')
    .replaceAll('\n', '');
}

describe('ids', () => {
  test.each([
    ['a paragraph', '正文。', '<p id="ch01-passage1">正文。</p>'],
    ['a heading keeps its own', '## 小题\n\n正文。', '<h2 id="ch01-s01">小题</h2>\n<p id="ch01-passage2">正文。</p>'],
    ['a tight item', '- 甲\n- 乙', '<ul><li id="ch01-passage1">甲</li>\n<li id="ch01-passage2">乙</li>\n</ul>'],
    [
      'a stanza',
      '> 白日依山，  \n> 黄河入海。',
      '<div class="verse"><div id="ch01-passage1" class="stanza"><p class="line">白日依山，</p>\n<p class="line">黄河入海。</p>\n</div>\n</div>',
    ],
  ])('%s', (_, text, expected) => {
    const source = `# 第一章\n\n${text}\n`;
    expect(marked(source, source).replaceAll('\n', '')).toBe(expected.replaceAll('\n', ''));
  });

  test('in the text, where there is no margin', () => {
    expect(marked('# 第一章\n\n正文。\n', '# 第一章\n\n正文。\n', true)).toContain(
      '正文。<span class="review-id">01.001</span></p>',
    );
  });

  test('a note has one', () => {
    const chapter = chapterOf('# 第一章\n\n正文[^1]。\n\n[^1]: 注文。\n');
    const { ids } = assignIds([reviewChapter(chapter)], emptyLedger);
    const { marks } = markChapter(chapter, {
      ids: ids[0] ?? { prefix: '', numbers: [] },
      changes: [],
      idsInText: false,
    });
    expect(marks?.map(({ label }) => label)).toEqual(['01.001', '01.002']);
  });
});

describe('marks', () => {
  test.each([
    [
      'words in and out',
      '半夜里雨停了，檐下还在滴水。',
      '天亮后雨停了，檐下还在滴水。',
      '<p><del>半夜里</del><ins>天亮后</ins>雨停了，檐下还在滴水。</p>',
    ],
    [
      'markup stays around its text',
      '他说**雨停了**，走了出去。',
      '他说**雨终于停了**，走了出去。',
      '<p>他说<strong>雨<ins>终于</ins>停了</strong>，走了出去。</p>',
    ],
    [
      'words over the edge of markup',
      '雨停了，檐下滴水，天亮。',
      '雨停了，檐下**慢慢地**滴水，天亮。',
      '<p>雨停了，檐下<strong><ins>慢慢地</ins></strong>滴水，天亮。</p>',
    ],
    [
      'a new paragraph',
      '石头不会说话。\n\n灯也不会。',
      '石头不会说话。\n\n雨停了。\n\n灯也不会。',
      '<p>石头不会说话。</p><p><ins>雨停了。</ins></p><p>灯也不会。</p>',
    ],
    [
      'one that is gone',
      '石头不会说话。\n\n雨停了。\n\n灯也不会。',
      '石头不会说话。\n\n灯也不会。',
      '<p>石头不会说话。</p><p class="removed"><del>雨停了。</del></p><p>灯也不会。</p>',
    ],
    [
      'one that is gone at the end',
      '石头不会说话。\n\n雨停了。',
      '石头不会说话。',
      '<p>石头不会说话。</p><p class="removed"><del>雨停了。</del></p>',
    ],
    [
      'an item that is gone stands before its list',
      '石头。\n\n- 甲一\n- 乙二\n- 丙三',
      '石头。\n\n- 甲一\n- 丙三',
      '<p>石头。</p><p class="removed"><del>乙二</del></p><ul><li>甲一</li><li>丙三</li></ul>',
    ],
    [
      'a paragraph of a quotation stands in it',
      '> 甲一。\n>\n> 乙二。\n>\n> 丙三。',
      '> 甲一。\n>\n> 丙三。',
      '<blockquote><p>甲一。</p><p class="removed"><del>乙二。</del></p><p>丙三。</p></blockquote>',
    ],
    [
      'a line of verse',
      '> 白日依山尽，  \n> 黄河入海流。',
      '> 白日依山尽，  \n> 长河入海流。',
      '<div class="verse"><div class="stanza"><p class="line">白日依山尽，</p><p class="line"><del>黄</del><ins>长</ins>河入海流。</p></div></div>',
    ],
    [
      'a sign that needs escaping',
      '若 a < b，走。',
      '若 a < c，走。',
      '<p>若 a &lt; <del>b</del><ins>c</ins>，走。</p>',
    ],
  ])('%s', (_, old, fresh, expected) => {
    expect(bare(marked(`# 第一章\n\n${old}\n`, `# 第一章\n\n${fresh}\n`))).toBe(expected);
  });

  test('the text that is there stays whole, whatever was changed', () => {
    const old = '# 第一章\n\n甲`乙`丙{饕餮|tāo tiè}丁。\n\n|一|二|\n|-|-|\n|三|四|\n\n![山](a.png "远山")\n';
    const fresh = '# 第一章\n\n甲`乙乙`丙{饕餮|tāo tiè}丁丁。\n\n|一|二|\n|-|-|\n|三|五|\n\n![山](a.png "远远的山")\n';
    const html = marked(old, fresh);
    const plain = (text: string) => text.replace(/<del[^>]*>.*?<\/del>/g, '').replace(/<[^>]*>/g, '');
    expect(plain(html)).toBe(plain(marked(fresh, fresh)));
    expect(html.match(/changed/g)).toHaveLength(3);
  });
});

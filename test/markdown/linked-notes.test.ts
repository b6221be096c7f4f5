/** Notes as links, as web pages and converters have them. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { mendingOf } from '../../src/mending/mending.ts';

function show(text: string): string[] {
  const file = { path: 'a.md', name: 'a.md', text };
  const { value, diagnostics } = parseSource(
    file,
    mendingOf((code) => ['note-is-marked', 'heading-has-text'].includes(code), 'curly'),
  );
  return [
    ...value.flatMap((chapter) => {
      const { body, notes } = renderChapter(
        { ...chapter, id: 'ch01' },
        { semantics: false, links: 'note', href: (id) => `#${id}`, image: (source) => source },
      );
      return [body.trim(), ...notes.map(({ number, html }) => `[${number}] ${html.trim()}`)];
    }),
    ...diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ''}`),
  ];
}

test('the note loses its sign, its names and the way back, and an emptied list, division or heading goes', () => {
  const text = `正文<sup><a href="#n1" id="r1">1</a></sup>，又[[2]](#n2)<a name="r2"></a>，又[^(3)^](#n3){#r3}。

**注释：**

<p id="n1"><a href="#r1">1</a>. 注<em>文</em>一。</p>

<ul><li><a name="n2"></a>[2] 注文二。<a href="#r2">返回</a></li></ul>

[(3)](#r3) []{#n3}注文三。
`;
  expect(show(text)).toEqual([
    '<p>正文<sup class="noteref">1</sup>，又<sup class="noteref">2</sup>，又<sup class="noteref">3</sup>。</p>',
    '[1] <p>注<em>文</em>一。</p>',
    '[2] <p>注文二。</p>',
    '[3] <p>注文三。</p>',
    'note-is-marked 5',
    'note-is-marked 7',
    'note-is-marked 9',
    'heading-has-text 3',
  ]);
});

test('a note of several paragraphs in an item is one', () => {
  const text =
    '正文<a href="#n1" id="r1">[一]</a>。\n\n<ol><li id="n1"><p>甲。</p><p>乙。<a href="#r1">↩︎</a></p></li></ol>\n';
  expect(show(text).slice(0, 2)).toEqual(['<p>正文<sup class="noteref">1</sup>。</p>', '[1] <p>甲。</p>\n<p>乙。</p>']);
});

test('ids may begin anew in each chapter', () => {
  const chapter = (name: string): string =>
    `# 第${name}章 ${name}\n\n正文<a href="#n1" id="r1">1</a>。\n\n<p id="n1"><a href="#r1">1</a> 注${name}。</p>\n\n`;
  expect(show(chapter('一') + chapter('二')).filter((line) => line.startsWith('[1]'))).toEqual([
    '[1] <p>注一。</p>',
    '[1] <p>注二。</p>',
  ]);
});

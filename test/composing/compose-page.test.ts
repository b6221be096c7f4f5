/** XHTML in, XHTML out: where lines end, which marks say that they are narrow, and what a press is held to. */

import { describe, expect, test } from 'vitest';
import { composePage } from '../../src/composing/compose-page.ts';
import { hyphenationOf, type Hyphenation } from '../../src/composing/hyphenate.ts';
import { readSource } from '../../src/composing/read-source.ts';
import { setPage } from '../../src/composing/set-page.ts';
import type { TypeStyle } from '../../src/composing/styles.ts';
import { plain } from './helper.ts';

const type: TypeStyle = {
  families: ['Song'],
  weight: 400,
  size: 10,
  tracking: 0,
  squeezes: true,
  spaces: true,
  breaks: true,
  isRaised: false,
  before: 0,
  after: 0,
  look: 'song',
};

/** Every block is eight characters wide and indents by two; elements are set like what is around them. */
function compose(
  html: string,
  types: Readonly<Record<string, Partial<TypeStyle>>> = {},
  hyphenation: Hyphenation = () => undefined,
) {
  const paragraphs = readSource(html).paragraphs;
  const elements = paragraphs.flatMap(({ block, inlines }) => [
    block,
    ...inlines.flatMap((inline) => ('of' in inline ? inline.of : [])),
  ]);
  const styles = {
    blocks: Object.fromEntries(
      paragraphs.map(({ block }) => [block.key, { left: 0, width: 80, indent: 20, size: 10 }]),
    ),
    types: Object.fromEntries(elements.map((each) => [each.key, { ...type, ...types[each.name] }])),
    things: Object.fromEntries(
      paragraphs.flatMap(({ inlines }) =>
        inlines.flatMap((inline) => (inline.kind === 'thing' ? [[`${inline.of.key}…${inline.html}`, 15]] : [])),
      ),
    ),
  };
  return composePage(
    setPage(html, {
      styles,
      measure: Object.assign(() => plain.advances, { marks: { centresStops: false, isVertical: false } }),
      hyphenation,
      kinsoku: 'basic',
      punctuation: 'quanjiao',
      ends: 'half',
    }),
  );
}

describe('lines in XHTML', () => {
  test('a line ends at a <wbr/>, the last of a paragraph where the paragraph does', () => {
    const { html, lines } = compose('<p>天地玄黄宇宙洪荒日月盈昃辰宿</p>');
    expect(html).toBe('<p><span class="composed">天地玄黄宇宙<wbr/>洪荒日月盈昃辰宿</span></p>');
    expect(lines).toEqual([
      { text: '天地玄黄宇宙', left: 20, right: 80, isFull: true },
      { text: '洪荒日月盈昃辰宿', left: 0, right: 80, isFull: false },
    ]);
  });

  test('a mark at the edge of a line says that it is narrow, marks that meet do not: the browser squeezes them', () => {
    const { html, lines } = compose('<p>天地玄黄宇。”洪荒：“日月盈昃辰，宿列</p>');
    expect(html).toBe(
      '<p><span class="composed">天地玄黄宇<span class="half">。”</span><wbr/>洪荒：“日月盈昃<wbr/>辰，宿列</span></p>',
    );
    // The blank half of the mark lies behind the line.
    expect(lines[0]).toMatchObject({ right: 85 });
  });

  test('marks that meet where a style ends are squeezed here', () => {
    expect(compose('<p>天<b>地”</b>，玄</p>', { b: { look: 'bold' } }).html).toBe(
      '<p><span class="composed">天<b>地<span class="half">”</span></b>，玄</span></p>',
    );
    expect(compose('<p>天<b>地”</b>，玄</p>').html).toBe('<p><span class="composed">天<b>地”</b>，玄</span></p>');
  });

  test.each([
    ['what may not be parted and is wider than the line', `天${'，'.repeat(20)}地`],
    ['marks that a browser squeezes in ways of its own', '天〝地〞玄'],
  ])('%s is left to the browser', (_, text) => {
    const { html, lines, byChrome } = compose(`<p>${text}</p><p>玄黄</p>`);
    expect(html).toBe(`<p>${text}</p><p><span class="composed">玄黄</span></p>`);
    expect([lines.length, byChrome]).toEqual([1, 1]);
  });

  test('a space at the end of a line is left to the next one, where it is none', () => {
    expect(compose('<p>天地玄黄宇宙 洪荒日月盈昃辰宿</p>').html).toContain('宇宙<wbr/> 洪荒');
  });

  test('entities, elements around text and line breaks of the author stay as they are', () => {
    expect(compose('<p>天—&amp;—地<em>&lt;黄</em><br/>宙洪荒</p>').html).toBe(
      '<p><span class="composed">天—&amp;—地<em>&lt;黄</em><br/>宙洪荒</span></p>',
    );
  });

  test('a thing has the width it was measured with, and stands on no line', () => {
    const { html, lines } = compose('<p>天地玄黄宇宙洪<ruby>荒<rt>huang</rt></ruby>日月盈昃辰宿列张</p>');
    expect(html).toBe(
      '<p><span class="composed">天地玄黄宇宙<wbr/>洪<ruby>荒<rt>huang</rt></ruby>日月盈昃辰<wbr/>宿列张</span></p>',
    );
    expect(lines.map(({ text }) => text)).toEqual(['天地玄黄宇宙', '洪日月盈昃辰', '宿列张']);
  });

  test('a 夹注 goes over the line in two rows; each part is balanced by itself, and its brackets are not set', () => {
    const mark = (bracket: string) => `<span class="note-mark">${bracket}</span>`;
    const note = (text: string) => `<span class="inline-note">${mark('（')}${text}${mark('）')}</span>`;
    const { html, lines } = compose(`<p>天地玄黄${note('甲乙丙丁戊己庚辛')}宇宙洪荒日月盈昃辰</p>`, {
      span: { size: 7, look: 'small' },
    });
    const rows = (style: string, one: string, two: string) =>
      `<span class="two-rows" style="${style}"><span class="note-row">${one}</span><span class="note-row">${two}</span></span>`;
    expect(html.replace(/(width|letter-spacing):[\d.]+px/g, '$1')).toBe(
      `<p><span class="composed">天地玄黄<span class="inline-note"><span class="note-mark"><span class="unset">（</span></span>${rows(
        'width;margin-left:1.25px;letter-spacing',
        '甲乙',
        '丙丁',
      )}<wbr/>${rows('width;margin-right:1.25px;letter-spacing', '戊己', '庚辛')}<span class="note-mark"><span class="unset">）</span></span></span>宇宙洪荒日月<wbr/>盈昃辰</span></p>`,
    );
    expect(lines.map(({ text, left, right }) => [text, left, right])).toEqual([
      ['天地玄黄', 20, undefined],
      ['宇宙洪荒日月', undefined, 80],
      ['盈昃辰', 0, 30],
    ]);
    // In a title it is one thing.
    expect(compose(`<h2>天${note('甲乙丙，丁')}</h2>`).html).toBe(
      `<h2>天<span class="inline-note"><span class="note-mark unset">（</span>${rows('margin-inline:.18em', '甲乙丙，', '丁')}<span class="note-mark unset">）</span></span></h2>`,
    );
  });

  test('a blank typed between Han and Western text is not set, one between words or beside code is', () => {
    const { html } = compose('<p>天 <b>AI</b> 地， AI\n玄 x y <code>z</code> 黄</p>', { code: { spaces: false } });
    expect(compose('<h2>天 <b>AI</b> 地</h2>').html).toBe(
      '<h2>天<span class="gap"></span><b>AI</b><span class="gap"></span>地</h2>',
    );
    expect(html.replace(/<\/?(?:span|wbr)[^>]*>/g, '')).toBe('<p>天<b>AI</b>地，AI玄x y <code>z</code> 黄</p>');
  });

  test('nor one beside the blank half of a mark, but one between Han and behind a word is', () => {
    const { html } = compose('<p>（天） 地，<b>“玄”</b> 黄 “宇” 宙。 洪 荒 A (日) 月</p>', {});
    expect(html.replace(/<\/?(?:span|wbr)[^>]*>/g, '')).toBe('<p>（天）地，<b>“玄”</b>黄“宇”宙。洪 荒A (日) 月</p>');
    expect(compose('<p>84　天 地 A</p>', {}).html.replace(/<[^>]*>/g, '')).toBe('84　天 地A');
    expect(compose('<h2>（天） 地</h2>').html).toBe('<h2>（天）地</h2>');
  });

  test('gaps beside Western text grow to a quarter of an em before others do, and none at the edge of a line', () => {
    const { html } = compose('<p>天地A玄黄宇BB<b>宙</b>洪荒日月盈昃辰宿C列</p>', {});
    // So they do in a last line.
    const gap = '<span style="margin-left:1.25px"></span>';
    expect(html).toBe(
      `<p><span class="composed">天地${gap}A${gap}玄黄宇<wbr/>BB${gap}<b>宙</b>洪荒日月盈<wbr/>昃辰宿${gap}C${gap}列</span></p>`,
    );
  });

  test('a space that grows ends before the mark behind it begins', () => {
    const { html } = compose('<p>天地玄<code>a</code> （黄）宇宙洪荒日月盈昃</p>', {
      code: { spaces: false, look: 'mono' },
    });
    expect(html).toMatch(/<span style="word-spacing:[\d.]+px"> <\/span><span class="half">（/);
  });

  test('a word whose language is known is hyphenated where its line lacks much, any other is not', async () => {
    const hyphenation = await hyphenationOf(['en-GB', 'zh-Hant']);
    const page = (lang: string) => `<p>天地玄<span${lang}>characteristics</span>宇宙洪荒日月盈昃</p>`;
    const { html, lines } = compose(page(' lang="en-GB"'), {}, hyphenation);
    expect(html.replace(/<span style[^>]*><\/span>/g, '')).toContain(
      '玄<span lang="en-GB">char<span class="hyphen">-</span><wbr/>acteristics</span>',
    );
    expect(lines[0]).toMatchObject({ text: '天地玄char-', right: 80, isFull: true });
    for (const lang of ['', ' lang="zh-Hant"', ' lang="x-none"'])
      expect(compose(page(lang), {}, hyphenation).html, lang).not.toContain('hyphen');
  });

  test('what cannot be set here stays as it is, but for its addresses', () => {
    const { html, lines } = composePage(
      setPage('<p>天地 https://example.org/a/b 玄黄</p>', {
        styles: { blocks: {}, types: {}, things: {} },
        measure: Object.assign(() => plain.advances, { marks: { centresStops: false, isVertical: false } }),
        hyphenation: () => undefined,
        kinsoku: 'basic',
        punctuation: 'quanjiao',
        ends: 'half',
      }),
    );
    expect([html, lines]).toEqual(['<p>天地https://<wbr/>example<wbr/>.org/<wbr/>a/<wbr/>b玄黄</p>', []]);
  });
});

describe('paragraphs of a page', () => {
  const html =
    '<section class="a"><h1>题</h1><p id="x">天<b>地</b></p><ul><li>玄<ul><li>黄</li></ul></li><li><p>宇</p></li></ul><pre>code</pre><table><tr><td>格</td></tr></table></section>';

  test('are what stands in blocks, but for titles, code and cells', () => {
    expect(readSource(html).paragraphs.map(({ block, from, to }) => [block.name, html.slice(from, to)])).toEqual([
      ['p', '天<b>地</b>'],
      ['li', '玄'],
      ['li', '黄'],
      ['p', '宇'],
    ]);
  });

  test('are known by the elements around and beside them, without their ids', () => {
    expect(readSource(html).paragraphs[0]?.block.place).toEqual({
      before: '<section class="a"><h1></h1><p>',
      behind: '</p><ul></ul></section>',
    });
  });
});

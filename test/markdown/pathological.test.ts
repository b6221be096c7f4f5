/**
 * Input that no one writes, but that a slip of an editor or a script can make: every syntax reads it in one go and
 * loses nothing.
 */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';

function read(text: string): { html: string; codes: Set<string> } {
  const { value, diagnostics } = parseSource({ path: 'a.md', name: 'a.md', text });
  const bodies = value.map(
    (chapter) =>
      renderChapter(
        { ...chapter, id: 'c' },
        { semantics: false, links: 'link', href: (id) => id, image: (source) => source },
      ).body,
  );
  return { html: bodies.join(''), codes: new Set(diagnostics.map(({ code }) => code)) };
}

const many = 50_000;

test.each([
  ['braces', '{'],
  ['ruby that does not end', '{漢|'],
  ['dots that do not end', '{.漢'],
  ['ends of ids and classes', 'x]{.a}'],
  ['a class that does not end', '[x]{.a '],
  ['dollars', '$'],
  ['formulas that do not end', '$a '],
  ['notes that do not end', '〔夹注：甲'],
  ['ends of notes', '甲〕'],
  ['panels that do not end', '【'],
  ['colons', '：: '],
])('50,000 times: %s', (_, piece) => {
  const { html } = read(`甲${piece.repeat(many)}`);
  expect(html.replace(/<[^>]*>/g, '')).toContain(`甲${piece.repeat(many).slice(0, 1_000)}`.trimEnd());
});

test.each([
  ['containers in one another', '::: 注\n'.repeat(10_000) + '甲\n' + ':::\n'.repeat(10_000), 'nesting-is-bounded'],
  ['containers that do not end', '::: 注\n'.repeat(10_000) + '甲', 'container-is-closed'],
  ['unknown containers', '::: 甲\n'.repeat(10_000) + ':::\n'.repeat(10_000), 'container-is-known'],
  ['ends of containers', '甲\n' + ':::\n'.repeat(10_000), 'container-has-name'],
  ['containers in list items', '- ::: 注\n'.repeat(5_000) + '甲\n' + ':::\n'.repeat(5_000), 'container-is-closed'],
])('10,000 %s', (_, text, code) => {
  expect(read(text).codes).toContain(code);
});

const rows = 10_000;

test('rows of blocks', () => {
  expect(read('【甲】\n\n'.repeat(rows)).html.match(/<p class="open-mark">/g)).toHaveLength(rows);
  expect(read(`〔眉批：${'*甲* '.repeat(rows)}〕`).html).toContain('<span class="comment head-comment">');
  expect(read('甲\\\n'.repeat(rows) + '乙').html.match(/class="line"/g)).toHaveLength(rows + 1);
  expect(read('> [!NOTE]\n> 甲\n\n'.repeat(5_000)).html.match(/alert-note/g)).toHaveLength(5_000);
  expect(read('甲\n: 乙\n\n'.repeat(5_000)).html.match(/<dd>/g)).toHaveLength(5_000);
  expect(read('$$\nx\n\n'.repeat(5_000)).html).not.toContain('<math');
  expect(read('甲\n\n{.a}\n\n'.repeat(5_000)).html.match(/class="a"/g)).toHaveLength(4_999);
  expect(read('- 甲\n\n{.a}\n\n'.repeat(5_000)).html.match(/class="a"/g)).toHaveLength(5_000);
});

test('rows of tags that are none', () => {
  const { html } = read(`${'#aaaaaaaa '.repeat(20)}!\n\n`.repeat(400));
  expect(html.match(/#aaaaaaaa/g)).toHaveLength(8_000);
});

test('a block of code larger than readers take is named', () => {
  expect(read(`\`\`\`\n${'甲乙丙丁\n'.repeat(650_000)}\`\`\`\n`).codes).toEqual(new Set(['paragraph-is-bounded']));
});

test('one long address used ten thousand times is bounded, and the text stays', () => {
  const { html, codes } = read(`[a]: x${'y'.repeat(2_000)}.md\n\n${'[a]\n\n'.repeat(5_000)}`);
  expect(codes).toContain('link-is-safe');
  expect(html.match(/>a</g)).toHaveLength(5_000);
});

test('elements nested deeper than anyone writes are named', () => {
  expect(read(`甲${'<b>'.repeat(20_000)}${'</i>'.repeat(20_000)}`).codes).toContain('nesting-is-bounded');
});

test.each([
  ['a cell of a table', `|a|\n|-|\n|${'甲'.repeat(200_000)}|\n`],
  ['a line beside pictures', `![甲](b.png)\n${'*甲*'.repeat(50_000)}\n![乙](b.png)\n`],
  ['HTML of pandoc', `\`${'<b>甲</b>'.repeat(50_000)}\`{=html}\n`],
])('more pieces than a call takes arguments: %s', (_, text) => {
  expect(read(text).html.match(/甲/g)?.length).toBeGreaterThanOrEqual(50_000);
});

test('a heading that is a command for a page', () => {
  expect(read('甲\n\n\\newpage\n-\n\n乙').html).toContain('<hr');
});

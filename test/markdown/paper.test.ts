/** Paper has no links: the target of an outside link is a note, an inside link is plain text. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import type { RenderedChapter, RenderOptions } from '../../src/markdown/render-options.ts';

const paper: RenderOptions = { semantics: false, links: 'note', href: (id) => `#${id}`, image: (source) => source };

function render(text: string, options: RenderOptions): RenderedChapter {
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text }).value;
  if (chapter === undefined) throw new Error('no chapter');
  return renderChapter({ ...chapter, id: 'ch26' }, options);
}

test('targets stand among the notes, in order of first reference', () => {
  const { body, notes } = render('[甲](https://example.com/)乙[^1]丙\n\n[^1]: 注', paper);
  expect(body).toBe('<p>甲<sup class="noteref of-address">1</sup>乙<sup class="noteref">2</sup>丙</p>\n');
  expect(notes.map(({ number, backIds, html }) => [number, backIds, html])).toEqual([
    [1, [], '<p class="address">https://example.com/</p>\n'],
    [2, [], '<p>注</p>\n'],
  ]);
});

test('the same address has one note, an address that is its own text none', () => {
  const { body, notes } = render('[甲](https://a.b/x)[乙](https://a.b/x)<https://c.d/>', paper);
  expect(body).toBe(
    '<p>甲<sup class="noteref of-address">1</sup>乙<sup class="noteref of-address">1</sup>https://c.d/</p>\n',
  );
  expect(notes).toHaveLength(1);
});

test('the page of a link stands in brackets, and within brackets behind a comma', () => {
  const pageWords = { alone: ['（第', '页）'], inBrackets: ['，第', '页'] } as const;
  const [chapter] = parseSource({
    path: 'a.md',
    name: 'a.md',
    text: '[甲](#乙)，上文（[甲](#乙)）、（丙）[甲](#乙)',
  }).value;
  const tokens = chapter?.tokens.map((token) => {
    for (const child of token.children ?? [])
      if (child.type === 'link_open') child.meta = { ...child.meta, reference: '乙', target: 'ch27' };
    return token;
  });
  const { body } = renderChapter({ tokens: tokens ?? [], notes: [], id: 'ch26' }, { ...paper, pageWords });
  expect(body.replace(/<[^>]*>/g, '').trim()).toBe('甲（第页），上文（甲，第页）、（丙）甲（第页）');
});

test('a percent-encoded address reads as Chinese', () => {
  expect(render('[甲](https://zh.wikipedia.org/wiki/%E5%88%BB%E6%9C%AC)', paper).notes[0]?.html).toBe(
    '<p class="address">https://zh.wikipedia.org/wiki/刻本</p>\n',
  );
});

test('where the medium knows them, references say what they are', () => {
  const { body } = render('甲[^1]\n\n[^1]: 注', {
    ...paper,
    semantics: true,
    links: 'link',
    href: (id) => `ch26.xhtml#${id}`,
  });
  expect(body).toContain('<a id="ch26-r1" href="ch26.xhtml#ch26-n1" epub:type="noteref" role="doc-noteref">1</a>');
});

test('where lines run down, a line of code begins at the top', () => {
  const code = `\`\`\`\n    ${'x = y + '.repeat(6)}z\n\`\`\`\n`;
  expect(render(code, paper).body).toContain('style="padding-left:4.8em;text-indent:-4.8em"');
  expect(render(code, { ...paper, linesRunDown: true }).body).toContain(
    'style="padding-inline-start:4.8em;text-indent:-4.8em"',
  );
});

test('where lines run down, a formula in a line has short rows; a displayed one stays whole', () => {
  const formulas = (text: string, options: RenderOptions) => render(text, options).body.split('<math').length - 1;
  const down = { ...paper, linesRunDown: true };
  expect(formulas('若$H(x, x) = 1$，停。', paper)).toBe(1);
  expect(formulas('若$H(x, x) = 1$，停。', down)).toBe(2);
  expect(formulas('若$H_1$，停。', down)).toBe(1);
  expect(formulas('$$\nH(x, x) = 1\n$$\n', down)).toBe(1);
});

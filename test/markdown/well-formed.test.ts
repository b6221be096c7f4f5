/** Whatever is thrown at it, what comes out nests: a page that does not would be refused by every reader. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import type { ParsedChapter } from '../../src/markdown/parsed.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { walkHtml } from '../../src/markdown/walk-html.ts';

const scraps = [
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '*',
  '**',
  '> ',
  '- ',
  '\n',
  '\n\n',
  '# ',
  '## 作者注\n',
  '甲',
  '乙\\\n',
  '<table>',
  '<td>',
  '</table>',
  '<ul>',
  '<li>',
  '<ruby>',
  '<rt>',
  '</ruby>',
  '[a](b',
  ')',
  '`',
  '~~',
  '<a href="x">',
  '</a>',
  '![',
  '](c.png)',
  '[^1]',
  '\n[^1]: ',
  '^[',
  ']',
  '<!--',
  '-->',
  '<h2>',
  '</h2>',
  '<script>',
  '<figure>',
  '&lt;',
  '|',
  '\n|--|--|\n',
  '---\n',
  '```\n',
  '<img src=x>',
  '<br>',
  '    ',
  '\n::: 注 題\n',
  '\n::: 诗词\n',
  '\n:::\n',
  '{漢|hàn}',
  '{.甲.}',
  '[',
  '{#x .b}',
  '$x$',
  '\n$$\nx\n$$\n',
  '〔夹注：',
  '〔眉批：',
  '〕',
  '\n\n【甲】\n',
  '\n: ',
  '> [!NOTE]\n',
];
const voids = new Set(['br', 'hr', 'img']);

test('2,000 pages of scraps', () => {
  let seed = 26;
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let page = 0; page < 2_000; page += 1) {
    const text = Array.from({ length: 4 + next(40) }, () => scraps[next(scraps.length)]).join('');
    for (const chapter of parse(text)) {
      const { body, notes } = renderChapter(
        { ...chapter, id: 'c001' },
        { semantics: true, links: 'link', href: (id) => `#${id}`, image: (source) => source },
      );
      expect(problemOf(body), JSON.stringify(text)).toBeUndefined();
      for (const note of notes) expect(problemOf(note.html), JSON.stringify(text)).toBeUndefined();
    }
  }
});

function parse(text: string): readonly ParsedChapter[] {
  try {
    return parseSource({ path: 'a.md', name: 'a.md', text }).value;
  } catch (error) {
    throw new Error(JSON.stringify(text), { cause: error });
  }
}

/** The first tag that does not nest, or an id used twice. */
function problemOf(html: string): string | undefined {
  const open: string[] = [];
  const ids = new Set<string>();
  for (const event of walkHtml(html)) {
    if (event.kind === 'open') {
      const id = event.attributes.get('id');
      if (id !== undefined && ids.has(id)) return `id ${id}`;
      if (id !== undefined) ids.add(id);
      if (event.selfClosing !== voids.has(event.name)) return `<${event.name}>`;
      if (!event.selfClosing) open.push(event.name);
    } else if (event.kind === 'close' && open.pop() !== event.name) return `</${event.name}>`;
    else if (event.kind === 'comment' || event.kind === 'other') return event.kind;
  }
  return open.length > 0 ? `<${open.join('><')}>` : undefined;
}

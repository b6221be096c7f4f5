/**
 * Tables with code, figures and Latin: words stay whole where there is room, in smaller type where there is less; else
 * it is said.
 */

import { describe, expect, test } from 'vitest';
import { sayWideTables } from '../../src/book/wide-tables.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { breakableCode } from '../../src/markdown/table-width.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

function classOf(markdown: string, measure: number): string | undefined {
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: markdown }).value;
  if (chapter === undefined) throw new Error('no chapter');
  const { body } = renderChapter(
    { ...chapter, id: 'ch01' },
    { semantics: false, links: 'note', href: (id) => id, image: (source) => source, measure },
  );
  return /<table(?: class="([^"]*)")?>/.exec(body)?.[1];
}

const row = (cells: readonly string[]) =>
  `| ${cells.join(' | ')} |\n|${'---|'.repeat(cells.length)}\n| ${cells.join(' | ')} |\n`;

describe('the class of a table', () => {
  test('one that fits has none; running text of any length gives way', () => {
    expect(classOf(row(['编号', '1000', '说明很长很长很长很长很长很长很长很长很长很长很长']), 26)).toBeUndefined();
  });

  test('smaller type by steps, at last divided words', () => {
    const wide = row(['maximum', 'minimum', 'default', 'remarks', 'version']);
    expect([26, 20, 17, 15, 10].map((measure) => classOf(wide, measure))).toEqual([
      undefined,
      'table-wraps table-small',
      'table-wraps table-smaller',
      'table-wraps table-smallest',
      'table-smallest table-divided',
    ]);
  });

  test('an aligned column keeps its cells whole only where there is room', () => {
    const aligned = '| 甲 | 乙 |\n|:-:|---|\n| 这一格居中而且写得很长很长很长很长 | 乙 |\n';
    expect([26, 15].map((measure) => classOf(aligned, measure))).toEqual([undefined, 'table-wraps']);
  });
});

test('code in a cell may end a line behind the marks that part its words, and says the same', async () => {
  expect(breakableCode('app.net/pool-size_max')).toEqual(['app.', 'net/', 'pool-', 'size_', 'max']);
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: row(['`a.b`', '`c`']) }).value;
  if (chapter === undefined) throw new Error('no chapter');
  const { body } = renderChapter(
    { ...chapter, id: 'ch01' },
    { semantics: false, links: 'note', href: (id) => id, image: (source) => source },
  );
  expect(body).toContain('<td><code>a.<wbr/>b</code></td>');
  expect(body).toContain('<td><code>c</code></td>');
});

test('one that is too wide in the smallest type is said with its line', async () => {
  const book = await parsedBook([
    `# 题\n\n${row(['a', 'b'])}\n${row(Array.from({ length: 12 }, () => 'internationalization'))}`,
  ]);
  expect(
    sayWideTables(book, { measure: 26, edition: 'print' }).map(({ code, place }) => `${code} ${String(place?.line)}`),
  ).toEqual(['table-fits-line 7']);
});

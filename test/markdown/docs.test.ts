/**
 * docs/markdown.md and docs/commonmark.md are made from the extensions and the table of differences; here they are held
 * against them.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import differences from '../../scripts/commonmark-differences.json' with { type: 'json' };
import { chaptersOfPage, commonmarkPage, markdownPage } from '../../scripts/markdown-page.mjs';
import { allowedElements } from '../../src/markdown/html-policy.ts';
import { examples } from '../helpers/commonmark.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const folder = 'src/markdown/extensions';

it.each([
  [
    'docs/markdown.md',
    markdownPage(
      Object.fromEntries(chaptersOfPage.map(([file]) => [file, read(`${folder}/${file}.ts`)])),
      allowedElements,
    ),
  ],
  ['docs/commonmark.md', commonmarkPage(differences, examples.length)],
])('%s is fresh (else run: node scripts/build-reference.mjs)', (path, text) => {
  expect(read(path)).toBe(text);
});

it('every syntax has its chapter in docs/markdown.md', () => {
  // Raw HTML has one of another kind; the prose of a chapter is for rules, not for authors.
  const own = ['index.ts', 'safe-html.ts', 'prose-lines.ts', 'mended-text.ts'];
  const files = readdirSync(new URL(folder, root))
    .filter((name) => !own.includes(name))
    .map((name) => name.replace('.ts', ''));
  expect(chaptersOfPage.map(([file]) => file).sort()).toEqual(files.sort());
});

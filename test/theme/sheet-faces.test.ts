/** What the sheet of an author's theme says of faces: lists for print, and where a face is set. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../helpers/build.ts';
import { needs } from '../helpers/tools.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';
import { tracePage } from '../helpers/trace-page.ts';
import { packedFiles, unpack } from '../../src/epub/zip.ts';
import { readCmap } from '../../src/fonts/cmap.ts';
import { readTables } from '../../src/fonts/sfnt.ts';
import { roleUses } from '../../src/theme/roles.ts';
import { usesIn, withBookFamilies } from '../../src/theme/sheet-faces.ts';

const temp = tempFolder();

/** Builds a book with a theme of its own: what was said, the font of a character on its first page, the e-book. */
async function bookOf(files: Readonly<Record<string, string>>) {
  const folder = await temp();
  await writeFiles(path.join(folder, 'book'), { 'book.yaml': 'title: 山雨\nauthor: 某甲\ntheme: ./版式\n', ...files });
  const report = await build({
    manuscript: path.join(folder, 'book'),
    out: path.join(folder, 'out'),
    editions: ['ebook', 'print'],
    proof: true,
    write: true,
  });
  const { glyphs } = tracePage(path.join(folder, 'out/book-print.pdf'), 7);
  return {
    said: report.diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    fontOf: (text: string) => glyphs.find((glyph) => glyph.text === text)?.font,
    epub: await readFile(path.join(folder, 'out/book-ebook.epub')),
  };
}

function inPrint(css: string): { readonly css: string; readonly told: readonly string[] } {
  const { value, diagnostics } = withBookFamilies(css, 'a.css');
  return {
    css: value,
    told: diagnostics.map(
      ({ code, place, message }) => `${place?.line ?? ''}:${place?.column ?? ''} ${code} ${message.en}`,
    ),
  };
}

test.each([
  ['role(kai)', 'var(--kai)'],
  ['role(text)', 'var(--text)'],
  ['role(mono)', 'role(mono), var(--text)'],
  ['var(--kai)', 'var(--kai)'],
  ['var(--mine)', 'var(--mine), var(--text)'],
  ['serif', 'var(--text)'],
  ['role(mono), monospace', 'role(mono), role(mono), var(--text)'],
  ['"Keben Marks", role(reading), sans-serif', '"Keben Marks", role(reading), var(--text)'],
  ['inherit', 'inherit'],
])('for print %s is %s', (written, families) => {
  expect(inPrint(`.a {\n  color: #000; font-family: ${written} !important;\n}\n`)).toEqual({
    css: `.a {\n  color: #000; font-family: ${families} !important;\n}\n`,
    told: [],
  });
});

test.each([
  ['bold 1em/2 role(kai)', 'bold 1em/2 var(--kai)'],
  ['1em/var(--gap) role(mono), serif', '1em/var(--gap) role(mono), var(--text)'],
  ['small serif', 'small var(--text)'],
  ['inherit', 'inherit'],
])('and font: %s is %s', (written, font) => {
  expect(inPrint(`.a { font: ${written}; margin: 0 }`)).toEqual({ css: `.a { font: ${font}; margin: 0 }`, told: [] });
});

test('a family that the book has not is told at its place', () => {
  const { css, told } = inPrint(
    'p { margin: 0;\n  font-family: KaiTi, "PingFang SC", serif }\nh1 { font: 2em role(kia) }\n',
  );
  expect(css).toBe('p { margin: 0;\n  font-family: var(--text) }\nh1 { font: 2em var(--text) }\n');
  expect(told).toEqual([
    '2:16 face-is-known print has no face `KaiTi`: what is set in it has the face of the text',
    '2:23 face-is-known print has no face `PingFang SC`: what is set in it has the face of the text',
    '3:16 face-is-known print has no face `role(kia)`: what is set in it has the face of the text',
  ]);
});

test.each([
  ['p { font-family: role(kai) }', { kai: ['p'] }],
  ['.chapter > p.lead::first-line, dt { font: 1em var(--kai) }', { kai: ['.lead', 'dt'] }],
  [':is(.a, .b p):hover { font-family: role(mono) }', { mono: ['.a', 'p'] }],
  ['* { font-family: role(kai) } #id { font-weight: 700 }', { kai: ['*'], bold: ['*'] }],
  ['@media print { .a { font: bold 1em serif } } .b { font-weight: 400 }', { bold: ['.a'] }],
  ['@page { font-family: role(kai) } .a { --x: role(kai) }', {}],
])('%s is set in %o', (css, uses) => {
  expect(usesIn(css)).toEqual(uses);
});

test('the themes of Keben set faces in EPUBs only where every theme does', async () => {
  const sheets = (await readdir('styles/themes', { recursive: true })).filter((name) => name.endsWith('epub.css'));
  expect(sheets.length).toBeGreaterThan(1);
  for (const name of sheets) {
    const { kai = [], mono = [], reading = [] } = usesIn(await readFile(`styles/themes/${name}`, 'utf8'));
    const known = new Set<string>([...roleUses.kai, ...roleUses.mono, ...roleUses.reading]);
    expect([name, ...[...kai, ...mono, ...reading].filter((each) => !known.has(each))]).toEqual([name]);
  }
});

needs('mutool')('paragraphs in Kai are whole, in print and in the EPUB', async () => {
  const { said, fontOf, epub } = await bookOf({
    '01.md': '# 雨\n\n他想……“走吧。”é ₂ ℝ ↩\n',
    '版式/theme.json': JSON.stringify({
      roles: { text: 'song-regular', kai: 'kai', signs: 'signs', math: 'math' },
      styles: ['epub.css', 'print.css'],
    }),
    '版式/epub.css': 'p { font-family: role(kai) }\n',
    '版式/print.css': 'p { font-family: role(kai), KaiTi, serif }\n',
  });
  expect(said).toEqual(['warning face-is-known']);
  expect(['走', '…', '“', 'ℝ'].map(fontOf)).toEqual([
    'LXGWWenKai-Regular',
    'NotoSerifSC-Regular',
    'NotoSerifSC-Regular',
    'STIXTwoMath-Regular',
  ]);
  const kai = (packedFiles(epub) ?? []).find((file) => file.path.endsWith('/kai.ttf'));
  const cmap = kai && readCmap(readTables(unpack(kai)));
  expect(Array.from('他想走吧', (character) => cmap?.has(character.codePointAt(0) ?? 0))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

needs('mutool')('Kai can be the face of the text', async () => {
  const { said, fontOf } = await bookOf({
    '01.md': '# 雨\n\n他（小声）说：“走吧。”①é ₂ ℝ ↩\n\n> 好，走。\n',
    '版式/theme.json': JSON.stringify({
      roles: { text: 'kai', kai: 'song-regular', signs: 'signs', math: 'math' },
      styles: ['print.css'],
    }),
    '版式/print.css': '@charset "utf-8";\na { border-bottom: 1px solid }\na::after { content: "↗" }\n',
  });
  expect(said).toEqual([]);
  expect(['说', '（', '好'].map(fontOf)).toEqual(['LXGWWenKai-Regular', 'NotoSerifSC-Regular', 'NotoSerifSC-Regular']);
  // What is not seen of a page stays so, whatever a sheet says of links.
  expect(fontOf('↗')).toBeUndefined();
});

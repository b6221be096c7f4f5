/** Which characters no face has, held against the real faces. */

import { isOf } from '../../src/editions/edition.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Book } from '../../src/book/model.ts';
import { cutFaces, openFaces } from '../../src/fonts/faces.ts';
import type { OpenFace } from '../../src/fonts/open-face.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { readTables } from '../../src/fonts/sfnt.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { copyright } from '../../src/pages/pages.ts';
import type { Templates } from '../../src/pages/templates.ts';
import { layOutBody } from '../../src/pdf/sheets/lay-out-body.ts';
import { textsByFace } from '../../src/shown/characters.ts';
import { takeInventory } from '../../src/shown/inventory.ts';
import { sayMissing, type Sources } from '../../src/shown/missing.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';
import { ebook, sampleBook, sampleChapter } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';

let faces: OpenFace[];
let theme: Theme;
let templates: Templates;
beforeAll(async () => {
  ({ theme, templates } = await song());
  faces = openFaces(theme.faces, host);
});

/**
 * What the pages of a book lack, as they are laid out for print, its copyright page among them; and what is said of it.
 */
async function look(book: Book, more: Omit<Sources, 'book'> = {}): Promise<{ missing: string; said: Diagnostic[] }> {
  const print = resolveEditions({}, ['print']).value.find(isOf('pdf'));
  if (print === undefined) throw new Error('print is a PDF');
  const body = layOutBody({ book, edition: print, theme, templates, program: 'Keben' }).map(
    ({ characters }) => characters,
  );
  const { missing } = await takeInventory(
    { pages: [textsByFace([copyright(book, ebook, templates, [])], theme.faces), ...body] },
    faces,
  );
  return { missing: String.fromCodePoint(...missing), said: sayMissing(missing, { book, ...more }) };
}

/** One chapter for each text, `book/ch01.md` … */
function check(...texts: readonly string[]): Promise<{ missing: string; said: Diagnostic[] }> {
  const chapters = texts.map((text, index) => {
    const title = { full: `第${index + 1}章`, name: '' };
    const { source } = sampleChapter(index + 1, title);
    const [parsed] = parseSource({ ...source, text }).value;
    return sampleChapter(index + 1, title, [], { ...parsed, source: { ...source, text } });
  });
  return look(sampleBook({}, chapters));
}

describe('what no face has', () => {
  test('Simplified, Traditional, Latin, marks and 〇 are there', async () => {
    expect(await check('“灯”燈，〇——…… Café №5 ①')).toEqual({ missing: '', said: [] });
  });

  test('a character of the metadata is asked for too, and said where book.yaml has it', async () => {
    const { missing, said } = await look(sampleBook({ publisher: '𪚥书局' }, []), {
      placesInSettings: (character) => [{ file: 'book.yaml', line: character === '𪚥' ? 4 : 1 }],
    });
    expect(missing).toBe('𪚥');
    expect(said.map(({ code, place }) => `${code} ${String(place?.file)}:${String(place?.line)}`)).toEqual([
      'glyph-exists book.yaml:4',
    ]);
  });

  test('metadata that no page prints are not asked for', async () => {
    expect((await look(sampleBook({ subjects: ['𪚥'], identifier: 'urn:𠮷' }, []))).missing).toBe('');
  });

  test('the address of a link, which paper prints as a note, and a chapter named by its file', async () => {
    const { missing, said } = await check('[甲](https://例.com/𪚥)');
    expect([missing, said.map(({ place }) => place?.line)]).toEqual(['𪚥', [1]]);
    const named = sampleChapter(1, { full: '𠮷', name: '𠮷' }, [], {
      source: { path: 'book/𠮷.md', name: '𠮷.md', text: '' },
    });
    const found = await look(sampleBook({}, [named]));
    expect(found.said.map(({ place }) => place)).toEqual([{ file: 'book/𠮷.md' }]);
  });

  test('of words that were taken out nothing is said, of a name that stands nowhere it is', () => {
    const book = sampleBook();
    expect(sayMissing(new Set([0x20bb7]), { book, removed: '旧𠮷' })).toEqual([]);
    expect(sayMissing(new Set([0x20bb7]), { book }).map(({ code, place }) => [code, place])).toEqual([
      ['glyph-exists', undefined],
    ]);
  });

  test('what sets nothing is not missed', async () => {
    expect((await check('一\u200d二\ufe00三\u00ad四')).missing).toBe('');
  });

  test('each character is said once, at its first place, with four more', async () => {
    const { missing, said } = await check('# 题\n\n甲𪚥乙𪚥\n\n𪚥', '丙𪚥𪚥𪚥', '丁𪚥');
    expect(missing).toBe('𪚥');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      code: 'glyph-exists',
      severity: 'warning',
      place: { file: 'book/ch01.md', line: 3, column: 2, length: 1 },
    });
    expect(said[0]?.related?.map(({ file, line, column }) => `${file}:${line ?? 0}:${column ?? 0}`)).toEqual([
      'book/ch01.md:3:4',
      'book/ch01.md:5:1',
      'book/ch02.md:1:2',
      'book/ch02.md:1:3',
    ]);
    expect(said[0]?.message.en).toBe('no font has “𪚥” (U+2A6A5), 7 place(s); set as 〓 in PDF');
  });

  test('several characters are said in the order of their code points', async () => {
    expect((await check('𪚥𠮷')).said.map(({ message }) => message.en.slice(0, 15))).toEqual([
      'no font has “𠮷',
      'no font has “𪚥',
    ]);
  });
});

describe('cutFaces', () => {
  const cut = (text: string) =>
    cutFaces(
      faces,
      new Map(faces.map(({ spec }) => [spec.id, new Set([...text].map((character) => character.codePointAt(0) ?? 0))])),
    );

  test('Kai is for Han characters: marks and Latin stay with Song', async () => {
    const fonts = await cut('石，A');
    const has = Object.fromEntries(
      await Promise.all(
        fonts.map(
          async ({ id, bytes }) =>
            [
              id,
              [...(await openFont(bytes)).characters]
                .sort((a, b) => a - b)
                .map((character) => String.fromCodePoint(character))
                .join(''),
            ] as const,
        ),
      ),
    );
    expect(has).toEqual({
      'song-regular': 'A石，',
      'song-bold': 'A石，',
      'mono': 'A',
      'reading': 'A',
      'italic': 'A',
      'math': 'A',
      'kai': '石',
    });
  });

  test('a face without a character of the book is left out', async () => {
    expect((await cut('，。')).map(({ id }) => id)).toEqual(['song-regular', 'song-bold']);
  });

  test('Song keeps the features by which Chrome squeezes and turns marks', async () => {
    const [font] = await cut('“”，。（');
    const tables = readTables(font?.bytes ?? new Uint8Array());
    for (const feature of ['halt', 'chws']) expect(tables.get('GPOS')?.includes(feature), feature).toBe(true);
    expect(tables.get('GSUB')?.includes('vert')).toBe(true);
  });
});

/** Which characters no face has, held against the real faces. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { checkCoverage } from '../../src/fonts/coverage.ts';
import { cutFaces, openFaces } from '../../src/fonts/faces.ts';
import type { OpenFace } from '../../src/fonts/open-face.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { readTables } from '../../src/fonts/sfnt.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { sampleBook, sampleChapter } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';

let faces: OpenFace[];
beforeAll(async () => {
  faces = await openFaces((await song()).theme.faces, host);
});

/** One chapter for each text, `book/ch01.md` … */
async function check(...texts: readonly string[]): Promise<{ missing: string; said: Diagnostic[] }> {
  const chapters = texts.map((text, index) => {
    const title = { full: `第${index + 1}章`, name: '' };
    const [parsed] = parseSource({ ...sampleChapter(index + 1, title).source, text }).value;
    return sampleChapter(index + 1, title, [], parsed);
  });
  const { value, diagnostics } = await checkCoverage(sampleBook({}, chapters), faces);
  return { missing: [...value].map((character) => String.fromCodePoint(character)).join(''), said: [...diagnostics] };
}

describe('checkCoverage', () => {
  test('Simplified, Traditional, Latin, marks and 〇 are there', async () => {
    expect(await check('“灯”燈，〇——…… Café №5 ①')).toEqual({ missing: '', said: [] });
  });

  test('a character of the metadata is asked for too, and said where book.yaml has it', async () => {
    const { value, diagnostics } = await checkCoverage(sampleBook({ publisher: '𪚥书局' }, []), faces, (character) => ({ file: 'book.yaml', line: character === '𪚥' ? 4 : 1 }));
    expect([...value]).toEqual([0x2a6a5]);
    expect(diagnostics.map(({ code, place }) => `${code} ${String(place?.file)}:${String(place?.line)}`)).toEqual(['glyph-exists book.yaml:4']);
  });

  test('what sets nothing is not missed', async () => {
    expect((await check('一\u200d二\ufe00三\u00ad四')).missing).toBe('');
  });

  test('each character is said once, at its first place, with four more', async () => {
    const { missing, said } = await check('# 题\n\n甲𪚥乙𪚥\n\n𪚥', '丙𪚥𪚥𪚥', '丁𪚥');
    expect(missing).toBe('𪚥');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ code: 'glyph-exists', severity: 'warning', place: { file: 'book/ch01.md', line: 3, column: 2, length: 1 } });
    expect(said[0]?.related?.map(({ file, line, column }) => `${file}:${line ?? 0}:${column ?? 0}`)).toEqual(['book/ch01.md:3:4', 'book/ch01.md:5:1', 'book/ch02.md:1:2', 'book/ch02.md:1:3']);
    expect(said[0]?.message.en).toBe('no font has “𪚥” (U+2A6A5), 7 place(s); set as 〓 in PDF');
  });

  test('several characters are said in the order of their code points', async () => {
    expect((await check('𪚥𠮷')).said.map(({ message }) => message.en.slice(0, 15))).toEqual(['no font has “𠮷', 'no font has “𪚥']);
  });
});

describe('cutFaces', () => {
  const cut = (text: string) => cutFaces(faces, new Map(faces.map(({ spec }) => [spec.id, new Set([...text].map((character) => character.codePointAt(0) ?? 0))])));

  test('Kai is for Han characters: marks and Latin stay with Song', async () => {
    const fonts = await cut('石，A');
    const has = Object.fromEntries(await Promise.all(fonts.map(async ({ id, bytes }) => [id, [...(await openFont(bytes)).characters].sort((a, b) => a - b).map((character) => String.fromCodePoint(character)).join('')] as const)));
    expect(has).toEqual({ 'song-regular': 'A石，', 'song-bold': 'A石，', mono: 'A', math: 'A', kai: '石' });
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

/** What the text face lacks other faces of the book have: they are asked in text, heads and covers before 〓 is set. */

import { beforeAll, describe, expect, test } from 'vitest';
import { charactersIn } from '../../src/book/text.ts';
import { openFaces, uncovered, withLent, cutFaces, pressFonts } from '../../src/fonts/faces.ts';
import type { OpenFace } from '../../src/fonts/open-face.ts';
import { fontFaceRules } from '../../src/fonts/font-face-rules.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { openOutliner } from '../../src/fonts/outline.ts';
import { openFurnitureLines } from '../../src/pdf/binding/lines.ts';
import { host, song } from '../helpers/song.ts';

let faces: readonly OpenFace[];
beforeAll(async () => {
  const { theme } = await song();
  faces = openFaces(theme.faces, host);
});

const text = (characters: string) =>
  new Map(faces.map(({ spec }) => [spec.id, spec.use === 'all' ? charactersIn(characters) : new Set<number>()]));

describe('lent characters', () => {
  test('the first other face that has one lends it; of what the text face has nothing is lent', async () => {
    const { lent, used } = await withLent(faces, text('字žʒ⅔∮ℚ'));
    const letters = Object.fromEntries(
      [...lent]
        .map(([id, characters]) => [id, String.fromCodePoint(...characters)])
        .filter(([, characters]) => characters !== ''),
    );
    expect(letters).toEqual({ signs: 'žʒ', math: 'ℚ⅔' });
    expect([...(used.get('signs') ?? [])].length).toBe(2);
  });

  test('what no face has is missing; what sets nothing is not', async () => {
    expect([...(await uncovered(faces, charactersIn('字ž𠮷\u200d\ufe0f\u2028')))]).toEqual([0x20bb7]);
  });

  test('an EPUB embeds the letter in a face that its style sheet names after the text face', async () => {
    const fonts = await cutFaces(faces, text('ž字'));
    expect(fonts.map(({ id }) => id)).toEqual(['song-regular', 'signs']);
    const [, signs] = fonts;
    expect([...(await openFont(signs?.bytes ?? new Uint8Array())).characters].includes(0x17e)).toBe(true);
    const { theme } = await song();
    const lists = theme.css.epub.match(/font-family: [^;]*"Keben Song"[^;]*;/g) ?? [];
    expect(lists.length).toBeGreaterThan(3);
    for (const list of lists) expect(list).toMatch(/"Keben Song".*"Keben Signs".*"Keben Math".*"Keben Mono"/);
  });

  test('Chrome is told by range, before the text face takes the letter apart', async () => {
    const fonts = await pressFonts(faces, text('ž字'), { language: 'zh-Hans', writing: 'horizontal' });
    expect(fontFaceRules(fonts, (file) => file)).toMatch(
      /^@font-face \{\s+font-family: "Keben Lent";[^}]*signs\.ttf[^}]*unicode-range: U\+17E;/,
    );
  });

  const listOf = (id: string): string => {
    const source = faces.find(({ spec }) => spec.id === id)?.spec.source;
    return source !== undefined && 'pieces' in source ? (source.only ?? '') : '';
  };

  test.each(['signs', 'reading'])('every character that the box names of %s is in the font', async (id) => {
    const only = listOf(id);
    const cut = await faces.find((face) => face.spec.id === id)?.subset(charactersIn(only));
    const { characters } = await openFont(cut ?? new Uint8Array());
    expect([...only].filter((character) => !characters.has(character.codePointAt(0) ?? 0))).toEqual([]);
  });

  test('signs are those that the text face lacks', async () => {
    const only = listOf('signs');
    const songFace = faces.find((face) => face.spec.use === 'all');
    expect((await songFace?.lacks([...charactersIn(only)]))?.length).toBe([...only].length);
  });
});

describe('heads and covers', () => {
  test('a head is set in as many faces as it needs, and 〓 where none has the character', async () => {
    const fonts = await pressFonts(faces, text('第一回žℚ𠮷〓'), { language: 'zh-Hans', writing: 'horizontal' });
    const line = (await openFurnitureLines(fonts)())('第žℚ𠮷回');
    expect(line.runs.map(({ face }) => face)).toEqual([0, 1, 2, 0]);
    expect(line.runs.every(({ glyphs }) => glyphs.every((glyph) => glyph !== 0))).toBe(true);
  });

  test('a cover has no hole', async () => {
    const outline = await openOutliner(faces, '山ž𠮷');
    const alone = (character: string) => outline(character, 'kai', 100).advance;
    const whole = outline('山ž𠮷', 'kai', 100);
    expect(outline('𠮷', 'kai', 100).path).toBe(outline('〓', 'text', 100).path);
    expect(whole.advance).toBeCloseTo(alone('山') + alone('ž') + alone('〓'), 0);
    expect(outline('ž', 'kai', 100).path).not.toBe('');
  });
});

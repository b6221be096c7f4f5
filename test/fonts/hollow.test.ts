/** What Chrome sets lines with measures like the face itself. */

import { beforeAll, expect, test } from 'vitest';
import { cutFaces, openFaces, type BookFont } from '../../src/fonts/faces.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { hollowFont } from '../../src/fonts/hollow.ts';
import { host, song } from '../helpers/song.ts';

const text = '石上有字，“灯下”——Keben 1。';
const characters = new Set([...text].map((character) => character.codePointAt(0) ?? 0));

let fonts: BookFont[];

beforeAll(async () => {
  const { theme } = await song();
  const faces = await openFaces(theme.faces, host);
  fonts = await cutFaces(faces, new Map(faces.map(({ spec }) => [spec.id, characters])));
});

test('each face keeps its characters, glyphs, advances and features', () => {
  expect(fonts.length).toBeGreaterThan(2);
  for (const font of fonts) {
    const [whole, hollow] = [openFont(font.bytes), openFont(hollowFont(font).bytes)];
    expect([...hollow.characters]).toEqual([...whole.characters]);
    expect(hollow.shape(text), font.id).toEqual(whole.shape(text));
  }
});

test('outlines of Han characters are gone but one; letters and marks have theirs', () => {
  for (const font of fonts) {
    const [whole, hollow] = [openFont(font.bytes), openFont(hollowFont(font).bytes)];
    const drawn = [...characters].map((character) => String.fromCodePoint(character)).filter((character) => whole.characters.has(character.codePointAt(0) ?? 0));
    const pathOf = (of: typeof whole, character: string) => of.path(of.glyphs([character])[0] ?? 0);
    const han = drawn.filter((character) => /\p{Script=Han}/u.test(character));
    expect(han.filter((character) => pathOf(hollow, character) !== '').length, font.id).toBe(Math.min(1, han.length));
    for (const character of drawn) if (!han.includes(character)) expect(pathOf(hollow, character), `${font.id} ${character}`).toBe(pathOf(whole, character));
  }
});

/** What Chrome sets lines with measures like the face itself, and what a PDF embeds draws like it. */

import { beforeAll, describe, expect, test } from 'vitest';
import { cutFaces, openFaces, pressFonts, type BookFont } from '../../src/fonts/faces.ts';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { textsOf, type PressFont } from '../../src/fonts/press-font.ts';
import { readTables } from '../../src/fonts/sfnt.ts';
import { host, song } from '../helpers/song.ts';

const text = '石上有字，“灯下”——Keben 1。';
const characters = new Set([...text].map((character) => character.codePointAt(0) ?? 0));

/** As they were before: with these characters only, and all that belongs to them. */
let cut: BookFont[];
let fonts: PressFont[];

beforeAll(async () => {
  const { theme } = await song();
  const faces = await openFaces(theme.faces, host);
  const used = new Map(faces.map(({ spec }) => [spec.id, characters]));
  [cut, fonts] = await Promise.all([cutFaces(faces, used), pressFonts(faces, used)]);
});

const drawn = (font: OpenFont) => [...text].filter((character) => font.characters.has(character.codePointAt(0) ?? 0));
const pathOf = (font: OpenFont, character: string) => font.path(font.glyphs([character])[0] ?? 0);
const isHan = (character: string) => /\p{Script=Han}/u.test(character);

test('the same faces, each with its characters, advances and features', () => {
  expect(fonts.map(({ id }) => id)).toEqual(cut.map(({ id }) => id));
  expect(fonts.length).toBeGreaterThan(2);
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = [openFont(cut[index]?.bytes ?? new Uint8Array()), openFont(font.bytes)];
    const measures = (of: OpenFont) => of.shape(drawn(before).join('')).map(({ advance, xOffset, yOffset }) => ({ advance, xOffset, yOffset }));
    expect(measures(hollow), font.id).toEqual(measures(before));
    expect([...font.texts.values()].sort().join(''), font.id).toBe([...new Set(drawn(before))].sort().join(''));
    for (const [glyph, character] of font.texts) expect(hollow.glyphs([character])).toEqual([glyph]);
  }
});

test('the measures that Chrome and viewers take from the face are those of the face', () => {
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = [readTables(cut[index]?.bytes ?? new Uint8Array()), readTables(font.bytes)];
    const [ascender, descender, lineGap] = [4, 6, 8];
    for (const at of [ascender, descender, lineGap]) expect(hollow.get('hhea')?.readInt16BE(at), font.id).toBe(before.get('hhea')?.readInt16BE(at));
    expect(hollow.get('head')?.readUInt16BE(18)).toBe(before.get('head')?.readUInt16BE(18));
    expect(hollow.get('post')?.subarray(4, 12), 'italic angle, underline').toEqual(before.get('post')?.subarray(4, 12));
  }
});

test('outlines of ideographs are left out; letters and marks have theirs', () => {
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = [openFont(cut[index]?.bytes ?? new Uint8Array()), openFont(font.bytes)];
    for (const character of drawn(before)) {
      if (isHan(character)) expect(pathOf(hollow, character), `${font.id} ${character}`).toBe('');
      else expect(pathOf(hollow, character), `${font.id} ${character}`).toBe(pathOf(before, character));
    }
  }
});

test('glyph ids and identity are the same whatever the book, but where it has two characters for a glyph', async () => {
  const { theme } = await song();
  const faces = await openFaces(theme.faces, host);
  const press = (line: string) => pressFonts(faces, new Map(faces.map(({ spec }) => [spec.id, new Set([...line].map((character) => character.codePointAt(0) ?? 0))])));
  const [others, shared] = [await press('灯K'), await press('灯K\u00a0 ')];
  for (const { id, identity, bytes } of others) {
    const font = fonts.find((each) => each.id === id);
    expect(identity, id).toBe(font?.identity);
    const common = openFont(bytes).characters.has(0x706f) ? '灯' : 'K';
    expect(openFont(bytes).glyphs([common])).toEqual(openFont(font?.bytes ?? new Uint8Array()).glyphs([common]));
  }
  expect(shared[0]?.identity).not.toBe(others[0]?.identity);
});

describe('what is embedded', () => {
  test('draws the book’s characters and the other glyphs of a line, under the ids that Chrome was given', async () => {
    for (const [index, font] of fonts.entries()) {
      const before = openFont(cut[index]?.bytes ?? new Uint8Array());
      const line = drawn(before).join('');
      const shown = openFont(font.bytes).shape(line);
      const { bytes, cidToGid } = await font.program(new Set([...font.texts.keys(), ...shown.map(({ glyph }) => glyph)]));
      const program = openFont(bytes);
      const own = (glyph: number) => (cidToGid === undefined ? glyph : Buffer.from(cidToGid).readUInt16BE(2 * glyph));
      expect(shown.map(({ glyph }) => program.path(own(glyph))), font.id).toEqual(before.shape(line).map(({ glyph }) => before.path(glyph)));
      expect(shown.map(({ glyph }) => program.advance(own(glyph))), font.id).toEqual(before.shape(line).map(({ glyph }) => before.advance(glyph)));
    }
  });

  test('no other glyph has an outline', async () => {
    const regular = fonts.find(({ id }) => id === 'song-regular');
    const { bytes } = (await regular?.program(new Set(regular.texts.keys()))) ?? { bytes: new Uint8Array() };
    const tables = readTables(bytes);
    const count = tables.get('maxp')?.readUInt16BE(4) ?? 0;
    const loca = tables.get('loca') ?? Buffer.alloc(0);
    const outlined = Array.from({ length: count }, (_, glyph) => glyph).filter((glyph) => loca.readUInt32BE(4 * glyph) < loca.readUInt32BE(4 * glyph + 4));
    expect(outlined.filter((glyph) => glyph !== 0)).toEqual([...(regular?.texts.keys() ?? [])].filter((glyph) => regular?.texts.get(glyph) !== ' ').sort((a, b) => a - b));
    expect(tables.get('hmtx')).toHaveLength(4 * count);
  });
});

test('a glyph that characters share is read as the lowest that is no stand-in', () => {
  expect(textsOf([0x2e85, 0x4eba, 0x2f08, 0x41, 0x2002, 0x3000, 0xa0, 0x20, 0x2f00], new Map([[0x4eba, 7], [0x2f08, 7], [0x41, 3], [0x2002, 4], [0x3000, 4], [0x20, 1], [0xa0, 1], [0x2f00, 9]]))).toEqual(
    new Map([[7, '人'], [3, 'A'], [4, '　'], [1, ' '], [9, '⼀']]),
  );
});

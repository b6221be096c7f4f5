/** What Chrome sets lines with measures like the face itself, and what a PDF embeds draws like it. */

import { beforeAll, describe, expect, test } from 'vitest';
import { cutFaces, openFaces, pressFonts } from '../../src/fonts/faces.ts';
import type { BookFont } from '../../src/fonts/book-font.ts';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { readCmap } from '../../src/fonts/cmap.ts';
import { readPieces } from '../../src/fonts/pieces.ts';
import { isIdeograph, textsOf, type PressFont } from '../../src/fonts/press-font.ts';
import { readTables } from '../../src/fonts/sfnt.ts';
import { subset } from '../../src/fonts/subset.ts';
import { loadTheme } from '../../src/theme/load-theme.ts';
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
  [cut, fonts] = await Promise.all([
    cutFaces(faces, used),
    pressFonts(faces, used, { language: 'zh-Hans', writing: 'horizontal' }),
  ]);
});

const drawn = (font: OpenFont) => [...text].filter((character) => font.characters.has(character.codePointAt(0) ?? 0));
const glyphOf = (font: OpenFont, character: string) => font.shape(character)[0]?.glyph ?? 0;
const pathOf = (font: OpenFont, character: string) => font.path(glyphOf(font, character));
const isHan = (character: string) => /\p{Script=Han}/u.test(character);

test('the same faces, each with its characters, advances and features', async () => {
  expect(fonts.map(({ id }) => id)).toEqual(cut.map(({ id }) => id));
  expect(fonts.length).toBeGreaterThan(2);
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = await Promise.all([openFont(cut[index]?.bytes ?? new Uint8Array()), openFont(font.bytes)]);
    const measures = (of: OpenFont) =>
      of.shape(drawn(before).join('')).map(({ advance, xOffset, yOffset }) => ({ advance, xOffset, yOffset }));
    expect(measures(hollow), font.id).toEqual(measures(before));
    const texts = new Map([...font.texts].map(([glyph, character]) => [character, glyph]));
    for (const character of drawn(before))
      expect(texts.get(character), `${font.id} ${character}`).toBe(glyphOf(hollow, character));
    expect([...texts.keys()].filter((character) => /\p{Unified_Ideograph}/u.test(character)).sort()).toEqual(
      [...new Set(drawn(before).filter(isHan))].sort(),
    );
  }
});

test('the measures that Chrome and viewers take from the face are those of the face', () => {
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = [readTables(cut[index]?.bytes ?? new Uint8Array()), readTables(font.bytes)];
    const [ascender, descender, lineGap] = [4, 6, 8];
    for (const at of [ascender, descender, lineGap])
      expect(hollow.get('hhea')?.readInt16BE(at), font.id).toBe(before.get('hhea')?.readInt16BE(at));
    expect(hollow.get('head')?.readUInt16BE(18)).toBe(before.get('head')?.readUInt16BE(18));
    expect(hollow.get('post')?.subarray(4, 12), 'italic angle, underline').toEqual(before.get('post')?.subarray(4, 12));
  }
});

test('outlines of ideographs are left out; letters and marks have theirs', async () => {
  for (const [index, font] of fonts.entries()) {
    const [before, hollow] = await Promise.all([openFont(cut[index]?.bytes ?? new Uint8Array()), openFont(font.bytes)]);
    for (const character of drawn(before)) {
      if (isHan(character)) expect(pathOf(hollow, character), `${font.id} ${character}`).toBe('');
      else expect(pathOf(hollow, character), `${font.id} ${character}`).toBe(pathOf(before, character));
    }
  }
});

describe('whatever else there is in the book', () => {
  const press = async (line: string): Promise<PressFont[]> => {
    const { theme } = await song();
    const faces = await openFaces(theme.faces, host);
    return pressFonts(
      faces,
      new Map(faces.map(({ spec }) => [spec.id, new Set([...line].map((character) => character.codePointAt(0) ?? 0))])),
      { language: 'zh-Hans', writing: 'horizontal' },
    );
  };

  test('a line has the same glyphs under the same identity', async () => {
    // A browser may join, part and replace characters: ﬃ, é and U+2010 stand in one of the books only.
    const line = '灯office e\u0301——豈。';
    const [poor, rich] = [await press(line), await press(`${line}ﬃﬁé‐豈\u2e3a一`)];
    expect(rich.map(({ id, identity }) => [id, identity])).toEqual(poor.map(({ id, identity }) => [id, identity]));
    for (const [index, { bytes, id }] of poor.entries())
      expect((await openFont(rich[index]?.bytes ?? new Uint8Array())).glyphsOf(line, 'zh-Hans'), id).toEqual(
        (await openFont(bytes)).glyphsOf(line, 'zh-Hans'),
      );
  });

  test('two characters for one glyph are another identity', async () => {
    const [one, two] = [await press('灯 '), await press('灯 \u00a0')];
    expect(two[0]?.identity).not.toBe(one[0]?.identity);
  });
});

test('variation sequences are those of the face', async () => {
  const { theme } = await song();
  const [regular] = await openFaces(theme.faces, host);
  const used = new Map([['song-regular', new Set([0x3002, 0xfe01, 0x793c, 0xfe00])]]);
  const [font] = await pressFonts(regular ? [regular] : [], used, { language: 'zh-Hans', writing: 'horizontal' });
  const hollow = await openFont(font?.bytes ?? new Uint8Array());
  expect(hollow.shape('。\ufe01')[0]?.glyph).not.toBe(hollow.shape('。')[0]?.glyph);
  expect(hollow.shape('礼\ufe00')[0]?.glyph).not.toBe(hollow.shape('礼')[0]?.glyph);
});

test.each(['cn', 'tw'] as const)(
  'the pieces of Kai (%s) have what their style sheet names, but for what the box says they lack',
  async (region) => {
    const { value } = await loadTheme('song', host, region);
    const source =
      value.faces.flatMap((face) => ('pieces' in face.source ? [face.source] : []))[0] ??
      expect.fail('no face in pieces');
    const pieces = await readPieces(source.pieces, host);
    const lacking = await Promise.all(
      pieces.map(async ({ file, ranges }) => {
        const named = ranges
          .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
          .filter(isIdeograph);
        const there =
          named.length === 0
            ? new Map<number, number>()
            : readCmap(
                readTables(await subset(host.packageFile(file) ?? '', named, ['GSUB', 'GPOS', 'GDEF', 'vhea', 'vmtx'])),
              );
        return named.filter((character) => !there.has(character));
      }),
    );
    expect(String.fromCodePoint(...lacking.flat().sort((a, b) => a - b))).toBe(source.lacks);
  },
);

test('what Kai lacks is set in Song', async () => {
  const { theme } = await song();
  const kai = (await openFaces(theme.faces, host)).filter(({ spec }) => spec.id === 'kai');
  expect(
    await pressFonts(kai, new Map([['kai', new Set([0x3434])]]), { language: 'zh-Hans', writing: 'horizontal' }),
  ).toEqual([]);
});

describe('what is embedded', () => {
  test('draws the book’s characters and the other glyphs of a line, under the ids that Chrome was given', async () => {
    for (const [index, font] of fonts.entries()) {
      const before = await openFont(cut[index]?.bytes ?? new Uint8Array());
      const line = drawn(before).join('');
      const shown = (await openFont(font.bytes)).shape(line);
      const { bytes, cidToGid } = await font.program(new Set([...font.expected, ...shown.map(({ glyph }) => glyph)]));
      const program = await openFont(bytes);
      const own = (glyph: number) => (cidToGid === undefined ? glyph : Buffer.from(cidToGid).readUInt16BE(2 * glyph));
      expect(
        shown.map(({ glyph }) => program.path(own(glyph))),
        font.id,
      ).toEqual(before.shape(line).map(({ glyph }) => before.path(glyph)));
      expect(
        shown.map(({ glyph }) => program.advance(own(glyph))),
        font.id,
      ).toEqual(before.shape(line).map(({ glyph }) => before.advance(glyph)));
    }
  });

  test('no other glyph has an outline', async () => {
    const regular = fonts.find(({ id }) => id === 'song-regular');
    const { bytes } = (await regular?.program(regular.expected)) ?? { bytes: new Uint8Array() };
    const tables = readTables(bytes);
    const count = tables.get('maxp')?.readUInt16BE(4) ?? 0;
    const loca = tables.get('loca') ?? Buffer.alloc(0);
    const outlined = Array.from({ length: count }, (_, glyph) => glyph).filter(
      (glyph) => loca.readUInt32BE(4 * glyph) < loca.readUInt32BE(4 * glyph + 4),
    );
    expect(outlined.filter((glyph) => glyph !== 0)).toEqual(
      [...(regular?.expected ?? [])].filter((glyph) => regular?.texts.get(glyph) !== ' ').sort((a, b) => a - b),
    );
    expect(tables.get('hmtx')).toHaveLength(4 * count);
  });
});

test('a glyph that characters share is read as the lowest that is no stand-in', () => {
  expect(
    textsOf(
      [0x2e85, 0x4eba, 0x2f08, 0x41, 0x2002, 0x3000, 0xa0, 0x20, 0x2f00],
      new Map([
        [0x4eba, 7],
        [0x2f08, 7],
        [0x41, 3],
        [0x2002, 4],
        [0x3000, 4],
        [0x20, 1],
        [0xa0, 1],
        [0x2f00, 9],
      ]),
    ),
  ).toEqual(
    new Map([
      [7, '人'],
      [3, 'A'],
      [4, '　'],
      [1, ' '],
      [9, '⼀'],
    ]),
  );
});

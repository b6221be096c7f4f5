/** Lines of furniture, as the face sets them. */

import { beforeAll, expect, test } from 'vitest';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { openFurnitureLines, openLines } from '../../src/pdf/binding/lines.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import { host, song } from '../helpers/song.ts';

let font: OpenFont;
beforeAll(async () => {
  const { theme } = await song();
  const [text] = await openFaces(theme.faces, host);
  const characters = [...'0123456789第一回（上）！……AV'].map((character) => character.codePointAt(0) ?? 0);
  font = await openFont((await text?.subset(new Set(characters))) ?? new Uint8Array());
});

test('a folio is made of its figures', () => {
  const line = openLines([font])('9980');
  expect(line.runs[0]?.glyphs).toEqual(font.shape('9980').map(({ glyph }) => glyph));
  expect(line.width).toBeCloseTo(
    font.shape('9980').reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm,
    9,
  );
});

test('a line has the glyphs that the face gives it, and the kerns between them', () => {
  const line = openLines([font])('AV');
  const [a, v] = font.shape('AV');
  expect(line.runs[0]?.glyphs).toEqual([a?.glyph, v?.glyph]);
  // A and V stand nearer than each alone.
  expect(line.runs[0]?.shown).toMatch(/^<[0-9A-F]{4}> \d+ <[0-9A-F]{4}>$/);
});

test('without a text face there are no lines', async () => {
  await expect(openFurnitureLines([])()).rejects.toThrow('no text face');
});

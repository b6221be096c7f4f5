/** Kai comes as some hundred pieces; what is joined of them must be one font that draws the same. */

import { beforeAll, describe, expect, test } from 'vitest';
import { openFont, type OpenFont } from '../../src/fonts/harfbuzz.ts';
import { mergePieces } from '../../src/fonts/merge.ts';
import { pieceFinder, readPieces, type Piece } from '../../src/fonts/pieces.ts';
import { programTables, readTables, writeTables } from '../../src/fonts/sfnt.ts';
import { subset } from '../../src/fonts/subset.ts';
import { host } from '../helpers/song.ts';

/** Common and rare, so that they come from several pieces; 夕 and 多 share strokes, as composites may. */
const text = '石灯问字夕多林晚龘靐一';
const characters = [...text].map((character) => character.codePointAt(0) ?? 0);

let pieces: Piece[];
let cut: { readonly own: readonly number[]; readonly font: Uint8Array }[];
let merged: Uint8Array;
let font: OpenFont;

beforeAll(async () => {
  pieces = await readPieces('lxgw-wenkai-webfont/lxgwwenkai-regular.css', host);
  const find = pieceFinder(pieces);
  const needed = pieces.flatMap((piece) => {
    const own = characters.filter((character) => find(character) === piece);
    return own.length === 0 ? [] : [{ piece, own }];
  });
  cut = await Promise.all(
    needed.map(async ({ piece, own }) => {
      const bytes = await host.read(host.packageFile(piece.file) ?? '');
      return { own, font: await subset(bytes ?? new Uint8Array(), own, ['GSUB', 'GPOS', 'GDEF', 'vhea', 'vmtx']) };
    }),
  );
  merged = mergePieces(cut.map((each) => each.font));
  font = await openFont(merged);
});

const glyphOf = (of: OpenFont, character: number): number => of.shape(String.fromCodePoint(character))[0]?.glyph ?? 0;

test('the style sheet is read whole: each piece with its characters, none in two', () => {
  expect(pieces.length).toBeGreaterThan(50);
  const all = pieces.flatMap(({ ranges }) =>
    ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(14_000);
});

test('a character is found in the piece that has it, and what none has in none', () => {
  const [low, high] = [
    {
      file: 'low',
      ranges: [
        [0x4e00, 0x4e0f],
        [0x5000, 0x5000],
      ] as const,
    },
    { file: 'high', ranges: [[0x4e10, 0x4fff]] as const },
  ];
  const find = pieceFinder([high, low]);
  expect([0x4dff, 0x4e00, 0x4e0f, 0x4e10, 0x4fff, 0x5000, 0x5001].map((character) => find(character)?.file)).toEqual([
    undefined,
    'low',
    'low',
    'high',
    'high',
    'low',
    undefined,
  ]);
});

describe('the joined face', () => {
  test('comes from several pieces and has every character, and no other', () => {
    expect(cut.length).toBeGreaterThan(2);
    expect([...font.characters].sort((a, b) => a - b)).toEqual([...characters].sort((a, b) => a - b));
  });

  test('draws every character as its piece did, as wide', async () => {
    for (const { own, font: bytes } of cut) {
      const piece = await openFont(bytes);
      for (const character of own) {
        const [before, after] = [glyphOf(piece, character), glyphOf(font, character)];
        expect(after).not.toBe(0);
        expect(piece.path(before)).toMatch(/^M/);
        expect(font.path(after)).toBe(piece.path(before));
        expect(font.advance(after)).toBe(piece.advance(before));
      }
    }
  });

  test('no two characters share a glyph', () => {
    expect(new Set(characters.map((character) => glyphOf(font, character))).size).toBe(characters.length);
  });

  test('counts its glyphs the same in every table', () => {
    const tables = readTables(merged);
    const count = tables.get('maxp')?.readUInt16BE(4) ?? 0;
    expect(tables.get('hhea')?.readUInt16BE(34)).toBe(count);
    expect(tables.get('hmtx')).toHaveLength(4 * count);
    expect(tables.get('loca')).toHaveLength(4 * (count + 1));
    expect(tables.get('loca')?.readUInt32BE(4 * count)).toBe(tables.get('glyf')?.length);
  });
});

describe('the container', () => {
  test('tables are written in order, aligned, with right checksums', () => {
    const directory = Array.from({ length: Buffer.from(merged).readUInt16BE(4) }, (_, index) => {
      const record = Buffer.from(merged).subarray(12 + 16 * index, 28 + 16 * index);
      return {
        tag: record.toString('latin1', 0, 4),
        sum: record.readUInt32BE(4),
        offset: record.readUInt32BE(8),
        length: record.readUInt32BE(12),
      };
    });
    expect(directory.map(({ tag }) => tag)).toEqual([
      'OS/2',
      'cmap',
      'glyf',
      'head',
      'hhea',
      'hmtx',
      'loca',
      'maxp',
      'name',
      'post',
    ]);
    for (const { tag, sum, offset, length } of directory) {
      expect(offset % 4).toBe(0);
      const table = Buffer.alloc(Math.ceil(length / 4) * 4);
      Buffer.from(merged).copy(table, 0, offset, offset + length);
      if (tag === 'head') table.writeUInt32BE(0, 8);
      expect(sumOf(table), tag).toBe(sum);
    }
    // The sum of the whole font is this number (OpenType 1.9, head).
    expect(sumOf(Buffer.from(merged))).toBe(0xb1b0afba);
  });

  test('what is read and written again is the same font', () => {
    expect(Buffer.compare(writeTables(readTables(merged)), Buffer.from(merged))).toBe(0);
  });

  test('for a PDF only the program is left, and it still draws', async () => {
    const program = writeTables(programTables(readTables(merged)));
    expect([...readTables(program).keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    const glyph = glyphOf(font, characters[0] ?? 0);
    expect((await openFont(program)).path(glyph)).toBe(font.path(glyph));
  });
});

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

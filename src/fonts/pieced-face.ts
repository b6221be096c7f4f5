/** A face that comes as a web font in pieces by unicode-range. */

import { deserialize, serialize } from 'node:v8';
import { charactersIn } from '../book/text.ts';
import type { Host } from '../host/host.ts';
import { remember } from '../host/remember.ts';
import { lazily } from '../host/lazily.ts';
import type { FaceSpec, PiecesSource } from '../theme/theme.ts';
import { fileOf, keyOf, listOf, preparePress, type Hollowed } from './face-parts.ts';
import type { OpenFace } from './open-face.ts';
import { hollowPieces } from './hollow.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { asCharacters, glyphMap, isIdeograph, type PressFont } from './press-font.ts';
import { programTables, readTables, writeTables } from './sfnt.ts';
import { subset } from './subset.ts';

/**
 * Kai is for Han characters only (A2): its pieces squeeze no punctuation (A5), so marks and Latin are left to the text
 * face that follows in the style sheet.
 */
export function openPieced(spec: FaceSpec, { pieces: specifier, lacks = '' }: PiecesSource, host: Host): OpenFace {
  const lacked = charactersIn(lacks);
  const isThere = (character: number): boolean => isIdeograph(character) && !lacked.has(character);
  const open = lazily(async () => {
    const pieces = await readPieces(specifier, host);
    const find = pieceFinder(pieces);
    return { pieces, ownerOf: (character: number): Piece | undefined => (isThere(character) ? find(character) : undefined) };
  });
  // Glyph ids count its characters from 1.
  const numbered = lazily(async () => {
    const listed = listedIn((await open()).pieces).filter(isThere);
    return { listed, numbers: new Map(listed.map((character, index) => [character, index + 1])) };
  });
  /** Which of the characters it has: the style sheet is long, and need not be read for those of the last build. */
  const choose = async (wanted: ReadonlySet<number>): Promise<readonly number[]> => {
    if (wanted.size === 0) return [];
    const kept = await remember(host.cache, `has ${specifier} ${lacks} ${listOf(wanted)}`, async () => {
      const { ownerOf } = await open();
      return serialize([...wanted].filter((character) => ownerOf(character) !== undefined));
    });
    return deserialize(kept) as number[];
  };
  const cut = async (characters: readonly number[]): Promise<Uint8Array | undefined> => {
    if (characters.length === 0) return undefined;
    return remember(host.cache, keyOf(specifier, characters), async () => {
      const { ownerOf } = await open();
      const byPiece = new Map<Piece, number[]>();
      for (const character of characters) {
        const piece = ownerOf(character);
        if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
      }
      const parts = [...byPiece].map(async ([piece, some]) => subset(fileOf(piece.file, host), some, layoutTables));
      return mergePieces(await Promise.all(parts));
    });
  };
  return {
    spec,
    lacks: async (characters) => {
      const { ownerOf } = await open();
      return characters.filter((character) => ownerOf(character) === undefined);
    },
    subset: async (wanted) => cut(await choose(wanted)),
    forPress: async (wanted, book) => {
      const hollow = async (): Promise<Hollowed | undefined> => {
        const characters = await choose(wanted);
        if (characters.length === 0) return undefined;
        const { listed, numbers } = await numbered();
        const numberOf = (character: number): number => numbers.get(character) ?? 0;
        const glyphOf = new Map([...book.characters].filter((character) => numbers.has(character)).map((character) => [character, numberOf(character)]));
        const piece = (await cut(listed.slice(0, 1))) ?? new Uint8Array();
        return { characters: asCharacters(glyphOf), expected: new Set(characters.map(numberOf)), bytes: hollowPieces(readTables(piece), glyphOf, listed.length + 1) };
      };
      const program: PressFont['program'] = async (shown) => {
        const { listed, numbers } = await numbered();
        const font = readTables((await cut([...shown].flatMap((glyph) => listed[glyph - 1] ?? []))) ?? new Uint8Array());
        const cidToGid = glyphMap(numbers, listed.length + 1, font);
        const blank = [...shown].find((glyph) => glyph !== 0 && cidToGid.readUInt16BE(2 * glyph) === 0);
        if (blank !== undefined) throw new Error(`${specifier} lacks ${String.fromCodePoint(listed[blank - 1] ?? 0)}`);
        return { bytes: writeTables(programTables(font)), cidToGid };
      };
      const prepared = await preparePress(specifier, `${listOf(wanted)} ${listOf(book.characters)}`, host, hollow);
      return prepared && { ...prepared, program };
    },
  };
}

/** What the style sheet says the pieces have, rising. */
function listedIn(pieces: readonly Piece[]): number[] {
  return pieces.flatMap(({ ranges }) => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).sort((a, b) => a - b);
}

/** Tables that name glyph ids and cannot be joined by putting one after the other. */
export const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'morx', 'feat', 'prop', 'bsln', 'vhea', 'vmtx', 'FFTM', 'gasp'];

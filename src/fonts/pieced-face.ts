/** A face that comes as a web font in pieces by unicode-range. */

import { charactersIn } from '../book/text.ts';
import { identified } from '../host/digest.ts';
import { asBytes, asValue, kept, type Shelf } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import type { FaceSpec, PiecesSource } from '../theme/theme.ts';
import { fileOf, preparePress, type Prepared, type Wanted } from './face-parts.ts';
import { glyphsOf, withOutlines } from './glyf.ts';
import type { BookText, OpenFace } from './open-face.ts';
import { hollowPieces } from './hollow.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { asCharacters, glyphMap, isIdeograph, type PressFont } from './press-font.ts';
import { programTables, readTables, writeTables, type FontTables } from './sfnt.ts';
import { subset } from './subset.ts';
import { turnGlyphs } from './turned-face.ts';

/** Identified by its style sheet, and by what that says wrongly. */
interface Opened {
  readonly specifier: string;
  /** Read only when needed: the style sheet is long, and earlier builds answer most questions. */
  pieces(): Promise<{ readonly pieces: readonly Piece[]; readonly ownerOf: (character: number) => Piece | undefined }>;
  /** Glyph ids number its characters from 1. */
  numbered(): Promise<{ readonly listed: readonly number[]; readonly numbers: ReadonlyMap<number, number> }>;
}

/**
 * Kai sets Han characters only [A2]: its pieces lack the features that squeeze punctuation [A5], so marks and Latin are
 * left to the text face that follows in the style sheet.
 */
export function openPieced(spec: FaceSpec, { pieces: specifier, lacks = '' }: PiecesSource, shelf: Shelf): OpenFace {
  const lacked = charactersIn(lacks);
  const isThere = (character: number): boolean => isIdeograph(character) && !lacked.has(character);
  const pieces = lazily(async () => {
    const all = await readPieces(specifier, shelf);
    const find = pieceFinder(all);
    return {
      pieces: all,
      ownerOf: (character: number): Piece | undefined => (isThere(character) ? find(character) : undefined),
    };
  });
  const numbered = lazily(async () => {
    const listed = listedIn((await pieces()).pieces).filter(isThere);
    return { listed, numbers: new Map(listed.map((character, index) => [character, index + 1])) };
  });
  const face: Opened = identified({ specifier, pieces, numbered }, ['pieced face', specifier, lacks]);
  return {
    spec,
    lacks: async (characters) => {
      const { ownerOf } = await pieces();
      return characters.filter((character) => ownerOf(character) === undefined);
    },
    subset: async (wanted) => cut(face, await choose(face, wanted, shelf), shelf),
    forPress: async (characters, book) => {
      const prepared = await kept({
        shelf,
        name: 'press face of pieces',
        inputs: { face, characters, book },
        make: prepare,
        codec: asValue<Prepared | undefined>(),
      });
      return (
        prepared && {
          ...prepared,
          program: identified((shown) => programOf(face, shown, book, shelf), ['program', face, book.writing]),
        }
      );
    },
  };
}

interface Asked {
  readonly face: Opened;
  readonly characters: readonly number[];
}

/** Those of the characters that it has. */
async function choose(face: Opened, wanted: ReadonlySet<number>, shelf: Shelf): Promise<readonly number[]> {
  return wanted.size === 0
    ? []
    : kept({
        shelf,
        name: 'has',
        inputs: { face, characters: [...wanted] },
        make: hadBy,
        codec: asValue<readonly number[]>(),
      });
}

async function hadBy({ face, characters }: Asked): Promise<readonly number[]> {
  const { ownerOf } = await face.pieces();
  return characters.filter((character) => ownerOf(character) !== undefined);
}

async function cut(face: Opened, characters: readonly number[], shelf: Shelf): Promise<Uint8Array | undefined> {
  return characters.length === 0
    ? undefined
    : kept({ shelf, name: 'face of pieces', inputs: { face, characters }, make: joinPieces, codec: asBytes });
}

async function joinPieces({ face, characters }: Asked, shelf: Shelf): Promise<Uint8Array> {
  const { ownerOf } = await face.pieces();
  const byPiece = new Map<Piece, number[]>();
  for (const character of characters) {
    const piece = ownerOf(character);
    if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
  }
  const parts = [...byPiece].map(async ([piece, some]) => subset(fileOf(piece.file, shelf), some, layoutTables));
  return mergePieces(await Promise.all(parts));
}

async function prepare(
  { face, characters: wanted, book }: Wanted & { readonly face: Opened },
  shelf: Shelf,
): Promise<Prepared | undefined> {
  const characters = await choose(face, wanted, shelf);
  if (characters.length === 0) return undefined;
  const { listed, numbers } = await face.numbered();
  const numberOf = (character: number): number => numbers.get(character) ?? 0;
  const glyphOf = new Map(
    [...book.characters]
      .filter((character) => numbers.has(character))
      .map((character) => [character, numberOf(character)]),
  );
  const piece = (await cut(face, listed.slice(0, 1), shelf)) ?? new Uint8Array();
  return preparePress(book.writing === 'vertical' ? `${face.specifier} turned` : face.specifier, {
    characters: asCharacters(glyphOf),
    expected: new Set(characters.map(numberOf)),
    bytes: hollowPieces(readTables(piece), glyphOf, listed.length + 1),
  });
}

async function programOf(
  face: Opened,
  shown: ReadonlySet<number>,
  { writing }: BookText,
  shelf: Shelf,
): ReturnType<PressFont['program']> {
  const { listed, numbers } = await face.numbered();
  const font = readTables(
    (await cut(
      face,
      [...shown].flatMap((glyph) => listed[glyph - 1] ?? []),
      shelf,
    )) ?? new Uint8Array(),
  );
  const cidToGid = glyphMap(numbers, listed.length + 1, font);
  const blank = [...shown].find((glyph) => glyph !== 0 && cidToGid.readUInt16BE(2 * glyph) === 0);
  if (blank !== undefined) throw new Error(`${face.specifier} lacks ${String.fromCodePoint(listed[blank - 1] ?? 0)}`);
  return { bytes: writeTables(programTables(writing === 'vertical' ? lying(font) : font)), cidToGid };
}

/** An ideograph is as wide as it is high, so its measures stay. */
function lying(font: FontTables): FontTables {
  const count = glyphsOf(font).length;
  const { tables, outline } = turnGlyphs(font, new Set(Array(count).keys()));
  return withOutlines(tables, Array(count).keys(), count, outline);
}

/** The characters that the pieces have according to the style sheet, ascending. */
function listedIn(pieces: readonly Piece[]): number[] {
  return pieces
    .flatMap(({ ranges }) =>
      ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
    )
    .sort((a, b) => a - b);
}

/** Tables that name glyph ids, and cannot be joined by concatenation. */
export const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'morx', 'feat', 'prop', 'bsln', 'vhea', 'vmtx', 'FFTM', 'gasp'];

/** The faces of a theme: opened, asked what they cover, cut down to a book. */

import type { Host } from '../host/host.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { remember } from '../host/remember.ts';
import { advancesOf } from './advances.ts';
import { glyphFinder } from './cmap.ts';
import { openFont } from './harfbuzz.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { glyphMap, hollowFace, hollowPieces, isIdeograph, programOf, sharedOf, textsOf, type PressFont } from './press-font.ts';
import { programTables, readTables, writeTables, writeWoff } from './sfnt.ts';
import { prepareToSubset, subset } from './subset.ts';

export interface OpenFace {
  readonly spec: FaceSpec;
  /** Asked of faces for all of the text, and of those in pieces. */
  covers(character: number): boolean;
  /** TrueType bytes with the given characters, those the face lacks left out; `undefined` when it has none of them. */
  subset(characters: ReadonlySet<number>): Promise<Uint8Array | undefined>;
  /** The same for printing; `all` are the characters of the whole book, in whatever face. */
  forPress(characters: ReadonlySet<number>, all: ReadonlySet<number>): Promise<FontOfPress | undefined>;
}

type FontOfPress = Omit<PressFont, keyof Omit<BookFont, 'bytes'>>;

/** A face cut down to one book: what a page's style sheet and a PDF embed. */
export interface BookFont {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  /** `song-regular.ttf` */
  readonly file: string;
  /** The face for everything that no other face sets; furniture is set in it too. */
  readonly isTextFace: boolean;
  readonly bytes: Uint8Array;
}

export async function openFaces(specs: readonly FaceSpec[], host: Host): Promise<OpenFace[]> {
  prepareToSubset();
  return Promise.all(specs.map((spec) => ('pieces' in spec.source ? openPieces(spec, spec.source.pieces, host) : openFile(spec, spec.source.file, host))));
}

/** Characters that no face with `use: all` has; they would be set as tofu or in a font of the system (design 5.10). */
export function uncovered(faces: readonly OpenFace[], characters: Iterable<number>): Set<number> {
  const text = faces.filter(({ spec }) => spec.use === 'all');
  return new Set([...characters].filter((character) => !isInvisible(character) && !text.some((face) => face.covers(character))));
}

/** A face without a single character of the book is left out. */
export async function cutFaces(faces: readonly OpenFace[], used: ReadonlyMap<string, ReadonlySet<number>>): Promise<BookFont[]> {
  const fonts = await Promise.all(
    faces.map(async (face): Promise<BookFont[]> => {
      const bytes = await face.subset(used.get(face.spec.id) ?? new Set());
      return bytes === undefined ? [] : [{ ...asFont(face.spec), bytes }];
    }),
  );
  return fonts.flat();
}

/** Those of the press, under the same rules. */
export async function pressFonts(faces: readonly OpenFace[], used: ReadonlyMap<string, ReadonlySet<number>>): Promise<PressFont[]> {
  const all = new Set([...used.values()].flatMap((characters) => [...characters]));
  const fonts = await Promise.all(
    faces.map(async (face): Promise<PressFont[]> => {
      const font = await face.forPress(used.get(face.spec.id) ?? new Set(), all);
      return font === undefined ? [] : [{ ...asFont(face.spec), ...font }];
    }),
  );
  return fonts.flat();
}

function asFont({ id, family, weight, use }: FaceSpec): Omit<BookFont, 'bytes'> {
  return { id, family, weight, file: `${id}.ttf`, isTextFace: use === 'all' };
}

async function openFile(spec: FaceSpec, specifier: string, host: Host): Promise<OpenFace> {
  // Read again each time: 15 MB are not to be kept in memory for as long as Chrome prints.
  const tables = async () => readTables(await bytesOf(specifier, host));
  let asked: ReturnType<typeof findGlyphs> | undefined;
  const findGlyphs = async () => glyphFinder(await tables());
  const finder = () => (asked ??= findGlyphs());
  const isTextFace = spec.use === 'all';
  const own = isTextFace ? await finder() : undefined;
  const choose = async (wanted: ReadonlySet<number>): Promise<ReadonlySet<number>> => {
    if (wanted.size === 0) return wanted;
    const find = await finder();
    return new Set([...wanted].filter((character) => find(character) !== 0));
  };
  return {
    spec,
    covers: (character) => own !== undefined && own(character) !== 0,
    subset: async (wanted) => {
      // The text face has nearly all; another is embedded only where it has something to set.
      const here = isTextFace ? wanted : await choose(wanted);
      return here.size === 0 ? undefined : remember(host.cache, keyOf(specifier, here), () => subset(fileOf(specifier, host), here));
    },
    forPress: async (wanted, all) => {
      const characters = await choose(wanted);
      if (characters.size === 0) return undefined;
      const find = await finder();
      const glyphOf = new Map([...(await choose(all))].map((character) => [character, find(character)]));
      return asPressFont(specifier, { characters, glyphOf, bytes: hollowFace(await tables(), glyphOf), program: async (shown) => ({ bytes: programOf(await tables(), shown) }) });
    },
  };
}

interface Hollow extends Pick<PressFont, 'bytes' | 'program'> {
  /** What is to be set in it. */
  readonly characters: Iterable<number>;
  /** Of all of the book's characters that it has. */
  readonly glyphOf: ReadonlyMap<number, number>;
}

/** The file is one of the program's, and so a part of what it is. */
function asPressFont(specifier: string, { characters, glyphOf, bytes, program }: Hollow): FontOfPress {
  const expected = new Set([...characters].map((character) => glyphOf.get(character) ?? 0));
  for (const { glyph } of openFont(bytes).shape(joined)) expected.add(glyph);
  const texts = textsOf(glyphOf.keys(), glyphOf);
  return { expected, identity: `${specifier} ${sharedOf(glyphOf, texts)}`, bytes, woff: writeWoff(bytes), advances: advancesOf(bytes), texts, program };
}

/** Two of these have a glyph of their own. */
const joined = '——';

/**
 * Kai is for Han characters only (A2): its pieces squeeze no punctuation (A5), so marks and Latin are left to the text
 * face that follows in the style sheet.
 */
async function openPieces(spec: FaceSpec, specifier: string, host: Host): Promise<OpenFace> {
  const pieces = await readPieces(specifier, host);
  const find = pieceFinder(pieces);
  const ownerOf = (character: number): Piece | undefined => (isIdeograph(character) ? find(character) : undefined);
  const cut = async (wanted: Iterable<number>): Promise<Uint8Array | undefined> => {
    const byPiece = new Map<Piece, number[]>();
    for (const character of wanted) {
      const piece = ownerOf(character);
      if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
    }
    if (byPiece.size === 0) return undefined;
    return remember(host.cache, keyOf(specifier, [...byPiece.values()].flat()), async () => {
      const parts = [...byPiece].map(async ([piece, characters]) => subset(fileOf(piece.file, host), characters, layoutTables));
      return mergePieces(await Promise.all(parts));
    });
  };
  return {
    spec,
    covers: (character) => ownerOf(character) !== undefined,
    subset: cut,
    forPress: async (wanted, all) => {
      const characters = [...wanted].filter((character) => ownerOf(character) !== undefined);
      if (characters.length === 0) return undefined;
      const listed = charactersOf(pieces);
      const glyphOf = new Map(listed.map((character, index) => [character, index + 1] as const).filter(([character]) => all.has(character)));
      const piece = (await cut(listed.slice(0, 1))) ?? new Uint8Array();
      const bytes = hollowPieces(readTables(piece), glyphOf, listed.length + 1);
      const program: PressFont['program'] = async (shown) => {
        const font = readTables((await cut([...shown].flatMap((glyph) => listed[glyph - 1] ?? []))) ?? new Uint8Array());
        return { bytes: writeTables(programTables(font)), cidToGid: glyphMap(readTables(bytes), font) };
      };
      return asPressFont(specifier, { characters, glyphOf, bytes, program });
    },
  };
}

/** Glyph ids count them from 1. */
function charactersOf(pieces: readonly Piece[]): number[] {
  const all = pieces.flatMap(({ ranges }) => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));
  return all.filter(isIdeograph).sort((a, b) => a - b);
}

/** The file itself is one of the program's, and so a part of what it is. */
function keyOf(specifier: string, characters: Iterable<number>): string {
  return `face ${specifier} ${String.fromCodePoint(...[...characters].sort((a, b) => a - b))}`;
}

/** Tables that name glyph ids and cannot be joined by putting one after the other. */
const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'morx', 'feat', 'prop', 'bsln', 'vhea', 'vmtx', 'FFTM', 'gasp'];

async function bytesOf(specifier: string, host: Host): Promise<Uint8Array> {
  const bytes = await host.packageBytes(specifier);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  return bytes;
}

function fileOf(specifier: string, host: Host): string {
  const file = host.packageFile(specifier);
  if (file === undefined) throw new Error(`the font ${specifier} is not installed`);
  return file;
}

/** Controls, joiners and variation selectors set nothing. */
function isInvisible(character: number): boolean {
  return /[\p{Cc}\p{Cf}\p{Zs}\p{Variation_Selector}]/u.test(String.fromCodePoint(character));
}

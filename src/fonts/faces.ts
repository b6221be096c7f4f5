/** The faces of a theme: opened, asked what they cover, cut down to a book. */

import type { Host } from '../host/host.ts';
import { charactersIn } from '../book/text.ts';
import type { FaceSpec, PiecesSource } from '../theme/theme.ts';
import { remember } from '../host/remember.ts';
import { advancesOf } from './advances.ts';
import { glyphFinder } from './cmap.ts';
import { openFont } from './harfbuzz.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { charactersOf, glyphMap, hollowFace, hollowPieces, isIdeograph, asCharacters, programOf, type Characters, type PressFont } from './press-font.ts';
import { programTables, readTables, writeTables, writeWoff } from './sfnt.ts';
import { prepareToSubset, subset } from './subset.ts';

export interface OpenFace {
  readonly spec: FaceSpec;
  /** Asked of faces for all of the text, and of those in pieces. */
  covers(character: number): boolean;
  /** TrueType bytes with the given characters, those the face lacks left out; `undefined` when it has none of them. */
  subset(characters: ReadonlySet<number>): Promise<Uint8Array | undefined>;
  /** For printing; `undefined` when it has none of the characters. */
  forPress(characters: ReadonlySet<number>, book: BookText): Promise<FontOfPress | undefined>;
}

/** What matters to every face, whatever it sets of the book. */
interface BookText {
  /** All of its characters, and what they are made of. */
  readonly characters: ReadonlySet<number>;
  /** `zh-Hans` */
  readonly language: string;
}

type FontOfPress = Omit<PressFont, keyof FaceName>;

/** What a style sheet calls a face. */
interface FaceName {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  /** `song-regular.ttf` */
  readonly file: string;
  /** The face for everything that no other face sets; furniture is set in it too. */
  readonly isTextFace: boolean;
}

/** A face cut down to one book: what a page's style sheet and a PDF embed. */
export interface BookFont extends FaceName {
  readonly bytes: Uint8Array;
}

export async function openFaces(specs: readonly FaceSpec[], host: Host): Promise<OpenFace[]> {
  prepareToSubset();
  return Promise.all(specs.map((spec) => ('pieces' in spec.source ? openPieces(spec, spec.source, host) : openFile(spec, spec.source.file, host))));
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
      return bytes === undefined ? [] : [{ ...nameOf(face.spec), bytes }];
    }),
  );
  return fonts.flat();
}

/** Those of the press, under the same rule. */
export async function pressFonts(faces: readonly OpenFace[], used: ReadonlyMap<string, ReadonlySet<number>>, language: string): Promise<PressFont[]> {
  const all = [...used.values()].flatMap((characters) => [...characters]);
  // A browser takes a character apart where a font lacks it.
  const parts = [...String.fromCodePoint(...new Set(all)).normalize('NFD')].map((character) => character.codePointAt(0) ?? 0);
  const book = { characters: new Set([...all, ...parts]), language };
  const fonts = await Promise.all(
    faces.map(async (face): Promise<PressFont[]> => {
      const font = await face.forPress(used.get(face.spec.id) ?? new Set(), book);
      return font === undefined ? [] : [{ ...nameOf(face.spec), ...font }];
    }),
  );
  return fonts.flat();
}

function nameOf({ id, family, weight, use }: FaceSpec): FaceName {
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
    forPress: async (wanted, book) => {
      const characters = await choose(wanted);
      if (characters.size === 0) return undefined;
      const find = await finder();
      const face = await tables();
      const has = charactersOf(face, new Map([...(await choose(book.characters))].map((character) => [character, find(character)])));
      // Letters and marks, with the forms that the language has for some and what two or three of them become. They keep their outlines, for underlines leave room for them.
      const letters = [...characters].filter((character) => !isIdeograph(character));
      const drawn = openFont(hollowFace(face, has.glyphOf, [])).glyphsOf(`${String.fromCodePoint(...letters)}${joined}`, book.language);
      const expected = new Set([...drawn, ...[...characters].map(find)].filter((glyph) => glyph !== 0));
      const bytes = hollowFace(face, has.glyphOf, [...drawn, ...letters.map(find)]);
      return asPressFont(specifier, has, { expected, bytes, program: async (shown) => ({ bytes: programOf(await tables(), shown) }) });
    },
  };
}

const joined = '——……‐ ff fi fl ffi ffl';

/** The file is one of the program's, and so a part of what it is. */
function asPressFont(source: string, { shared, texts }: Characters, { bytes, ...more }: Pick<PressFont, 'expected' | 'bytes' | 'program'>): FontOfPress {
  return { source, identity: `${source} ${shared}`, bytes, woff: writeWoff(bytes), advances: advancesOf(bytes), texts, ...more };
}

/**
 * Kai is for Han characters only (A2): its pieces squeeze no punctuation (A5), so marks and Latin are left to the text
 * face that follows in the style sheet.
 */
async function openPieces(spec: FaceSpec, { pieces: specifier, lacks = '' }: PiecesSource, host: Host): Promise<OpenFace> {
  const pieces = await readPieces(specifier, host);
  const find = pieceFinder(pieces);
  const lacked = charactersIn(lacks);
  const isThere = (character: number): boolean => isIdeograph(character) && !lacked.has(character);
  const ownerOf = (character: number): Piece | undefined => (isThere(character) ? find(character) : undefined);
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
    forPress: async (wanted, book) => {
      const characters = [...wanted].filter((character) => ownerOf(character) !== undefined);
      if (characters.length === 0) return undefined;
      // Glyph ids count its characters from 1.
      const listed = listedIn(pieces).filter(isThere);
      const numbers = new Map(listed.map((character, index) => [character, index + 1]));
      const numberOf = (character: number): number => numbers.get(character) ?? 0;
      const glyphOf = new Map([...book.characters].filter((character) => numbers.has(character)).map((character) => [character, numberOf(character)]));
      const piece = (await cut(listed.slice(0, 1))) ?? new Uint8Array();
      const bytes = hollowPieces(readTables(piece), glyphOf, listed.length + 1);
      const program: PressFont['program'] = async (shown) => {
        const font = readTables((await cut([...shown].flatMap((glyph) => listed[glyph - 1] ?? []))) ?? new Uint8Array());
        const cidToGid = glyphMap(numbers, listed.length + 1, font);
        const blank = [...shown].find((glyph) => glyph !== 0 && cidToGid.readUInt16BE(2 * glyph) === 0);
        if (blank !== undefined) throw new Error(`${specifier} lacks ${String.fromCodePoint(listed[blank - 1] ?? 0)}`);
        return { bytes: writeTables(programTables(font)), cidToGid };
      };
      return asPressFont(specifier, asCharacters(glyphOf), { expected: new Set(characters.map(numberOf)), bytes, program });
    },
  };
}

/** What the style sheet says the pieces have, rising. */
function listedIn(pieces: readonly Piece[]): number[] {
  return pieces.flatMap(({ ranges }) => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).sort((a, b) => a - b);
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

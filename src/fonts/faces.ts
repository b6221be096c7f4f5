/** The faces of a theme: opened, asked what they cover, cut down to a book. */

import type { Host } from '../host/host.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { remember } from '../host/remember.ts';
import { charactersOf } from './harfbuzz.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { prepareToSubset, subset } from './subset.ts';

export interface OpenFace {
  readonly spec: FaceSpec;
  /** Asked of faces for all of the text, and of those in pieces. */
  covers(character: number): boolean;
  /** TrueType bytes with the given characters, those the face lacks left out; `undefined` when it has none of them. */
  subset(characters: ReadonlySet<number>): Promise<Uint8Array | undefined>;
}

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
      const { id, family, weight, use } = face.spec;
      const bytes = await face.subset(used.get(id) ?? new Set());
      return bytes === undefined ? [] : [{ id, family, weight, file: `${id}.ttf`, isTextFace: use === 'all', bytes }];
    }),
  );
  return fonts.flat();
}

async function openFile(spec: FaceSpec, specifier: string, host: Host): Promise<OpenFace> {
  const file = fileOf(specifier, host);
  let asked: Promise<ReadonlySet<number>> | undefined;
  const characters = () => (asked ??= charactersIn(specifier, file, host));
  const isTextFace = spec.use === 'all';
  const own = isTextFace ? await characters() : undefined;
  return {
    spec,
    covers: (character) => own?.has(character) ?? false,
    subset: async (wanted) => {
      if (wanted.size === 0) return undefined;
      // The text face has nearly all; another is embedded only where it has something to set.
      const there = await characters();
      const here = isTextFace ? wanted : new Set([...wanted].filter((character) => there.has(character)));
      return here.size === 0 ? undefined : remember(host.cache, keyOf(specifier, here), () => subset(file, here));
    },
  };
}

async function charactersIn(specifier: string, file: string, host: Host): Promise<ReadonlySet<number>> {
  const listed = await remember(host.cache, `characters ${specifier}`, async () => {
    const bytes = await host.read(file);
    return new Uint8Array(Uint32Array.from(bytes === undefined ? [] : charactersOf(bytes)).buffer);
  });
  return new Set(new Uint32Array(Uint8Array.from(listed).buffer));
}

/**
 * Kai is for Han characters only (A2): its pieces squeeze no punctuation (A5), so marks and Latin are left to the text
 * face that follows in the style sheet.
 */
async function openPieces(spec: FaceSpec, specifier: string, host: Host): Promise<OpenFace> {
  const pieces = await readPieces(specifier, host);
  const find = pieceFinder(pieces);
  const ownerOf = (character: number): Piece | undefined => (isHan(character) ? find(character) : undefined);
  return {
    spec,
    covers: (character) => ownerOf(character) !== undefined,
    subset: async (wanted) => {
      const byPiece = new Map<Piece, number[]>();
      for (const character of wanted) {
        const piece = ownerOf(character);
        if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
      }
      if (byPiece.size === 0) return undefined;
      return remember(host.cache, keyOf(specifier, [...byPiece.values()].flat()), async () => {
        const cut = [...byPiece].map(async ([piece, characters]) => subset(fileOf(piece.file, host), characters, layoutTables));
        return mergePieces(await Promise.all(cut));
      });
    },
  };
}

/** The file itself is one of the program's, and so a part of what it is. */
function keyOf(specifier: string, characters: Iterable<number>): string {
  return `face ${specifier} ${String.fromCodePoint(...[...characters].sort((a, b) => a - b))}`;
}

/** Tables that name glyph ids and cannot be joined by putting one after the other. */
const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'morx', 'feat', 'prop', 'bsln', 'vhea', 'vmtx', 'FFTM', 'gasp'];

function fileOf(specifier: string, host: Host): string {
  const file = host.packageFile(specifier);
  if (file === undefined) throw new Error(`the font ${specifier} is not installed`);
  return file;
}

function isHan(character: number): boolean {
  return /\p{Script=Han}/u.test(String.fromCodePoint(character)) && character > 0x3007;
}

/** Controls, joiners and variation selectors set nothing. */
function isInvisible(character: number): boolean {
  return /[\p{Cc}\p{Cf}\p{Zs}\p{Variation_Selector}]/u.test(String.fromCodePoint(character));
}

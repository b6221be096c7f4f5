/**
 * Faces for the press. Chrome sets lines by measures alone, and what it embeds of the book's faces stays behind at
 * binding (design 5.3): so it is given the characters, measures and features of a face without the outlines of
 * ideographs. Nothing need be cut before printing begins, and the glyph ids are those of the whole face, so that what
 * is printed once stays right when a character is new to the book. The outlines of what was printed are taken out of
 * the face at the end.
 */

import { advancesOf, type Advances } from './advances.ts';
import { identified } from '../host/digest.ts';
import { readCmap } from './cmap.ts';
import type { BookFont } from './book-font.ts';
import { programTables, readTables, writeTables, type FontTables } from './sfnt.ts';

/** `bytes` are no use to a reader. */
export interface PressFont extends BookFont {
  /** What Chrome is given. */
  readonly woff: Uint8Array;
  /** The file, or the style sheet of the pieces, that it is of. */
  readonly source: string;
  /** With the same, the same text is set in the same way, whatever else there is in the book. */
  readonly identity: string;
  readonly advances: Advances;
  /** Characters by glyph. */
  readonly texts: ReadonlyMap<number, string>;
  /** The glyphs of what is to be set in it; others are the exception. */
  readonly expected: ReadonlySet<number>;
  /** With the outlines of these glyphs. It is identified. */
  program(glyphs: ReadonlySet<number>): Promise<FontProgram>;
}

/** What binding needs of a face. */
export type BoundFont = Omit<PressFont, 'woff' | 'identity'>;

/** What a PDF embeds of a face. */
export interface FontProgram {
  /** TrueType, with what a viewer reads of it. */
  readonly bytes: Uint8Array;
  /** Its glyphs by those of the face, two bytes each (ISO 32000-1, 9.7.4.2); absent where they are the same. */
  readonly cidToGid?: Uint8Array;
}

/** A face that was cut to some characters, as it is. */
export function cutFont(font: BookFont, characters: ReadonlySet<number>): BoundFont {
  const { bytes, id } = font;
  const texts = textsOf(characters, readCmap(readTables(bytes)));
  return {
    ...font,
    source: id,
    advances: advancesOf(bytes),
    texts,
    expected: new Set(texts.keys()),
    program: identified(
      () => Promise.resolve({ bytes: writeTables(programTables(readTables(bytes))) }),
      ['whole program', bytes],
    ),
  };
}

export interface Characters {
  readonly glyphOf: ReadonlyMap<number, number>;
  /** Characters by glyph. */
  readonly texts: ReadonlyMap<number, string>;
  /** What is not as in every book. */
  readonly shared: string;
}

/**
 * What Chrome is told a face has: the ideographs of the book, and all letters and marks, for it may show one that the
 * book does not have (é for e and U+0301, a hyphen at the end of a line). Of characters that share a glyph only those
 * of the book, for beside such a glyph Chrome says which of them is meant; so each beside another changes pages without
 * it, and is named in `shared`.
 */
export function charactersOf(face: FontTables, book: ReadonlyMap<number, number>): Characters {
  const letters = new Map([...readCmap(face)].filter(([character]) => !isInIdeographs(character)));
  const usual = textsOf(letters.keys(), letters);
  const own = new Set(book.values());
  const others = [...usual]
    .filter(([glyph]) => !own.has(glyph))
    .map(([glyph, text]): [number, number] => [text.codePointAt(0) ?? 0, glyph]);
  return asCharacters(new Map([...book, ...others]), usual);
}

/** Where a face has nothing but ideographs: those of the book. */
export function asCharacters(
  glyphOf: ReadonlyMap<number, number>,
  usual: ReadonlyMap<number, string> = new Map(),
): Characters {
  const texts = textsOf(glyphOf.keys(), glyphOf);
  const unusual = [...glyphOf].filter(
    ([character, glyph]) => (usual.get(glyph) ?? texts.get(glyph)) !== String.fromCodePoint(character),
  );
  return {
    glyphOf,
    texts,
    shared: unusual
      .sort(([a], [b]) => a - b)
      .map(String)
      .join(' '),
  };
}

/** Characters by glyph; a glyph that several share has the lowest that is no stand-in. */
export function textsOf(characters: Iterable<number>, glyphOf: ReadonlyMap<number, number>): Map<number, string> {
  const found = new Map<number, number>();
  for (const character of characters) {
    const glyph = glyphOf.get(character) ?? 0;
    const other = found.get(glyph);
    if (glyph !== 0 && (other === undefined || standsRather(character, other))) found.set(glyph, character);
  }
  return new Map([...found].map(([glyph, character]) => [glyph, String.fromCodePoint(character)]));
}

/** Whether a glyph that both have stands rather for the first. */
function standsRather(character: number, other: number): boolean {
  const isStandIn = (each: number) => standIn.test(String.fromCodePoint(each));
  const [first, second] = [isStandIn(character), isStandIn(other)];
  return first === second ? character < other : second;
}

/** Spaces by width, radicals, compatibility ideographs: fonts give them the glyphs of 　, of 人 and its like. */
const standIn = /[\u2000-\u200A\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** For `count` glyph ids of a face, those of a font with some of its characters. */
export function glyphMap(glyphOf: ReadonlyMap<number, number>, count: number, part: FontTables): Buffer {
  const map = Buffer.alloc(2 * count);
  for (const [character, glyph] of readCmap(part)) {
    const whole = glyphOf.get(character);
    if (whole !== undefined) map.writeUInt16BE(glyph, 2 * whole);
  }
  return map;
}

export function isIdeograph(character: number): boolean {
  return character > 0x3007 && /\p{Script=Han}/u.test(String.fromCodePoint(character));
}

/** Radicals, ideographs and those for compatibility (Unicode 16, blocks). */
function isInIdeographs(character: number): boolean {
  return (
    (character >= 0x2e80 && character < 0x2fe0) ||
    (character >= 0x3400 && character < 0xa000) ||
    (character >= 0xf900 && character < 0xfb00) ||
    character >= 0x20000
  );
}

/**
 * Faces for the press. Chrome sets lines by measures only, and binding replaces the fonts that Chrome embeds. So Chrome
 * is given the characters, measures and features of a face without the outlines of ideographs. Nothing need be cut
 * before printing begins, and glyph ids are those of the whole face, so that printed pages stay valid when the book
 * gets a new character. At the end the outlines of all printed glyphs are taken from the face.
 */

import { advancesOf, type Advances } from './advances.ts';
import { identified } from '../host/digest.ts';
import { readCmap } from './cmap.ts';
import type { BookFont } from './book-font.ts';
import { programTables, readTables, writeTables, type FontTables } from './sfnt.ts';

/** `bytes` cannot be used by a reader, since outlines are missing. */
export interface PressFont extends BookFont {
  /** The font for Chrome, as WOFF. */
  readonly woff: Uint8Array;
  /** The file, or the style sheet of the pieces, from which it comes. */
  readonly source: string;
  /** With equal identities equal text is set equally, whatever else the book contains. */
  readonly identity: string;
  readonly advances: Advances;
  /** The characters of each glyph. */
  readonly texts: ReadonlyMap<number, string>;
  /** The glyphs of the text that is to be set in it; any other glyph is an exception. */
  readonly expected: ReadonlySet<number>;
  /** The program with the outlines of these glyphs; it is identified. */
  program(glyphs: ReadonlySet<number>): Promise<FontProgram>;
}

/** What binding needs of a face. */
export type BoundFont = Omit<PressFont, 'woff' | 'identity'>;

/** What a PDF embeds of a face. */
export interface FontProgram {
  /** TrueType, with the tables that a viewer reads. */
  readonly bytes: Uint8Array;
  /**
   * Maps the face's glyph ids to those of the program, two bytes each (ISO 32000-1, 9.7.4.2); absent when they are the
   * same.
   */
  readonly cidToGid?: Uint8Array;
}

/** The same for a face that was cut to some characters, which keeps its bytes. */
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
  /** The characters of each glyph. */
  readonly texts: ReadonlyMap<number, string>;
  /** Names choices between characters with one glyph that differ from other books. */
  readonly shared: string;
}

/**
 * The characters that Chrome is told a face has: the book's ideographs, and all letters and marks, because Chrome may
 * show one that the book does not contain (é for e and U+0301, a hyphen at the end of a line). Of several characters
 * with one glyph only the book's are listed, because otherwise Chrome writes down which of them is meant. Such a choice
 * changes pages without the character, so it is named in `shared`.
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

/** The same for a face with ideographs only. */
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

/** The characters of each glyph. A glyph with several has the lowest one that is no stand-in. */
export function textsOf(characters: Iterable<number>, glyphOf: ReadonlyMap<number, number>): Map<number, string> {
  const found = new Map<number, number>();
  for (const character of characters) {
    const glyph = glyphOf.get(character) ?? 0;
    const other = found.get(glyph);
    if (glyph !== 0 && (other === undefined || standsRather(character, other))) found.set(glyph, character);
  }
  return new Map([...found].map(([glyph, character]) => [glyph, String.fromCodePoint(character)]));
}

/** Whether a glyph that both characters share should be read as the first. */
function standsRather(character: number, other: number): boolean {
  const isStandIn = (each: number) => standIn.test(String.fromCodePoint(each));
  const [first, second] = [isStandIn(character), isStandIn(other)];
  return first === second ? character < other : second;
}

/** Spaces by width, radicals and compatibility ideographs: fonts give them the glyphs of 　, of 人 and the like. */
const standIn = /[\u2000-\u200A\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** For each of the face's `count` glyph ids the id in a font with some of its characters. */
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

/** True for radicals, ideographs and compatibility ideographs (Unicode 16, blocks). */
export function isInIdeographs(character: number): boolean {
  return (
    (character >= 0x2e80 && character < 0x2fe0) ||
    (character >= 0x3400 && character < 0xa000) ||
    (character >= 0xf900 && character < 0xfb00) ||
    character >= 0x20000
  );
}

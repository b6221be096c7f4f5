/**
 * Faces for the press. Chrome sets lines by measures alone, and what it embeds of the book's faces stays behind at binding (design 5.3): so it is
 * given the characters, measures and features of a face without the outlines of ideographs. Nothing need be cut before printing begins, and
 * the glyph ids are those of the whole face, so that what is printed once stays right when a character is new to the book. The outlines of what
 * was printed are taken out of the face at the end.
 */

import { advancesOf, type Advances } from './advances.ts';
import { readCmap, writeBrowserCmap } from './cmap.ts';
import type { BookFont } from './faces.ts';
import { componentsOf, glyphsOf, openOutlines, withOutlines } from './glyf.ts';
import { longs, programTables, readTables, tableOf, writeTables, type FontTables } from './sfnt.ts';

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
  /** With the outlines of these glyphs. */
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
  return { ...font, source: id, advances: advancesOf(bytes), texts, expected: new Set(texts.keys()), program: () => Promise.resolve({ bytes: writeTables(programTables(readTables(bytes))) }) };
}

export interface Characters {
  readonly glyphOf: ReadonlyMap<number, number>;
  /** Characters by glyph. */
  readonly texts: ReadonlyMap<number, string>;
  /** What is not as in every book. */
  readonly shared: string;
}

/**
 * What Chrome is told a face has: the ideographs of the book, and all letters and marks, for it may show one that the book does not have (é for
 * e and U+0301, a hyphen at the end of a line). Of characters that share a glyph only those of the book, for beside such a glyph Chrome says which of
 * them is meant; so each beside another changes pages without it, and is named in `shared`.
 */
export function charactersOf(face: FontTables, book: ReadonlyMap<number, number>): Characters {
  const letters = new Map([...readCmap(face)].filter(([character]) => !isInIdeographs(character)));
  const usual = textsOf(letters.keys(), letters);
  const own = new Set(book.values());
  const others = [...usual].filter(([glyph]) => !own.has(glyph)).map(([glyph, text]): [number, number] => [text.codePointAt(0) ?? 0, glyph]);
  return asCharacters(new Map([...book, ...others]), usual);
}

/** Where a face has nothing but ideographs: those of the book. */
export function asCharacters(glyphOf: ReadonlyMap<number, number>, usual: ReadonlyMap<number, string> = new Map()): Characters {
  const texts = textsOf(glyphOf.keys(), glyphOf);
  const unusual = [...glyphOf].filter(([character, glyph]) => (usual.get(glyph) ?? texts.get(glyph)) !== String.fromCodePoint(character));
  return { glyphOf, texts, shared: unusual.sort(([a], [b]) => a - b).map(String).join(' ') };
}

/** A face with some of its characters and outlines. */
export function hollowFace(face: FontTables, glyphOf: ReadonlyMap<number, number>, drawn: Iterable<number>): Buffer {
  // Signs that grow with what they embrace are measured by their outlines. Chrome takes no font without a single one, so there is that for no character.
  const hollow = face.has('MATH') ? face : withOutlines(face, withComponents([0, ...drawn], face), countOf(face));
  return writeTables(new Map([...without(hollow, unread), ['cmap', writeBrowserCmap(glyphOf, face)]]));
}

/**
 * A face of ideographs in pieces, as if it were whole. `piece` is any of its characters as TrueType, for the measures that all have in common:
 * an ideograph is as wide as it is high. `count` is that of the glyphs.
 */
export function hollowPieces(piece: FontTables, glyphOf: ReadonlyMap<number, number>, count: number): Buffer {
  const hmtx = Buffer.alloc(4 + 2 * (count - 1));
  hmtx.writeUInt16BE(tableOf(piece, 'head').readUInt16BE(18), 0);
  // Chrome takes no font without a single outline.
  const some = glyphsOf(piece).filter(({ length }) => length > 0).slice(0, 1);
  const tables = withCount(new Map([...without(piece, unread), ['hmtx', hmtx], ['cmap', writeBrowserCmap(glyphOf, piece)], ['glyf', Buffer.concat(some)], ['loca', longs(Uint32Array.of(0, some[0]?.length ?? 0))]]), { glyphs: count, metrics: 1 });
  return writeTables(withOutlines(tables, [0], count));
}

/** The glyphs of a face, with what they are made of, under the ids that they have in it; no others have an outline. */
export function programOf(face: FontTables, glyphs: Iterable<number>): Buffer {
  const wanted = withComponents([0, ...glyphs], face);
  const count = Math.max(...wanted) + 1;
  const metrics = Math.min(count, tableOf(face, 'hhea').readUInt16BE(34));
  const hmtx = Buffer.from(tableOf(face, 'hmtx').subarray(0, 4 * metrics + 2 * (count - metrics)));
  // Nobody asks, and zeros pack well.
  for (let glyph = 0; glyph < metrics - 1; glyph += 1) if (!wanted.has(glyph)) hmtx.writeUInt32BE(0, 4 * glyph);
  return writeTables(programTables(withCount(new Map([...withOutlines(face, wanted, count), ['hmtx', hmtx]]), { glyphs: count, metrics })));
}

function withComponents(glyphs: readonly number[], face: FontTables): ReadonlySet<number> {
  const all = new Set(glyphs);
  const outline = openOutlines(face);
  // A set gives what is added while it is gone through.
  for (const glyph of all) for (const component of componentsOf(outline(glyph))) all.add(component);
  return all;
}

function withCount(face: FontTables, { glyphs, metrics }: { readonly glyphs: number; readonly metrics: number }): FontTables {
  const [maxp, hhea] = [Buffer.from(tableOf(face, 'maxp')), Buffer.from(tableOf(face, 'hhea'))];
  maxp.writeUInt16BE(glyphs, 4);
  hhea.writeUInt16BE(metrics, 34);
  return new Map([...face, ['maxp', maxp], ['hhea', hhea]]);
}

function countOf(face: FontTables): number {
  return tableOf(face, 'maxp').readUInt16BE(4);
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

/** Tables that Chrome does not read: it sets no vertical lines, and needs no names of glyphs. */
const unread = ['BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'gasp', 'DSIG'];

function without(face: FontTables, tags: readonly string[]): FontTables {
  const post = Buffer.alloc(32);
  tableOf(face, 'post').copy(post, 0, 0, 32); // angle of italics, underline
  post.writeUInt32BE(0x00030000, 0); // no glyph names
  return new Map([...[...face].filter(([tag]) => !tags.includes(tag)), ['post', post]]);
}

export function isIdeograph(character: number): boolean {
  return character > 0x3007 && /\p{Script=Han}/u.test(String.fromCodePoint(character));
}

/** Radicals, ideographs and those for compatibility (Unicode 16, blocks). */
function isInIdeographs(character: number): boolean {
  return (character >= 0x2e80 && character < 0x2fe0) || (character >= 0x3400 && character < 0xa000) || (character >= 0xf900 && character < 0xfb00) || character >= 0x20000;
}

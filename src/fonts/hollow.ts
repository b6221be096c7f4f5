/**
 * Writes TrueType fonts in which only some glyphs have outlines, while all keep the ids that they have in the whole
 * face.
 */

import { writeBrowserCmap } from './cmap.ts';
import { componentsOf, glyphsOf, withOutlines, type Outlines } from './glyf.ts';
import { longs, programTables, tableOf, writeTables, type FontTables } from './sfnt.ts';

/** A whole face: its tables, and the outlines of its glyphs, which may be others than those in its tables. */
export interface Drawn {
  readonly tables: FontTables;
  readonly outline: Outlines;
}

/** A face with some of its characters and outlines. */
export function hollowFace(
  { tables: face, outline }: Drawn,
  glyphOf: ReadonlyMap<number, number>,
  drawn: Iterable<number>,
): Buffer {
  // Fonts with signs that grow (MATH) keep all outlines, by which these are measured. Others keep that of glyph 0 at
  // least, because Chrome refuses a font without any outline.
  const hollow = face.has('MATH')
    ? face
    : withOutlines(face, withComponents([0, ...drawn], outline), countOf(face), outline);
  return writeTables(new Map([...without(hollow, unread), ['cmap', writeBrowserCmap(glyphOf, face)]]));
}

/**
 * Turns a face of ideographs that comes in pieces into a whole one without outlines. `piece` is a TrueType font with
 * any of its characters, for the measures that all share: an ideograph is as wide as it is high. `count` is the number
 * of glyphs.
 */
export function hollowPieces(piece: FontTables, glyphOf: ReadonlyMap<number, number>, count: number): Buffer {
  const hmtx = Buffer.alloc(4 + 2 * (count - 1));
  hmtx.writeUInt16BE(tableOf(piece, 'head').readUInt16BE(18), 0);
  // Chrome refuses a font without any outline.
  const some = glyphsOf(piece)
    .filter(({ length }) => length > 0)
    .slice(0, 1);
  const tables = withCount(
    new Map([
      ...without(piece, unread),
      ['hmtx', hmtx],
      ['cmap', writeBrowserCmap(glyphOf, piece)],
      ['glyf', Buffer.concat(some)],
      ['loca', longs(Uint32Array.of(0, some[0]?.length ?? 0))],
    ]),
    { glyphs: count, metrics: 1 },
  );
  return writeTables(withOutlines(tables, [0], count));
}

/**
 * A font with the outlines of these glyphs and their components, under the ids that they have in the face. Other glyphs
 * have no outline.
 */
export function programOf({ tables: face, outline }: Drawn, glyphs: Iterable<number>): Buffer {
  const wanted = withComponents([0, ...glyphs], outline);
  const count = Math.max(...wanted) + 1;
  const metrics = Math.min(count, tableOf(face, 'hhea').readUInt16BE(34));
  const hmtx = Buffer.from(tableOf(face, 'hmtx').subarray(0, 4 * metrics + 2 * (count - metrics)));
  // The measures of other glyphs are not used, and zeros compress well.
  for (let glyph = 0; glyph < metrics - 1; glyph += 1) if (!wanted.has(glyph)) hmtx.writeUInt32BE(0, 4 * glyph);
  return writeTables(
    programTables(
      withCount(new Map([...withOutlines(face, wanted, count, outline), ['hmtx', hmtx]]), { glyphs: count, metrics }),
    ),
  );
}

function withComponents(glyphs: readonly number[], outline: Outlines): ReadonlySet<number> {
  const all = new Set(glyphs);
  // Iterating over a Set includes what is added meanwhile.
  for (const glyph of all) for (const component of componentsOf(outline(glyph))) all.add(component);
  return all;
}

function withCount(
  face: FontTables,
  { glyphs, metrics }: { readonly glyphs: number; readonly metrics: number },
): FontTables {
  const [maxp, hhea] = [Buffer.from(tableOf(face, 'maxp')), Buffer.from(tableOf(face, 'hhea'))];
  maxp.writeUInt16BE(glyphs, 4);
  hhea.writeUInt16BE(metrics, 34);
  return new Map([...face, ['maxp', maxp], ['hhea', hhea]]);
}

function countOf(face: FontTables): number {
  return tableOf(face, 'maxp').readUInt16BE(4);
}

/** Tables that Chrome does not read here, since it sets no vertical lines and needs no names of glyphs. */
const unread = ['BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'gasp', 'DSIG'];

function without(face: FontTables, tags: readonly string[]): FontTables {
  const post = Buffer.alloc(32);
  tableOf(face, 'post').copy(post, 0, 0, 32); // angle of italics, underline
  post.writeUInt32BE(0x00030000, 0); // no glyph names
  return new Map([...[...face].filter(([tag]) => !tags.includes(tag)), ['post', post]]);
}

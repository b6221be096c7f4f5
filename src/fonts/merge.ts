/**
 * Joins the pieces of a web font into one TrueType font. npm has Kai faces only as WOFF2 pieces by unicode-range, and a
 * PDF or an EPUB needs one file for each face.
 *
 * 1. The glyphs of all pieces are put one after another, and the components of composites renumbered.
 * 2. Metrics are joined likewise.
 * 3. One cmap is written.
 * 4. All other tables are those of the first piece.
 */

import { readCmap, writeCmap } from './cmap.ts';
import { componentPlaces, glyphsOf, withGlyphs } from './glyf.ts';
import { readTables, tableOf, writeTables, type FontTables } from './sfnt.ts';

/**
 * Pieces must be TrueType, with the same units per em, without layout tables, and with no character in common.
 * @throws when there are no pieces.
 */
export function mergePieces(pieces: readonly Uint8Array[]): Uint8Array {
  const opened = pieces.map(readTables);
  const glyphs: Buffer[] = [];
  const metrics: Buffer[] = [];
  const cmap = new Map<number, number>();
  for (const [index, piece] of pieces.entries()) {
    const tables = opened[index] ?? readTables(piece);
    const base = glyphs.length;
    glyphs.push(...glyphsOf(tables).map((glyph) => renumbered(glyph, base)));
    metrics.push(...metricsOf(tables));
    for (const [character, glyph] of readCmap(tables)) cmap.set(character, base + glyph);
  }
  return writeTables(joined(opened, glyphs, metrics, cmap));
}

function joined(
  pieces: readonly FontTables[],
  glyphs: readonly Buffer[],
  metrics: readonly Buffer[],
  cmap: ReadonlyMap<number, number>,
): FontTables {
  const [first] = pieces;
  if (first === undefined) throw new Error('no pieces to merge');
  const hhea = Buffer.from(tableOf(first, 'hhea'));
  hhea.writeUInt16BE(metrics.length, 34);
  const maxp = Buffer.from(tableOf(first, 'maxp'));
  for (let at = 6; at < maxp.length; at += 2)
    maxp.writeUInt16BE(Math.max(...pieces.map((piece) => tableOf(piece, 'maxp').readUInt16BE(at))), at);
  maxp.writeUInt16BE(glyphs.length, 4);
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0); // no glyph names
  const rest: FontTables = new Map([
    ['head', tableOf(first, 'head')],
    ['hhea', hhea],
    ['maxp', maxp],
    ['post', post],
    ['hmtx', Buffer.concat(metrics)],
    ['cmap', writeCmap(cmap)],
    ['name', tableOf(first, 'name')],
    ['OS/2', tableOf(first, 'OS/2')],
  ]);
  return withGlyphs(rest, glyphs);
}

/** A composite names its components by glyph id, which changes. */
function renumbered(outline: Buffer, base: number): Buffer {
  const places = componentPlaces(outline);
  if (places.length === 0) return outline;
  const glyph = Buffer.from(outline);
  for (const at of places) glyph.writeUInt16BE(glyph.readUInt16BE(at) + base, at);
  return glyph;
}

/** Advance and left side bearing, four bytes for each glyph; the last advance applies to all that follow. */
function metricsOf(tables: FontTables): Buffer[] {
  const hmtx = tableOf(tables, 'hmtx');
  const full = tableOf(tables, 'hhea').readUInt16BE(34);
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  return Array.from({ length: count }, (_, index) => {
    if (index < full) return hmtx.subarray(4 * index, 4 * index + 4);
    const metric = Buffer.alloc(4);
    metric.writeUInt16BE(hmtx.readUInt16BE(4 * (full - 1)), 0);
    metric.writeInt16BE(hmtx.readInt16BE(4 * full + 2 * (index - full)), 2);
    return metric;
  });
}

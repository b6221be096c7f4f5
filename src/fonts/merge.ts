/**
 * Joins the pieces of a web font into one TrueType font.
 * Kai faces come on npm only as WOFF2 pieces by unicode-range; a PDF and an EPUB want one file a face.
 * 1. the glyphs of every piece one after another, components of composites renumbered;
 * 2. metrics likewise; 3. one cmap; 4. the rest from the first piece.
 */

import { glyphsOf, withGlyphs } from './glyf.ts';
import { openFont } from './harfbuzz.ts';
import { readTables, tableOf, writeTables, type FontTables } from './sfnt.ts';

/** Pieces must be TrueType with the same units per em and without layout tables, each holding only characters of its own. */
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
    for (const [character, glyph] of mappingOf(piece)) cmap.set(character, base + glyph);
  }
  return writeTables(joined(opened, glyphs, metrics, cmap));
}

function joined(pieces: readonly FontTables[], glyphs: readonly Buffer[], metrics: readonly Buffer[], cmap: ReadonlyMap<number, number>): FontTables {
  const [first] = pieces;
  if (first === undefined) throw new Error('no pieces to merge');
  const hhea = Buffer.from(tableOf(first, 'hhea'));
  hhea.writeUInt16BE(metrics.length, 34);
  const maxp = Buffer.from(tableOf(first, 'maxp'));
  for (let at = 6; at < maxp.length; at += 2) maxp.writeUInt16BE(Math.max(...pieces.map((piece) => tableOf(piece, 'maxp').readUInt16BE(at))), at);
  maxp.writeUInt16BE(glyphs.length, 4);
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0); // no glyph names
  const rest: FontTables = new Map([
    ['head', tableOf(first, 'head')], ['hhea', hhea], ['maxp', maxp], ['post', post], ['hmtx', Buffer.concat(metrics)], ['cmap', cmapTable(cmap)],
    ['name', tableOf(first, 'name')], ['OS/2', tableOf(first, 'OS/2')],
  ]);
  return withGlyphs(rest, glyphs);
}

/** A composite names its components by glyph id (OpenType 1.9, glyf). */
function renumbered(outline: Buffer, base: number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const glyph = Buffer.from(outline);
  const [argsAreWords, hasScale, hasMore, hasXYScale, hasMatrix] = [0x1, 0x8, 0x20, 0x40, 0x80];
  let at = 10;
  for (;;) {
    const flags = glyph.readUInt16BE(at);
    glyph.writeUInt16BE(glyph.readUInt16BE(at + 2) + base, at + 2);
    at += 4 + (flags & argsAreWords ? 4 : 2) + (flags & hasScale ? 2 : flags & hasXYScale ? 4 : flags & hasMatrix ? 8 : 0);
    if (!(flags & hasMore)) return glyph;
  }
}

/** Advance and left side bearing of each glyph, four bytes a glyph; the last advance stands for all that follow. */
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

function mappingOf(piece: Uint8Array): [number, number][] {
  const { characters, glyphs } = openFont(piece);
  const found = glyphs([...characters].map((character) => String.fromCodePoint(character)));
  return [...characters].map((character, index) => [character, found[index] ?? 0]);
}

/** Format 12 for everything, and format 4 for old readers while its 16-bit length can hold the BMP. */
function cmapTable(cmap: ReadonlyMap<number, number>): Buffer {
  const mapping = [...cmap].sort(([a], [b]) => a - b);
  const bmp = mapping.filter(([character]) => character < 0xffff);
  const subtables = [
    ...(bmp.length < 8000 ? [{ encoding: 1, bytes: format4(bmp) }] : []),
    { encoding: 10, bytes: format12(mapping) },
  ];
  const header = Buffer.alloc(4 + 8 * subtables.length);
  header.writeUInt16BE(subtables.length, 2);
  let offset = header.length;
  for (const [index, { encoding, bytes }] of subtables.entries()) {
    header.writeUInt16BE(3, 4 + 8 * index); // Windows
    header.writeUInt16BE(encoding, 6 + 8 * index);
    header.writeUInt32BE(offset, 8 + 8 * index);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...subtables.map(({ bytes }) => bytes)]);
}

function format4(mapping: readonly [number, number][]): Buffer {
  const segments = [...mapping.map(([character, glyph]) => ({ character, delta: (glyph - character) & 0xffff })), { character: 0xffff, delta: 1 }];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const bytes = Buffer.alloc(16 + 8 * count);
  [4, bytes.length, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)].forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, 2 * index));
  segments.forEach(({ character, delta }, index) => {
    bytes.writeUInt16BE(character, 14 + 2 * index);
    bytes.writeUInt16BE(character, 16 + 2 * count + 2 * index);
    bytes.writeUInt16BE(delta, 16 + 4 * count + 2 * index);
  });
  return bytes;
}

function format12(mapping: readonly [number, number][]): Buffer {
  const bytes = Buffer.alloc(16 + 12 * mapping.length);
  bytes.writeUInt16BE(12, 0);
  bytes.writeUInt32BE(bytes.length, 4);
  bytes.writeUInt32BE(mapping.length, 12);
  mapping.forEach(([character, glyph], index) => {
    bytes.writeUInt32BE(character, 16 + 12 * index);
    bytes.writeUInt32BE(character, 20 + 12 * index);
    bytes.writeUInt32BE(glyph, 24 + 12 * index);
  });
  return bytes;
}

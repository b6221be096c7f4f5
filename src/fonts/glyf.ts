/** The outlines of a TrueType font, one after another (OpenType 1.9, glyf and loca). */

import { tableOf, type FontTables } from './sfnt.ts';

/** By glyph id; empty where a glyph has no outline. */
export function glyphsOf(tables: FontTables): Buffer[] {
  const glyf = tableOf(tables, 'glyf');
  const loca = tableOf(tables, 'loca');
  const isLong = tableOf(tables, 'head').readInt16BE(50) === 1;
  const offset = (index: number) => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  return Array.from({ length: count }, (_, index) => glyf.subarray(offset(index), offset(index + 1)));
}

/** The same tables with these outlines, each padded to four bytes. */
export function withGlyphs(tables: FontTables, glyphs: readonly Buffer[]): FontTables {
  const head = Buffer.from(tableOf(tables, 'head'));
  head.writeInt16BE(1, 50); // indexToLocFormat: long
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const padding = -glyph.length & 3;
    parts.push(glyph);
    if (padding > 0) parts.push(Buffer.alloc(padding));
    offset += glyph.length + padding;
    loca.writeUInt32BE(offset, 4 * (index + 1));
  }
  return new Map([...tables, ['head', head], ['loca', loca], ['glyf', Buffer.concat(parts)]]);
}

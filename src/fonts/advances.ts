/** Reads how wide the glyphs of a font are (OpenType 1.9, hhea, hmtx). */

import { readTables, tableOf } from './sfnt.ts';

/** Advances by glyph id, in whole thousandths of the em, as PDF counts (ISO 32000-1, 9.7.4.3). */
export type Advances = Uint16Array;

export function advancesOf(font: Uint8Array): Advances {
  const tables = readTables(font);
  const unitsPerEm = tableOf(tables, 'head').readUInt16BE(18);
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  // Glyphs after the last record have its advance.
  const records = tableOf(tables, 'hhea').readUInt16BE(34);
  const hmtx = tableOf(tables, 'hmtx');
  const advances = new Uint16Array(count);
  for (let glyph = 0; glyph < count; glyph += 1)
    advances[glyph] =
      glyph < records ? Math.round((hmtx.readUInt16BE(4 * glyph) * 1000) / unitsPerEm) : (advances[glyph - 1] ?? 0);
  return advances;
}

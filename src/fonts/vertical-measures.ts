/**
 * Measures for lines that run down (OpenType 1.9, vhea and vmtx). Without them a browser makes a character as high as
 * the lines of its font, a fifth more than its em. Each glyph gets a cell of one em, as Han characters have.
 */

import { openOutlines } from './glyf.ts';
import { readTables, tableOf, writeTables, type FontTables } from './sfnt.ts';
import { emBox } from './turned-face.ts';

/** The font with vertical measures; one that has them stays as it is. */
export function withVerticalMeasures(font: Uint8Array): Uint8Array {
  const tables = readTables(font);
  if (tables.has('vhea') && tables.has('vmtx')) return font;
  return writeTables(new Map([...tables, ['vhea', vheaOf(tables)], ['vmtx', vmtxOf(tables)]]));
}

/** All advances are the same, so that one is written. */
function vheaOf(tables: FontTables): Buffer {
  const { unitsPerEm } = emBox(tables);
  const table = Buffer.alloc(36);
  table.writeUInt32BE(0x00011000, 0);
  table.writeInt16BE(Math.ceil(unitsPerEm / 2), 4); // to both sides of the middle line of the column
  table.writeInt16BE(-Math.floor(unitsPerEm / 2), 6);
  table.writeUInt16BE(unitsPerEm, 10);
  table.writeInt16BE(1, 20); // the caret lies across
  table.writeUInt16BE(1, 34);
  return table;
}

/** How far below the top of the cell the outline begins. */
function vmtxOf(tables: FontTables): Buffer {
  const { unitsPerEm, ascent } = emBox(tables);
  const outline = openOutlines(tables);
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  const table = Buffer.alloc(2 + 2 * count);
  table.writeUInt16BE(unitsPerEm, 0);
  for (let glyph = 0; glyph < count; glyph += 1) {
    const bytes = outline(glyph);
    if (bytes.length > 0) table.writeInt16BE(ascent - bytes.readInt16BE(8), 2 + 2 * glyph);
  }
  return table;
}

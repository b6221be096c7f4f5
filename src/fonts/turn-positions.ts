/** Makes the half marks of vertical lines (`vhal`) those of horizontal ones (`halt`) (OpenType 1.9, GPOS). */

import type { FontTables } from './sfnt.ts';

/** A feature that no setting asks for. */
const unused = 'none';

/** Both lie in the table where they are, and are written over; marks squeezed by their neighbours are a browser's own. */
const renamed: Readonly<Record<string, string>> = { vhal: 'halt', halt: unused, chws: unused, vchw: unused };

/** Bits of a value: which lengths it has. */
const [placedAcross, placedUp, advanceAcross, advanceUp] = [0x1, 0x2, 0x4, 0x8];

const [single, extension] = [1, 9];

/** The table, where the face has one. Values that are not as in fonts of ideographs leave marks whole. */
export function turnPositions(tables: FontTables): [string, Buffer][] {
  const found = tables.get('GPOS');
  if (found === undefined) return [];
  const table = Buffer.from(found);
  const features = table.readUInt16BE(6);
  const lookups = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(features); index += 1) {
    const record = features + 2 + 6 * index;
    const tag = table.toString('latin1', record, record + 4);
    if (tag === 'vhal')
      for (const lookup of lookupsOf(table, features + table.readUInt16BE(record + 4))) lookups.add(lookup);
    table.write(renamed[tag] ?? tag, record, 'latin1');
  }
  for (const lookup of lookups) turnLookup(table, lookup);
  return [['GPOS', table]];
}

function lookupsOf(table: Buffer, feature: number): number[] {
  return Array.from({ length: table.readUInt16BE(feature + 2) }, (_, index) =>
    table.readUInt16BE(feature + 4 + 2 * index),
  );
}

function turnLookup(table: Buffer, index: number): void {
  const list = table.readUInt16BE(8);
  const lookup = list + table.readUInt16BE(list + 2 + 2 * index);
  for (let each = 0; each < table.readUInt16BE(lookup + 4); each += 1) {
    const at = lookup + table.readUInt16BE(lookup + 6 + 2 * each);
    const isExtended = table.readUInt16BE(lookup) === extension;
    const kind = isExtended ? table.readUInt16BE(at + 2) : table.readUInt16BE(lookup);
    if (kind === single) turnValues(table, isExtended ? at + table.readUInt32BE(at + 4) : at);
  }
}

/** What moves a glyph up moves it to the left; what it advances less in a vertical line it advances less in a lying one. */
function turnValues(table: Buffer, at: number): void {
  const format = table.readUInt16BE(at + 4);
  if ((format & ~(placedUp | advanceUp)) !== 0) {
    table.writeUInt16BE(0, at + 4);
    return;
  }
  table.writeUInt16BE((format & placedUp ? placedAcross : 0) | (format & advanceUp ? advanceAcross : 0), at + 4);
  if ((format & placedUp) === 0) return;
  const isList = table.readUInt16BE(at) === 2;
  const size = format & advanceUp ? 4 : 2;
  const [first, count] = isList ? [at + 8, table.readUInt16BE(at + 6)] : [at + 6, 1];
  for (let index = 0; index < count; index += 1) {
    const place = first + index * size;
    table.writeInt16BE(-table.readInt16BE(place), place);
  }
}

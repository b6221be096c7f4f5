/** Reads and writes the map from characters to glyphs (OpenType 1.9, cmap). */

import { tableOf, type FontTables } from './sfnt.ts';

/** Character → glyph id, from the subtable for all of Unicode if there is one, else from that for the BMP. */
export function readCmap(tables: FontTables): Map<number, number> {
  const [all, bmp] = [subtable(tables, 12), subtable(tables, 4)];
  return all !== undefined ? readFormat12(all) : bmp !== undefined ? readFormat4(bmp) : new Map();
}

/** Finds glyphs one by one, without reading the whole table: most characters of a large font are never asked for. */
export interface GlyphFinder {
  /** Returns 0 when the font has no glyph for it. */
  (character: number): number;
}

export function glyphFinder(tables: FontTables): GlyphFinder {
  const table = subtable(tables, 12);
  if (table === undefined) {
    const mapping = readCmap(tables);
    return (character) => mapping.get(character) ?? 0;
  }
  const groups = groupsOf(table);
  return (character) => {
    let [low, high] = [0, groups.firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((groups.firsts[middle] ?? 0) <= character) low = middle + 1;
      else high = middle;
    }
    const group = low - 1;
    return character <= (groups.lasts[group] ?? -1)
      ? (groups.glyphs[group] ?? 0) + character - (groups.firsts[group] ?? 0)
      : 0;
  };
}

function subtable(tables: FontTables, format: number): Buffer | undefined {
  const table = tableOf(tables, 'cmap');
  const subtables = Array.from({ length: table.readUInt16BE(2) }, (_, index) =>
    table.subarray(table.readUInt32BE(8 + 8 * index)),
  );
  return subtables.find((each) => each.readUInt16BE(0) === format);
}

/** Runs of consecutive characters with consecutive glyphs. */
function groupsOf(table: Buffer): {
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
  readonly glyphs: Uint32Array;
} {
  const column = (at: number) =>
    Uint32Array.from({ length: table.readUInt32BE(12) }, (_, group) => table.readUInt32BE(16 + 12 * group + at));
  return { firsts: column(0), lasts: column(4), glyphs: column(8) };
}

function readFormat12(table: Buffer): Map<number, number> {
  const mapping = new Map<number, number>();
  const { firsts, lasts, glyphs } = groupsOf(table);
  for (const [group, first] of firsts.entries()) {
    for (let character = first; character <= (lasts[group] ?? 0); character += 1)
      mapping.set(character, (glyphs[group] ?? 0) + character - first);
  }
  return mapping;
}

function readFormat4(table: Buffer): Map<number, number> {
  const mapping = new Map<number, number>();
  const size = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size];
  for (let at = 0; at < size; at += 2) {
    const [first, last, delta, offset] = [
      table.readUInt16BE(starts + at),
      table.readUInt16BE(ends + at),
      table.readUInt16BE(deltas + at),
      table.readUInt16BE(offsets + at),
    ];
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const listed = offset === 0 ? character : table.readUInt16BE(offsets + at + offset + 2 * (character - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) mapping.set(character, glyph);
    }
  }
  return mapping;
}

/** Writes format 12 for all characters, and format 4 for old readers, as far as its 16-bit length allows. */
export function writeCmap(cmap: ReadonlyMap<number, number>): Buffer {
  const mapping = rising(cmap);
  const bmp = mapping.filter(([character]) => character < 0xffff);
  return cmapTable([
    ...(bmp.length < 8000 ? [{ ...windows, encoding: 1, bytes: format4(bmp) }] : []),
    { ...windows, encoding: 10, bytes: format12(mapping) },
  ]);
}

/**
 * Writes format 12, which every browser reads, and the variation sequences (format 14) of the face to which `cmap`
 * belongs.
 */
export function writeBrowserCmap(cmap: ReadonlyMap<number, number>, face: FontTables): Buffer {
  const variations = subtable(face, 14);
  return cmapTable([
    ...(variations === undefined
      ? []
      : [{ platform: 0, encoding: 5, bytes: variations.subarray(0, variations.readUInt32BE(2)) }]),
    { ...windows, encoding: 10, bytes: format12(rising(cmap)) },
  ]);
}

const windows = { platform: 3 };

function rising(cmap: ReadonlyMap<number, number>): [number, number][] {
  return [...cmap].sort(([a], [b]) => a - b);
}

function cmapTable(
  subtables: readonly { readonly platform: number; readonly encoding: number; readonly bytes: Buffer }[],
): Buffer {
  const header = Buffer.alloc(4 + 8 * subtables.length);
  header.writeUInt16BE(subtables.length, 2);
  let offset = header.length;
  for (const [index, { platform, encoding, bytes }] of subtables.entries()) {
    header.writeUInt16BE(platform, 4 + 8 * index);
    header.writeUInt16BE(encoding, 6 + 8 * index);
    header.writeUInt32BE(offset, 8 + 8 * index);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...subtables.map(({ bytes }) => bytes)]);
}

function format4(mapping: readonly [number, number][]): Buffer {
  const segments = [
    ...mapping.map(([character, glyph]) => ({ character, delta: (glyph - character) & 0xffff })),
    { character: 0xffff, delta: 1 },
  ];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const bytes = Buffer.alloc(16 + 8 * count);
  [4, bytes.length, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)].forEach((value, index) =>
    bytes.writeUInt16BE(value & 0xffff, 2 * index),
  );
  segments.forEach(({ character, delta }, index) => {
    bytes.writeUInt16BE(character, 14 + 2 * index);
    bytes.writeUInt16BE(character, 16 + 2 * count + 2 * index);
    bytes.writeUInt16BE(delta, 16 + 4 * count + 2 * index);
  });
  return bytes;
}

/** Consecutive characters with consecutive glyphs form one group. */
function format12(mapping: readonly [number, number][]): Buffer {
  const groups: [first: number, last: number, glyph: number][] = [];
  for (const [character, glyph] of mapping) {
    const group = groups.at(-1);
    if (group !== undefined && character === group[1] + 1 && glyph - group[2] === character - group[0])
      group[1] = character;
    else groups.push([character, character, glyph]);
  }
  const bytes = Buffer.alloc(16 + 12 * groups.length);
  bytes.writeUInt16BE(12, 0);
  bytes.writeUInt32BE(bytes.length, 4);
  bytes.writeUInt32BE(groups.length, 12);
  for (const [index, group] of groups.entries())
    group.forEach((value, at) => bytes.writeUInt32BE(value, 16 + 12 * index + 4 * at));
  return bytes;
}

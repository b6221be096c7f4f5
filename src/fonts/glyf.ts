/** Reads and writes the outlines of a TrueType font (OpenType 1.9, glyf and loca). */

import { longs, tableOf, type FontTables } from './sfnt.ts';

/** Outlines by glyph id; empty for a glyph without one. */
export function glyphsOf(tables: FontTables): Buffer[] {
  const outline = openOutlines(tables);
  return Array.from({ length: tableOf(tables, 'maxp').readUInt16BE(4) }, (_, glyph) => outline(glyph));
}

/** Reads the outline of a glyph; empty for a glyph without one. */
export type Outlines = (glyph: number) => Buffer;

export function openOutlines(tables: FontTables): Outlines {
  const [glyf, loca] = [tableOf(tables, 'glyf'), tableOf(tables, 'loca')];
  const isLong = tableOf(tables, 'head').readInt16BE(50) === 1;
  const offset = (index: number) => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** Tables with these outlines in place of their own, each padded to four bytes. */
export function withGlyphs(tables: FontTables, glyphs: readonly Buffer[]): FontTables {
  return withOutlines(tables, glyphs.keys(), glyphs.length, (glyph) => glyphs[glyph] ?? none);
}

/** Tables with `count` glyphs, of which only these have an outline. */
export function withOutlines(
  tables: FontTables,
  glyphs: Iterable<number>,
  count: number,
  outline = openOutlines(tables),
): FontTables {
  const head = Buffer.from(tableOf(tables, 'head'));
  head.writeInt16BE(1, 50); // indexToLocFormat: long
  const offsets = new Uint32Array(count + 1);
  const parts: Buffer[] = [];
  let offset = 0;
  let next = 0;
  for (const glyph of [...glyphs].sort((a, b) => a - b)) {
    offsets.fill(offset, next, glyph + 1);
    const part = outline(glyph);
    const padding = -part.length & 3;
    parts.push(part);
    if (padding > 0) parts.push(Buffer.alloc(padding));
    offset += part.length + padding;
    next = glyph + 1;
  }
  offsets.fill(offset, next);
  return new Map([...tables, ['head', head], ['loca', longs(offsets)], ['glyf', Buffer.concat(parts)]]);
}

const none = Buffer.alloc(0);

/** The glyphs of which a composite consists; none for a simple glyph. */
export function componentsOf(outline: Buffer): number[] {
  return componentPlaces(outline).map((at) => outline.readUInt16BE(at));
}

/** Offsets at which an outline names other glyphs, two bytes each. */
export function componentPlaces(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const [argsAreWords, hasScale, hasMore, hasXYScale, hasMatrix] = [0x1, 0x8, 0x20, 0x40, 0x80];
  const places: number[] = [];
  let at = 10;
  for (;;) {
    const flags = outline.readUInt16BE(at);
    places.push(at + 2);
    at +=
      4 + (flags & argsAreWords ? 4 : 2) + (flags & hasScale ? 2 : flags & hasXYScale ? 4 : flags & hasMatrix ? 8 : 0);
    if (!(flags & hasMore)) return places;
  }
}

/** The measures of a face that Chrome painted nothing with: only lines of furniture are set in it. */

import { readTables, tableOf } from '../../fonts/sfnt.ts';
import type { Descriptor } from '../signatures/descriptors.ts';

/** What a FontDescriptor wants (ISO 32000-1, 9.8), from head, hhea, post and OS/2 (OpenType 1.9). */
export function describe(font: Uint8Array): Descriptor {
  const tables = readTables(font);
  const [head, hhea, post] = [tableOf(tables, 'head'), tableOf(tables, 'hhea'), tableOf(tables, 'post')];
  const scale = (units: number): number => Math.round((units * 1000) / head.readUInt16BE(18));
  const capitals = tables.get('OS/2');
  const ascent = scale(hhea.readInt16BE(4));
  const hasCapitals = capitals !== undefined && capitals.length >= 90 && capitals.readUInt16BE(0) >= 2;
  return {
    Type: 'FontDescriptor',
    Flags: 4,
    FontBBox: [36, 38, 40, 42].map((at) => scale(head.readInt16BE(at))),
    ItalicAngle: post.readInt32BE(4) / 0x10000,
    Ascent: ascent,
    Descent: scale(hhea.readInt16BE(6)),
    CapHeight: hasCapitals ? scale(capitals.readInt16BE(88)) : ascent,
    StemV: 80,
  };
}

/** Reads and writes the tables of a TrueType font (OpenType 1.9, “Organization of an OpenType Font”). */

import { deflateSync } from 'node:zlib';

export type FontTables = ReadonlyMap<string, Buffer>;

export function readTables(font: Uint8Array): FontTables {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  const count = bytes.readUInt16BE(4);
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    const record = 12 + 16 * index;
    const offset = bytes.readUInt32BE(record + 8);
    tables.set(
      bytes.toString('latin1', record, record + 4),
      bytes.subarray(offset, offset + bytes.readUInt32BE(record + 12)),
    );
  }
  return tables;
}

/**
 * The table with the tag.
 * @throws when the font lacks it, since none of our fonts does.
 */
export function tableOf(tables: FontTables, tag: string): Buffer {
  const found = tables.get(tag);
  if (found === undefined) throw new Error(`the font has no ${tag} table`);
  return found;
}

/** Writes tables in the order of their tags, with valid checksums. */
export function writeTables(tables: FontTables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(sorted.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((sorted.length - power) * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  let headAt = -1;
  for (const [index, [tag, table]] of sorted.entries()) {
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    if (tag === 'head') {
      headAt = offset;
      padded.writeUInt32BE(0, 8); // checkSumAdjustment counts as zero in every checksum
    }
    const record = 12 + 16 * index;
    header.write(tag, record, 'latin1');
    header.writeUInt32BE(checksum(padded), record + 4);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(table.length, record + 12);
    parts.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat(parts);
  if (headAt >= 0) font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

/**
 * The same font as WOFF 1.0: hollow fonts are mostly zeros, and are sent to each tab in a fourth of the bytes. Order
 * and checksums stay those of the font (WOFF 1.0, 4 and 5).
 */
export function writeWoff(font: Uint8Array): Buffer {
  const tables = [...readTables(font)];
  const packed = tables.map(([, table]) => deflateSync(table, { level: 1 }));
  const header = Buffer.alloc(44 + 20 * tables.length);
  header.write('wOFF', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(font.length, 16);
  header.writeUInt16BE(1, 20);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [index, [tag, table]] of tables.entries()) {
    const small = packed[index] ?? table;
    const part = small.length < table.length ? small : table;
    const record = 44 + 20 * index;
    header.write(tag, record, 'latin1');
    [offset, part.length, table.length].forEach((value, at) => header.writeUInt32BE(value, record + 4 + 4 * at));
    Buffer.from(font.buffer, font.byteOffset).copy(header, record + 16, 12 + 16 * index + 4, 12 + 16 * index + 8);
    parts.push(part, Buffer.alloc(-part.length & 3));
    offset += part.length + (-part.length & 3);
  }
  header.writeUInt32BE(offset, 8);
  return Buffer.concat(parts);
}

/** Makes family, style, full and PostScript name of one word (OpenType 1.9, name). */
export function nameTable(word: string): Buffer {
  const names = [
    [1, word],
    [2, 'Regular'],
    [4, word],
    [6, word],
  ] as const;
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const header = Buffer.alloc(6 + 12 * names.length);
  [0, names.length, header.length].forEach((value, index) => header.writeUInt16BE(value, 2 * index));
  let offset = 0;
  for (const [index, [id]] of names.entries()) {
    const { length } = texts[index] ?? [];
    // Platform Windows, encoding Unicode, language English.
    [3, 1, 0x409, id, length ?? 0, offset].forEach((value, at) => header.writeUInt16BE(value, 6 + 12 * index + 2 * at));
    offset += length ?? 0;
  }
  return Buffer.concat([header, ...texts]);
}

/** Keeps the tables that a PDF viewer reads of a TrueType font program (ISO 32000-1, 9.9). */
export function programTables(tables: FontTables): FontTables {
  const needed = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep']);
  return new Map([...tables].filter(([tag]) => needed.has(tag)));
}

/** Writes numbers of four bytes each, big-endian as in fonts. */
export function longs(numbers: Uint32Array): Buffer {
  const copy = Uint32Array.from(numbers);
  return Buffer.from(copy.buffer).swap32();
}

/** The sum of a table's 32-bit numbers (OpenType 1.9, “Calculating Checksums”). */
function checksum(padded: Buffer): number {
  const numbers = new Uint32Array(padded.length / 4);
  Buffer.from(numbers.buffer).set(padded);
  Buffer.from(numbers.buffer).swap32();
  let sum = 0;
  for (let index = 0; index < numbers.length; index += 1) sum = (sum + (numbers[index] ?? 0)) | 0;
  return sum >>> 0;
}

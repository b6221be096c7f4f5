/** Decodes and encodes PNG. Decoding never takes more memory than the header announces. */

import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { chunksOf, signature } from './bare-png.ts';
import type { Pixels } from './raster.ts';

/** Samples for each pixel, by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const indexed = 3;

/** Adam7: where each pass begins, and the distance between its pixels. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
}

/** Of 16-bit samples the upper eight bits; `undefined` when the file is damaged. */
export function decodePng(bytes: Uint8Array): Pixels | undefined {
  const chunks = [...chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))];
  const dataOf = (wanted: string): Buffer =>
    Buffer.concat(chunks.filter(({ name }) => name === wanted).map(({ data }) => data));
  const head = dataOf('IHDR');
  if (head.length < 13) return undefined;
  const header: Header = {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    depth: head[8] ?? 0,
    colour: head[9] ?? 0,
    isInterlaced: head[12] === 1,
  };
  const count = samples[header.colour];
  if (count === undefined || ![1, 2, 4, 8, 16].includes(header.depth)) return undefined;
  const grids = (header.isInterlaced ? passes : ([[0, 0, 1, 1]] as const)).map(([x, y, across, down]) => ({
    x,
    y,
    across,
    down,
    columns: Math.ceil((header.width - x) / across),
    rows: Math.ceil((header.height - y) / down),
  }));
  const rowOf = (columns: number): number => Math.ceil((columns * count * header.depth) / 8);
  const wanted = grids.reduce(
    (sum, { columns, rows }) => sum + (columns > 0 && rows > 0 ? rows * (rowOf(columns) + 1) : 0),
    0,
  );
  const data = inflated(dataOf('IDAT'), wanted);
  if (data === undefined) return undefined;
  const paint = painter(header, dataOf('PLTE'), dataOf('tRNS'));
  let at = 0;
  for (const { x, y, across, down, columns, rows } of grids) {
    if (columns <= 0 || rows <= 0) continue;
    const length = rowOf(columns);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < rows; row += 1, at += length + 1) {
      const line = data.subarray(at + 1, at + 1 + length);
      unfilter(data[at] ?? 0, line, above, Math.max(1, (count * header.depth) >> 3));
      above = line;
      for (let column = 0; column < columns; column += 1)
        paint.put(line, column, (y + row * down) * header.width + x + column * across);
    }
  }
  return { width: header.width, height: header.height, rgba: paint.rgba };
}

function inflated(packed: Buffer, wanted: number): Uint8Array | undefined {
  try {
    const data = inflateSync(packed, { maxOutputLength: wanted });
    return data.length === wanted ? data : undefined;
  } catch {
    return undefined;
  }
}

/** ISO 15948, clause 9.2; works in place. */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (kind === 0) return;
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? (line[at - step] ?? 0) : 0;
    const up = above[at] ?? 0;
    const corner = at >= step ? (above[at - step] ?? 0) : 0;
    const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    line[at] = ((line[at] ?? 0) + guess) & 0xff;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

/** Returns a function that writes the pixel of a column and a row into its place. */
function painter({ width, height, depth, colour }: Header, palette: Buffer, transparent: Buffer) {
  const rgba = new Uint8Array(width * height * 4);
  const count = samples[colour] ?? 1;
  const most = 2 ** Math.min(8, depth) - 1;
  const raw = (line: Uint8Array, index: number): number => {
    if (depth === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
    if (depth === 8) return line[index] ?? 0;
    return ((line[(index * depth) >> 3] ?? 0) >> (8 - depth - ((index * depth) & 7))) & most;
  };
  const scaled = (value: number): number =>
    depth === 16 ? value >> 8 : depth === 8 ? value : Math.round((value * 255) / most);
  // The colour that counts as transparent.
  const key =
    colour === 0 || colour === 2
      ? Array.from({ length: transparent.length >> 1 }, (_, index) => transparent.readUInt16BE(2 * index))
      : [];
  const put = (line: Uint8Array, column: number, pixel: number): void => {
    const at = 4 * pixel;
    const first = column * count;
    if (colour === indexed) {
      const index = raw(line, first);
      for (let channel = 0; channel < 3; channel += 1) rgba[at + channel] = palette[3 * index + channel] ?? 0;
      rgba[at + 3] = transparent[index] ?? 255;
      return;
    }
    const isGrey = count < 3;
    for (let channel = 0; channel < 3; channel += 1)
      rgba[at + channel] = scaled(raw(line, isGrey ? first : first + channel));
    const isKey = key.length > 0 && key.every((value, channel) => raw(line, first + channel) === value);
    rgba[at + 3] = count === 2 || count === 4 ? scaled(raw(line, first + count - 1)) : isKey ? 0 : 255;
  };
  return { rgba, put };
}

/** Eight bits for each sample; the alpha channel is left out when every pixel is opaque. */
export function encodePng({ width, height, rgba }: Pixels): Uint8Array {
  const count = isOpaque({ rgba }) ? 3 : 4;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt16BE(count === 3 ? 0x0802 : 0x0806, 8);
  const length = width * count;
  const rows = new Uint8Array((length + 1) * height);
  let above = new Uint8Array(length);
  for (let y = 0; y < height; y += 1) {
    const line = new Uint8Array(length);
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < count; channel += 1)
        line[x * count + channel] = rgba[(y * width + x) * 4 + channel] ?? 0;
    // The Paeth filter suits photographs and drawings alike.
    const at = y * (length + 1);
    rows[at] = 4;
    for (let index = 0; index < length; index += 1) {
      const [left, corner] = index < count ? [0, 0] : [line[index - count] ?? 0, above[index - count] ?? 0];
      rows[at + 1 + index] = (line[index] ?? 0) - paeth(left, above[index] ?? 0, corner);
    }
    above = line;
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').subarray(0, signature),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

export function isOpaque({ rgba }: Pick<Pixels, 'rgba'>): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const made = Buffer.alloc(12 + data.length);
  made.writeUInt32BE(data.length, 0);
  made.write(name, 4, 'latin1');
  made.set(data, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}

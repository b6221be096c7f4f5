/** Strips a WebP, which is a RIFF file of named chunks, each at an even offset. */

import type { Bare } from './bare-picture.ts';
import { orientationIn, type Orientation } from './exif.ts';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags in the first byte of VP8X for XMP and EXIF. */
const notes = 0x04 | 0x08;

export function bareWebp(data: Buffer): Bare {
  const parts: Buffer[] = [];
  let orientation: Orientation = 1;
  const end = Math.min(data.length, 8 + data.readUInt32LE(4));
  for (let at = 12; at + 8 <= end;) {
    const size = data.readUInt32LE(at + 4);
    const name = data.toString('latin1', at, at + 4);
    const next = Math.min(end, at + 8 + size + (size % 2));
    const chunk = Buffer.from(data.subarray(at, next));
    if (name === 'EXIF') orientation = orientationIn(chunk.subarray(8));
    if (name === 'VP8X' && chunk.length > 8) chunk.writeUInt8((chunk[8] ?? 0) & ~notes, 8);
    if (kept.has(name)) parts.push(chunk, Buffer.alloc(chunk.length % 2));
    at = next;
  }
  const body = Buffer.concat(parts);
  const head = Buffer.from(data.subarray(0, 12));
  head.writeUInt32LE(4 + body.length, 4);
  return { bytes: Buffer.concat([head, body]), orientation, isWhole: data.readUInt32LE(4) + 8 <= data.length + 1 };
}

/** Counts the frames of an animated GIF, PNG or WebP from headers alone. */

/**
 * Counts up to `most` frames. Returns 1 for a still picture, and for one that cannot be read, because readers will show
 * one.
 */
export function framesOf(mediaType: string, bytes: Uint8Array, most: number): number {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/gif') return gifFrames(data, most);
  if (mediaType === 'image/png') return chunks(data, 8, 'acTL', { length: 0, name: 4, size: 12, isBig: true }).frames;
  if (mediaType === 'image/webp')
    return Math.max(1, chunks(data, 12, 'ANMF', { length: 4, name: 0, size: 8, isBig: false }).count);
  return 1;
}

/** GIF89a, 17–24: blocks of sub-blocks; each image descriptor is a frame. */
function gifFrames(data: Buffer, most: number): number {
  const tableSize = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let frames = 0;
  let at = 13 + tableSize(data[10] ?? 0);
  const skipSubBlocks = (): void => {
    for (let size = data[at] ?? 0; size > 0 && at < data.length; size = data[at] ?? 0) at += size + 1;
    at += 1;
  };
  while (at < data.length && frames < most) {
    const kind = data[at];
    if (kind === 0x2c) {
      frames += 1;
      at += 10 + tableSize(data[at + 9] ?? 0) + 1;
    } else if (kind === 0x21) at += 2;
    else break;
    skipSubBlocks();
  }
  return Math.max(1, frames);
}

/** Offsets of length and name in a chunk, and the bytes around its data. */
interface Shape {
  readonly length: number;
  readonly name: number;
  readonly size: number;
  readonly isBig: boolean;
}

/**
 * Walks named chunks, which PNG and RIFF consist of; `frames` is the number at the start of the named chunk (APNG:
 * acTL).
 */
function chunks(
  data: Buffer,
  start: number,
  wanted: string,
  { length, name, size, isBig }: Shape,
): { count: number; frames: number } {
  let count = 0;
  let frames = 1;
  for (let at = start; at + 12 <= data.length;) {
    const held = isBig ? data.readUInt32BE(at + length) : data.readUInt32LE(at + length);
    if (data.toString('latin1', at + name, at + name + 4) === wanted) {
      count += 1;
      if (isBig) frames = Math.max(1, data.readUInt32BE(at + 8));
    }
    at += size + held + (isBig ? 0 : held % 2);
  }
  return { count, frames };
}

/** Strips a PNG (ISO 15948), which is named chunks up to IEND. */

import type { Bare } from './bare-picture.ts';
import { orientationIn, type Orientation } from './exif.ts';

/**
 * Chunks that decide how the picture looks, an animation included. Others are text, time, EXIF and private data of
 * programs.
 */
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

export interface Chunk {
  readonly name: string;
  /** Includes length, name and checksum. */
  readonly whole: Buffer;
  readonly data: Buffer;
}

export const signature = 8;

export function barePng(data: Buffer): Bare {
  const parts: Buffer[] = [data.subarray(0, signature)];
  let orientation: Orientation = 1;
  let isWhole = false;
  for (const { name, whole, data: held } of chunksOf(data)) {
    if (name === 'eXIf') orientation = orientationIn(held);
    if (kept.has(name)) parts.push(whole);
    isWhole = name === 'IEND';
  }
  return { bytes: Buffer.concat(parts), orientation, isWhole };
}

/** Chunks in order up to IEND; bytes after it are no part of the picture. */
export function* chunksOf(data: Buffer): Generator<Chunk> {
  for (let at = signature; at + 12 <= data.length;) {
    const next = at + 12 + data.readUInt32BE(at);
    const name = data.toString('latin1', at + 4, at + 8);
    if (next > data.length) return;
    yield { name, whole: data.subarray(at, next), data: data.subarray(at + 8, next - 4) };
    if (name === 'IEND') return;
    at = next;
  }
}

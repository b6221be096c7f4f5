/** Strips a JPEG (ITU T.81, B.1), which is segments up to the end of the picture. */

import type { Bare } from './bare-picture.ts';
import { orientationIn, type Orientation } from './exif.ts';

const start = Buffer.from([0xff, 0xd8]);
const scan = 0xda;
const end = 0xd9;

/**
 * Keeps JFIF without its thumbnail, the colour profile, Adobe's note on the coding of colours, and every segment that
 * is not a note.
 */
export function bareJpeg(data: Buffer): Bare {
  const kept: Buffer[] = [start];
  let orientation: Orientation = 1;
  let isWhole = false;
  let at = 2;
  while (at + 2 <= data.length) {
    // Fill bytes, and rubbish between segments, are skipped as decoders do.
    if (data[at] !== 0xff || data[at + 1] === 0xff) {
      at += 1;
      continue;
    }
    const marker = data[at + 1] ?? 0;
    if (marker === end) {
      isWhole = true;
      break;
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (at + 4 > data.length) break;
    const next =
      marker === scan ? endOfScan(data, at + 2 + data.readUInt16BE(at + 2)) : at + 2 + data.readUInt16BE(at + 2);
    const segment = data.subarray(at, next);
    if (marker === 0xe1 && orientation === 1 && says(segment, 'Exif\0'))
      orientation = orientationIn(segment.subarray(4));
    kept.push(...keptOf(marker, segment));
    at = next;
  }
  kept.push(Buffer.from([0xff, end]));
  return { bytes: Buffer.concat(kept), orientation, isWhole };
}

/** The segments of the colour profile; empty without one. */
export function profileOfJpeg(bytes: Uint8Array): Buffer {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Buffer[] = [];
  for (
    let at = 2;
    at + 4 <= data.length && data[at] === 0xff && data[at + 1] !== scan;
    at += 2 + data.readUInt16BE(at + 2)
  ) {
    const segment = data.subarray(at, at + 2 + data.readUInt16BE(at + 2));
    if (data[at + 1] === 0xe2 && says(segment, 'ICC_PROFILE\0')) found.push(segment);
  }
  return Buffer.concat(found);
}

function keptOf(marker: number, segment: Buffer): Buffer[] {
  const isNote = (marker >= 0xe0 && marker <= 0xef) || marker >= 0xf0;
  if (!isNote) return [segment];
  if (marker === 0xe0 && says(segment, 'JFIF\0') && segment.length >= 18) return [withoutThumbnail(segment)];
  if (marker === 0xe2 && says(segment, 'ICC_PROFILE\0')) return [segment];
  return marker === 0xee && says(segment, 'Adobe') ? [segment] : [];
}

function says(segment: Buffer, name: string): boolean {
  return segment.toString('latin1', 4, 4 + name.length) === name;
}

/** JFIF 1.02: the segment has sixteen bytes, of which the last two are the sides of the thumbnail that follows. */
function withoutThumbnail(segment: Buffer): Buffer {
  const bare = Buffer.from(segment.subarray(0, 18));
  bare.writeUInt16BE(16, 2);
  bare.writeUInt16BE(0, 16);
  return bare;
}

/** In coded data FF is followed by a zero or the number of a restart. */
function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0 && at + 1 < data.length; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return data.length;
}

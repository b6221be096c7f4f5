/**
 * Prepares a picture for stores and reading systems: red, green and blue, JPEG or PNG, at most four megapixels and 5 MB
 * [P1] [P3]. Print gets the original.
 */

import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';
import { profileOfJpeg } from './bare-jpeg.ts';
import { coloursOf } from './colours.ts';
import { decode, type Encoded } from './decode.ts';
import { framesOf } from './image-frames.ts';
import { readImageHeader } from './image-header.ts';
import { isInInks, toJpeg, withProfile } from './jpeg.ts';
import { encodePng, isOpaque } from './png.ts';
import type { Pixels } from './raster.ts';
import { resample } from './resample.ts';

/** Why a picture cannot be used as it is. */
export type Unfit = 'large' | 'inks' | 'webp' | 'colours' | 'deep';

const mostPixels = 4_000_000;
const mostBytes = 5_000_000;

/** `undefined` for a picture that can be used as it is: every drawing, and every animation that is small enough. */
export function unfitOf({ mediaType, bytes, width, height }: Encoded): Unfit | undefined {
  if (mediaType === 'image/svg+xml') return undefined;
  if (mediaType === 'image/webp') return isMoving({ mediaType, bytes }) ? undefined : 'webp';
  if (mediaType === 'image/jpeg' && isInInks(bytes)) return 'inks';
  if (width * height > mostPixels || bytes.length > mostBytes) return 'large';
  const isDeep = mediaType === 'image/png' && bytes[24] === 16;
  const hasOwnColours = typeof coloursOf({ mediaType, bytes }) === 'function';
  if ((!isDeep && !hasOwnColours) || isMoving({ mediaType, bytes })) return undefined;
  return hasOwnColours ? 'colours' : 'deep';
}

export function isMoving({ mediaType, bytes }: Pick<Encoded, 'mediaType' | 'bytes'>): boolean {
  return framesOf(mediaType, bytes, 2) > 1;
}

/** The prepared picture, without animation, kept by the bytes of its source; `undefined` when it cannot be decoded. */
export async function fitForReaders(
  { mediaType, width, height, bytes: given }: Encoded,
  shelf: Shelf,
): Promise<Encoded | undefined> {
  const bytes = await kept({
    shelf,
    name: 'for readers',
    inputs: { mediaType, width, height, bytes: given },
    make: packed,
    codec: asBytes,
  });
  const header = bytes.length === 0 ? undefined : readImageHeader(bytes);
  return header === undefined || 'problem' in header ? undefined : { ...header, bytes };
}

async function packed(picture: Encoded, program: Program): Promise<Uint8Array> {
  const pixels = await decode(picture, program);
  if (pixels === undefined) return nothing;
  const colours = coloursOf(picture);
  const small = shrunk(pixels, mostPixels);
  return pack(typeof colours === 'function' ? colours(small) : small, picture);
}

const nothing = new Uint8Array();

function shrunk(pixels: Pixels, most: number): Pixels {
  const scale = Math.sqrt(most / (pixels.width * pixels.height));
  if (scale >= 1) return pixels;
  const to = {
    width: Math.max(1, Math.floor(pixels.width * scale)),
    height: Math.max(1, Math.floor(pixels.height * scale)),
  };
  return {
    ...to,
    rgba: resample(
      { ...pixels, channels: 4, data: pixels.rgba },
      { x: 0, y: 0, width: pixels.width, height: pixels.height },
      to,
    ),
  };
}

/**
 * A photograph stays a JPEG, and keeps a colour profile that we do not understand. Drawings and transparent pictures
 * become PNG, unless that is too large.
 */
function pack(pixels: Pixels, source: Encoded): Uint8Array {
  const isPhotograph =
    source.mediaType === 'image/jpeg' ||
    (source.mediaType === 'image/webp' && Buffer.from(source.bytes.subarray(0, 4096)).includes('VP8 '));
  if (!isPhotograph || !isOpaque(pixels)) {
    const png = encodePng(pixels);
    if (png.length <= mostBytes) return png;
    if (!isOpaque(pixels)) return pack(shrunk(pixels, (pixels.width * pixels.height) / 2), source);
  }
  const profile =
    source.mediaType === 'image/jpeg' && coloursOf(source) === 'unread' ? profileOfJpeg(source.bytes) : nothing;
  const made = [90, 80, 60].map((quality) => () => withProfile(toJpeg(pixels, quality), profile));
  for (const make of made) {
    const jpeg = make();
    if (jpeg.length <= mostBytes) return jpeg;
  }
  return pack(shrunk(pixels, (pixels.width * pixels.height) / 2), source);
}

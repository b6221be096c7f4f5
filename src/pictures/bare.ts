/**
 * Removes from a picture what a camera, a telephone or an editor noted in its file: place and time, camera and owner,
 * comments, thumbnails, earlier versions behind its end. What decides how it looks is kept byte for byte, and its
 * pixels are not touched.
 */

import { bareGif } from './bare-gif.ts';
import { bareJpeg } from './bare-jpeg.ts';
import { barePng } from './bare-png.ts';
import { bareWebp } from './bare-webp.ts';
import type { Bare } from './bare-picture.ts';
import type { MediaType } from './media-type.ts';

const readers: Readonly<Record<MediaType, (bytes: Buffer) => Bare>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/gif': bareGif,
  'image/webp': bareWebp,
  // Checked already: clean-svg.ts has written it from what is allowed.
  'image/svg+xml': (bytes) => ({
    bytes,
    orientation: 1,
    isWhole: /<\/svg>\s*$|<svg\b[^>]*\/>\s*$/.test(bytes.toString('utf8', Math.max(0, bytes.length - 4096))),
  }),
};

export function bare(mediaType: MediaType, bytes: Uint8Array): Bare {
  return readers[mediaType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

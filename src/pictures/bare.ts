/**
 * A picture without what a camera, a telephone or an editor noted in its file: place and time, camera and owner, comments, thumbnails, earlier
 * versions behind its end. Only what decides how it looks stays, byte for byte; its pixels are not touched.
 */

import { bareGif } from './bare-gif.ts';
import { bareJpeg } from './bare-jpeg.ts';
import { barePng } from './bare-png.ts';
import { bareWebp } from './bare-webp.ts';
import type { Orientation } from './exif.ts';
import type { MediaType } from './image-header.ts';

export interface Bare {
  readonly bytes: Uint8Array;
  /** Which way up it is to be shown; its pixels are as the camera was held. */
  readonly orientation: Orientation;
  /** The end was found. A header alone proves little: the usual damage is a file that was not copied to its end. */
  readonly isWhole: boolean;
}

const readers: Readonly<Record<MediaType, (bytes: Buffer) => Bare>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/gif': bareGif,
  'image/webp': bareWebp,
  // Written anew from what is allowed (book/clean-svg.ts).
  'image/svg+xml': (bytes) => ({ bytes, orientation: 1, isWhole: /<\/svg>\s*$|<svg\b[^>]*\/>\s*$/.test(bytes.toString('utf8', Math.max(0, bytes.length - 4096))) }),
};

export function bare(mediaType: MediaType, bytes: Uint8Array): Bare {
  return readers[mediaType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Decodes and encodes JPEG. The only user of jpeg-js. */

import { decode, encode } from 'jpeg-js';
import type { Pixels } from './raster.ts';

/** Quality, of 100: no flaw is visible beside the original, and a cover has about 600 KB. */
const usual = 90;

export function toJpeg({ width, height, rgba }: Pixels, quality = usual): Uint8Array {
  return new Uint8Array(encode({ width, height, data: rgba }, quality).data);
}

/** Inserts the segments of a colour profile after the start and JFIF. */
export function withProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 20), profile, jpeg.subarray(20)]));
}

/**
 * Whether its colours are cyan, magenta, yellow and black, which the number of components in the frame header tells.
 */
export function isInInks(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 <= data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return data[at + 9] === 4;
  }
  return false;
}

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Three bytes for each pixel. */
  readonly rgb: Uint8Array;
}

/**
 * `undefined` for kinds that jpeg-js does not support (arithmetic coding, twelve bits). Memory is bounded by
 * host/limits.ts.
 */
export function decodeJpeg(bytes: Uint8Array): Decoded | undefined {
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      maxResolutionInMP: 100,
      maxMemoryUsageInMB: 2048,
    });
    return { width, height, rgb: data };
  } catch {
    return undefined;
  }
}

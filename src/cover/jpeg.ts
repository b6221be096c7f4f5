/** The only user of jpeg-js. */

import { decode, encode } from 'jpeg-js';
import type { Pixels } from './raster.ts';

/** Of 100: no flaw is seen beside the picture itself, and a cover has some 600 KB. */
const quality = 90;

export function toJpeg({ width, height, rgba }: Pixels): Uint8Array {
  return new Uint8Array(encode({ width, height, data: rgba }, quality).data);
}

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
}

/** `undefined` for what is no JPEG it knows (arithmetic coding, twelve bits). Memory is bounded by host/limits.ts. */
export function decodeJpeg(bytes: Uint8Array): Decoded | undefined {
  try {
    const { width, height, data } = decode(bytes, { useTArray: true, formatAsRGBA: false, maxResolutionInMP: 100, maxMemoryUsageInMB: 2048 });
    return { width, height, rgb: data };
  } catch {
    return undefined;
  }
}

/** The only user of jpeg-js. */

import { decode } from 'jpeg-js';

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

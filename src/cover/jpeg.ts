/** The only user of jpeg-js: pixels → JPEG. */

import { encode } from 'jpeg-js';
import type { Pixels } from './raster.ts';

/** Of 100: no flaw is seen beside the picture itself, and a cover has some 600 KB. */
const quality = 90;

export function toJpeg({ width, height, rgba }: Pixels): Uint8Array {
  return new Uint8Array(encode({ width, height, data: rgba }, quality).data);
}

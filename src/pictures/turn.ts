/** Turns pixels upright as EXIF says. */

import type { Orientation } from './exif.ts';
import type { Pixels } from './raster.ts';

/**
 * Where the pixel at x, y of the upright picture lies in the original, whose last column and row are `right` and
 * `bottom`.
 */
const places: Readonly<
  Record<Orientation, (x: number, y: number, right: number, bottom: number) => readonly [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, bottom) => [right - x, bottom - y],
  4: (x, y, _, bottom) => [x, bottom - y],
  5: (x, y) => [y, x],
  6: (x, y, _, bottom) => [y, bottom - x],
  7: (x, y, right, bottom) => [right - y, bottom - x],
  8: (x, y, right) => [right - y, x],
};

export function isOnItsSide(orientation: Orientation): boolean {
  return orientation >= 5;
}

export function turn(picture: Pixels, orientation: Orientation): Pixels {
  const [width, height] = isOnItsSide(orientation) ? [picture.height, picture.width] : [picture.width, picture.height];
  const from = pixelsOf(picture.rgba);
  const rgba = new Uint8Array(width * height * 4);
  const to = pixelsOf(rgba);
  const place = places[orientation];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = place(x, y, picture.width - 1, picture.height - 1);
      to[y * width + x] = from[row * picture.width + column] ?? 0;
    }
  }
  return { width, height, rgba };
}

/** As numbers of four bytes. */
function pixelsOf(rgba: Uint8Array): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : Uint8Array.from(rgba);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

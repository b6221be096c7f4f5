/** The author's cover picture as pixels: opened by resvg, then cropped, made smaller, and turned into inks here. */

import type { Asset } from '../book/model.ts';
import type { Host } from '../host/host.ts';
import { toPixels, type Pixels } from '../pictures/raster.ts';
import { resample, type Crop } from '../pictures/resample.ts';

export type { Pixels } from '../pictures/raster.ts';

/** The picture in its own size, on white where it is transparent; `undefined` when resvg cannot open it. */
export async function openPicture({ bytes, mediaType, width, height }: Asset, host: Host): Promise<Pixels | undefined> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const image = `<image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:${mediaType};base64,${data}"/>`;
  const pixels = await toPixels(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
    width,
    host,
  );
  // resvg leaves the image empty when it cannot open a picture.
  return pixels.rgba.some((value) => value !== 0) ? onWhite(pixels) : undefined;
}

/** resvg's colours are premultiplied by their alpha. */
function onWhite({ rgba, ...size }: Pixels): Pixels {
  const opaque = Uint8Array.from(rgba);
  for (let at = 0; at < opaque.length; at += 4) {
    const rest = 255 - (opaque[at + 3] ?? 255);
    for (let channel = at; channel < at + 3; channel += 1) opaque[channel] = (opaque[channel] ?? 0) + rest;
    opaque[at + 3] = 255;
  }
  return { ...size, rgba: opaque };
}

/** The largest part with the given proportions, from the middle of the picture. */
export function cropTo(picture: { readonly width: number; readonly height: number }, ratio: number): Crop {
  const isTooWide = picture.width / picture.height > ratio;
  const width = isTooWide ? picture.height * ratio : picture.width;
  const height = isTooWide ? picture.height : picture.width / ratio;
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}

/** The part, scaled to the given size. */
export function resize(
  { width, height, rgba }: Pixels,
  crop: Crop,
  to: { readonly width: number; readonly height: number },
): Pixels {
  return { ...to, rgba: resample({ width, height, channels: 4, data: rgba }, crop, to) };
}

/** Cyan, magenta, yellow, black from 0 to 1. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** The sum of all inks that the most careful printer allows (IngramSpark [P4b]). */
const mostInk = 2.4;

/**
 * Inks for a colour of the screen, with black alone for its grey part. No profile of press and paper is used, so they
 * are an approximation. Pages have another conversion (pdf/ink/inks.ts) with at most 200 %; here dark colours keep
 * their full ink under the black, so that they stay colours.
 */
export function inksOf(red: number, green: number, blue: number): Inks {
  const lightest = Math.max(red, green, blue);
  const black = (255 - lightest) / 255;
  const [cyan, magenta, yellow] =
    lightest === 0 ? [0, 0, 0] : ([1 - red / lightest, 1 - green / lightest, 1 - blue / lightest] as const);
  const less = Math.min(1, (mostInk - black) / (cyan + magenta + yellow || 1));
  return [cyan * less, magenta * less, yellow * less, black];
}

/** Four bytes of ink for each pixel. */
export function toInks({ rgba }: Pixels): Uint8Array {
  const inks = new Uint8Array(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const four = inksOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
    for (let ink = 0; ink < 4; ink += 1) inks[at + ink] = Math.round((four[ink] ?? 0) * 255);
  }
  return inks;
}

/** The mean colour of the columns beside the spine, with which the cover goes on around the book. */
export function edgeColour({ width, height, rgba }: Pixels): readonly [red: number, green: number, blue: number] {
  const columns = Math.max(1, Math.round(width / 50));
  const sums: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < columns; x += 1)
      for (const channel of [0, 1, 2] as const) sums[channel] += rgba[(y * width + x) * 4 + channel] ?? 0;
  }
  const mean = (sum: number) => Math.round(sum / (columns * height));
  return [mean(sums[0]), mean(sums[1]), mean(sums[2])];
}

/** Decodes any raster image into pixels, in the orientation of the file. */

import type { Program } from '../host/kept.ts';
import type { ImageHeader } from './image-header.ts';
import { decodeJpeg } from './jpeg.ts';
import { decodePng } from './png.ts';
import { toPixels, type Pixels } from './raster.ts';
import { decodeWebp } from './webp.ts';

export interface Encoded extends ImageHeader {
  readonly bytes: Uint8Array;
}

/** Decodes the first picture of an animation; `undefined` when the file is damaged. */
export async function decode(picture: Encoded, program: Program): Promise<Pixels | undefined> {
  const { mediaType, bytes } = picture;
  if (mediaType === 'image/jpeg') return withAlpha(decodeJpeg(bytes));
  if (mediaType === 'image/png') return decodePng(bytes);
  if (mediaType === 'image/webp') return decodeWebp(bytes, program);
  return mediaType === 'image/gif' ? decodeGif(picture, program) : undefined;
}

function withAlpha(decoded: ReturnType<typeof decodeJpeg>): Pixels | undefined {
  if (decoded === undefined) return undefined;
  const { width, height, rgb } = decoded;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    for (let channel = 0; channel < 3; channel += 1) rgba[4 * pixel + channel] = rgb[3 * pixel + channel] ?? 0;
  return { width, height, rgba };
}

/** A GIF's pixels are either opaque or transparent, so it does not matter that resvg's colours are premultiplied. */
async function decodeGif({ bytes, width, height }: Encoded, program: Program): Promise<Pixels | undefined> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const image = `<image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/gif;base64,${data}"/>`;
  const pixels = await toPixels(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
    width,
    program,
  );
  return pixels.rgba.some((value) => value !== 0) ? pixels : undefined;
}

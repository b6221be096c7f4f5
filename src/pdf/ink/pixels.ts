/** Pictures as rows of bytes: laid on white paper, made smaller, turned into ink. The same bytes on every machine. */

import { resample } from '../../pictures/resample.ts';
import { cmykOf, encoded, linear, type Inks, type Rgb } from './inks.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** `width × height × channels` bytes; 255 is white, and in four channels full ink. */
  readonly data: Uint8Array;
}

/**
 * The picture as it looks on white paper, where it is seen through. `mask` has one channel and may have another size.
 */
export function onPaper(picture: Pixels, alpha: number, mask: Pixels | undefined): Pixels {
  if (mask === undefined && alpha >= 1) return picture;
  const { width, height, channels, data } = picture;
  const laid = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const row = mask === undefined ? 0 : Math.floor((y * mask.height) / height) * mask.width;
    for (let x = 0; x < width; x += 1) {
      const seen =
        alpha * (mask === undefined ? 1 : (mask.data[row + Math.floor((x * mask.width) / width)] ?? 255) / 255);
      const at = (y * width + x) * channels;
      for (let channel = at; channel < at + channels; channel += 1)
        laid[channel] = Math.round(255 - seen * (255 - (data[channel] ?? 0)));
    }
  }
  return { ...picture, data: laid };
}

/** The whole picture with fewer pixels. */
export function shrink(picture: Pixels, width: number, height: number): Pixels {
  return {
    ...picture,
    width,
    height,
    data: resample(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, { width, height }),
  };
}

/** Grey stays grey in every ink. */
export function inked(picture: Pixels, inks: Inks): Pixels {
  if (picture.channels !== 3) return picture;
  if (inks === 'k' || inks === 'gray' || isGreyPicture(picture.data)) return toGrey(picture);
  return inks === 'cmyk' ? toCmyk(picture) : picture;
}

/** JPEG leaves greys a little coloured. */
const tolerance = 3;

function isGreyPicture(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > tolerance) return false;
  }
  return true;
}

const linearBytes = Float64Array.from({ length: 256 }, (_, byte) => linear(byte / 255));
const encodedBytes = Uint8Array.from({ length: 4097 }, (_, step) => Math.round(encoded(step / 4096) * 255));

/** By luminance (`greyOf`), from tables. */
function toGrey({ width, height, data }: Pixels): Pixels {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = 3 * pixel;
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    const light =
      0.2126 * (linearBytes[red] ?? 0) + 0.7152 * (linearBytes[green] ?? 0) + 0.0722 * (linearBytes[blue] ?? 0);
    grey[pixel] = red === green && green === blue ? red : (encodedBytes[Math.round(light * 4096)] ?? 255);
  }
  return { width, height, channels: 1, data: grey };
}

function toCmyk({ width, height, data }: Pixels): Pixels {
  const inkBytes = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = 3 * pixel;
    const colour: Rgb = [(data[at] ?? 0) / 255, (data[at + 1] ?? 0) / 255, (data[at + 2] ?? 0) / 255];
    inkBytes.set(
      cmykOf(colour).map((part) => Math.round(part * 255)),
      4 * pixel,
    );
  }
  return { width, height, channels: 4, data: inkBytes };
}

/** Sets one picture of a PDF in ink: no soft mask, no RGB, no more pixels than the printer can use. */

import type { Inks } from './inks.ts';
import { decodeJpeg } from '../../pictures/jpeg.ts';
import { asDict, numberOf } from '../objects/look-up.ts';
import {
  deflated,
  inflated,
  name,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFContext,
} from '../objects/objects.ts';
import { inked, onPaper, shrink, type Pixels } from './pixels.ts';

export interface ImageRequest {
  readonly inks: Inks;
  /** Pixels of an inch at its largest size in print. */
  readonly dpi: number;
  /** What the printer wants; from one and a half times it on, the picture is made smaller. */
  readonly wanted: number;
  /** 1 where it covers what is under it. */
  readonly alpha: number;
}

/** `same` where nothing has to change; `undefined` where the picture cannot be read. */
export function inkImage(
  stream: PDFRawStream,
  { inks, dpi, wanted, alpha }: ImageRequest,
  context: PDFContext,
): PDFRawStream | 'same' | undefined {
  const { dict } = stream;
  if (dict.get(name('ImageMask'))?.toString() === 'true') return 'same';
  const mask = dict.lookup(name('SMask'));
  const isTooFine = dpi > 1.5 * wanted;
  if (isTooFine || mask instanceof PDFRawStream || alpha < 1 || channelsOf(dict) !== 1) {
    const read = readImage(stream);
    const readMask = mask instanceof PDFRawStream ? readImage(mask) : undefined;
    if (read === undefined || (mask instanceof PDFRawStream && readMask === undefined)) return undefined;
    const laid = onPaper(read, alpha, readMask === undefined ? undefined : inked(readMask, 'gray'));
    const part = wanted / dpi;
    const small = isTooFine
      ? shrink(laid, Math.max(1, Math.round(laid.width * part)), Math.max(1, Math.round(laid.height * part)))
      : laid;
    const made = inked(small, inks);
    // Colours that stay as they are need no new file.
    return made === read ? 'same' : writeImage(made, context);
  }
  dict.set(name('ColorSpace'), name('DeviceGray'));
  return 'same';
}

const spaces = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;

function writeImage({ width, height, channels, data }: Pixels, context: PDFContext): PDFRawStream {
  const entries = {
    Type: name('XObject'),
    Subtype: name('Image'),
    Width: context.obj(width),
    Height: context.obj(height),
    BitsPerComponent: context.obj(8),
    ColorSpace: name(spaces[channels]),
  };
  return deflated(context, data, entries);
}

/** As Chrome writes pictures: eight bits, JPEG or deflated, grey or RGB. */
function readImage(stream: PDFRawStream): Pixels | undefined {
  const { dict } = stream;
  const [width, height] = [numberOf(dict, 'Width') ?? 0, numberOf(dict, 'Height') ?? 0];
  if (dict.get(name('Filter')) === name('DCTDecode')) {
    const decoded = decodeJpeg(stream.contents);
    return decoded && { width: decoded.width, height: decoded.height, channels: 3, data: decoded.rgb };
  }
  const channels = channelsOf(dict);
  const isPlain =
    numberOf(dict, 'BitsPerComponent') === 8 &&
    !dict.has(name('DecodeParms')) &&
    [undefined, name('FlateDecode')].includes(dict.get(name('Filter')) as PDFName | undefined);
  if (channels === undefined || !isPlain) return undefined;
  const data = inflated(stream);
  return data.length >= width * height * channels
    ? { width, height, channels, data: data.subarray(0, width * height * channels) }
    : undefined;
}

function channelsOf(dict: PDFDict): 1 | 3 | undefined {
  const space = dict.lookup(name('ColorSpace'));
  const plain = space instanceof PDFArray ? space.lookup(0) : space;
  if (plain === name('ICCBased') && space instanceof PDFArray) {
    const profile = space.lookup(1);
    const count = numberOf(asDict(profile), 'N');
    return count === 1 || count === 3 ? count : undefined;
  }
  if (plain === name('DeviceGray') || plain === name('CalGray')) return 1;
  return plain === name('DeviceRGB') || plain === name('CalRGB') ? 3 : undefined;
}

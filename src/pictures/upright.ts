/**
 * A picture as it goes into a book: without notes, and with its pixels upright, because reading systems differ in how
 * they treat EXIF.
 */

import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';
import { bare } from './bare.ts';
import { profileOfJpeg } from './bare-jpeg.ts';
import { coloursOf } from './colours.ts';
import { decode, type Encoded } from './decode.ts';
import { toJpeg, withProfile } from './jpeg.ts';
import { encodePng } from './png.ts';
import type { Orientation } from './exif.ts';
import type { Pixels } from './raster.ts';
import { turn } from './turn.ts';

/** Quality, of 100: the picture is encoded a second time, and nobody should see that. */
const quality = 95;

/**
 * A picture that is upright already keeps its coded bytes. Others are encoded anew, JPEG as JPEG and the rest as PNG,
 * in sRGB when the colour profile is understood. `undefined` when the picture cannot be decoded.
 */
export async function upright(
  { mediaType, width, height, bytes: noted }: Encoded,
  shelf: Shelf,
): Promise<Uint8Array | undefined> {
  const { bytes, orientation } = bare(mediaType, noted);
  if (orientation === 1) return bytes;
  const made = await kept({
    shelf,
    name: 'upright',
    inputs: { picture: { mediaType, width, height, bytes }, orientation },
    make: turned,
    codec: asBytes,
  });
  return made.length === 0 ? undefined : made;
}

/** `orientation` as EXIF has it. */
async function turned(
  { picture, orientation }: { readonly picture: Encoded; readonly orientation: Orientation },
  program: Program,
): Promise<Uint8Array> {
  const pixels = await decode(picture, program);
  return pixels === undefined ? nothing : pack(turn(pixels, orientation), picture);
}

const nothing = new Uint8Array();

function pack(turned: Pixels, picture: Encoded): Uint8Array {
  const colours = coloursOf(picture);
  const pixels = typeof colours === 'function' ? colours(turned) : turned;
  if (picture.mediaType !== 'image/jpeg') return encodePng(pixels);
  const made = toJpeg(pixels, quality);
  return colours === 'unread' ? withProfile(made, profileOfJpeg(picture.bytes)) : made;
}

/**
 * A picture as it goes into a book: bare of notes, and the right way up in its pixels, for readers differ in what they
 * make of EXIF.
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

/** Of 100: it is packed a second time, and nobody should see it. */
const quality = 95;

/**
 * Bytes of the same kind where it stands upright; else packed anew, a JPEG as a JPEG, all others as PNG, in sRGB where
 * the colour profile can be read. `undefined` for what cannot be opened.
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

/** A picture as it goes into a book: bare of notes, and the right way up in its pixels, for readers differ in what they make of EXIF. */

import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';
import { bare } from './bare.ts';
import { profileOfJpeg } from './bare-jpeg.ts';
import { decode, type Encoded } from './decode.ts';
import { isInInks, toJpeg, withProfile } from './jpeg.ts';
import { encodePng } from './png.ts';
import type { Orientation } from './exif.ts';
import type { Pixels } from './raster.ts';
import { turn } from './turn.ts';

/** Of 100: it is packed a second time, and nobody should see it. */
const quality = 95;

/** Bytes of the same kind where it stands upright; else packed anew, a JPEG as a JPEG with its colour profile, all others as PNG. `undefined` for what cannot be opened. */
export async function upright({ mediaType, width, height, bytes: noted }: Encoded, shelf: Shelf): Promise<Uint8Array | undefined> {
  const { bytes, orientation } = bare(mediaType, noted);
  if (orientation === 1) return bytes;
  const made = await kept({ shelf, name: 'upright', inputs: { picture: { mediaType, width, height, bytes }, orientation }, make: turned, codec: asBytes });
  return made.length === 0 ? undefined : made;
}

/** `orientation` as EXIF has it. */
async function turned({ picture, orientation }: { readonly picture: Encoded; readonly orientation: Orientation }, program: Program): Promise<Uint8Array> {
  const pixels = await decode(picture, program);
  return pixels === undefined ? nothing : pack(turn(pixels, orientation), picture);
}

const nothing = new Uint8Array();

function pack(turned: Pixels, { mediaType, bytes }: Encoded): Uint8Array {
  if (mediaType !== 'image/jpeg') return encodePng(turned);
  const made = toJpeg(turned, quality);
  // Inks have become red, green and blue, for which their profile says nothing.
  return isInInks(bytes) ? made : withProfile(made, profileOfJpeg(bytes));
}

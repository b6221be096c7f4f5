/** A picture as it goes into a book: bare of notes, and the right way up in its pixels, for readers differ in what they make of EXIF. */

import { hashOf } from '../host/hash.ts';
import type { Host } from '../host/host.ts';
import { remember } from '../host/remember.ts';
import { bare } from './bare.ts';
import { profileOfJpeg } from './bare-jpeg.ts';
import { coloursOf } from './colours.ts';
import { decode, type Encoded } from './decode.ts';
import { toJpeg, withProfile } from './jpeg.ts';
import { encodePng } from './png.ts';
import type { Pixels } from './raster.ts';
import { turn } from './turn.ts';

/** Of 100: it is packed a second time, and nobody should see it. */
const quality = 95;

/** Bytes of the same kind where it stands upright; else packed anew, a JPEG as a JPEG, all others as PNG, in sRGB where the colour profile can be read. `undefined` for what cannot be opened. */
export async function upright(picture: Encoded, host: Host): Promise<Uint8Array | undefined> {
  const { bytes, orientation } = bare(picture.mediaType, picture.bytes);
  if (orientation === 1) return bytes;
  const made = await remember(host.cache, `upright ${hashOf(picture.bytes)}`, async () => {
    const pixels = await decode({ ...picture, bytes }, host);
    return pixels === undefined ? nothing : pack(turn(pixels, orientation), { ...picture, bytes });
  });
  return made.length === 0 ? undefined : made;
}

const nothing = new Uint8Array();

function pack(turned: Pixels, picture: Encoded): Uint8Array {
  const colours = coloursOf(picture);
  const pixels = typeof colours === 'function' ? colours(turned) : turned;
  if (picture.mediaType !== 'image/jpeg') return encodePng(pixels);
  const made = toJpeg(pixels, quality);
  return colours === 'unread' ? withProfile(made, profileOfJpeg(picture.bytes)) : made;
}

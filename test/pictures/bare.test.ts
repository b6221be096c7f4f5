import { expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { bare } from '../../src/pictures/bare.ts';
import { decode } from '../../src/pictures/decode.ts';
import type { Orientation } from '../../src/pictures/exif.ts';
import { readImageHeader } from '../../src/pictures/image-header.ts';
import type { MediaType } from '../../src/pictures/media-type.ts';
import { upright } from '../../src/pictures/upright.ts';
import { taggedGif, taggedJpeg, taggedPng, taggedWebp } from '../helpers/tagged-pictures.ts';

const host = nodeHost();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const tagged: readonly (readonly [MediaType, Buffer])[] = [
  ['image/jpeg', taggedJpeg(16, 8)],
  ['image/png', taggedPng(16, 8)],
  ['image/gif', taggedGif()],
  ['image/webp', taggedWebp()],
];

it.each(tagged)(
  'a %s goes into a book without anything that was noted in it, and its pixels stay',
  async (mediaType, bytes) => {
    expect(text(bytes)).toContain('SECRET');
    const made = bare(mediaType, bytes);
    expect(text(made.bytes)).not.toContain('SECRET');
    const [before, after] = [readImageHeader(bytes), readImageHeader(made.bytes)];
    if ('problem' in before || 'problem' in after) throw new Error('not read');
    expect(after).toEqual(before);
    const pixels = await decode({ ...after, bytes: made.bytes }, host);
    expect(pixels).toBeDefined();
    expect(pixels).toEqual(await decode({ ...before, bytes }, host));
  },
);

it.each(tagged)('a %s that has nothing but the picture stays as it is, byte for byte', (mediaType, bytes) => {
  const once = bare(mediaType, bytes).bytes;
  expect(Buffer.compare(Buffer.from(bare(mediaType, once).bytes), Buffer.from(once))).toBe(0);
});

it('keeps what decides how it looks: the colour profile, gamma, and how often an animation is shown', () => {
  expect(text(bare('image/jpeg', taggedJpeg(8, 8)).bytes)).toContain('ICC_PROFILE');
  expect(text(bare('image/png', taggedPng(8, 8)).bytes)).toContain('gAMA');
  expect(text(bare('image/gif', taggedGif()).bytes)).toContain('NETSCAPE2.0');
});

/** The colours of the four corners: R, B, W. */
async function corners(bytes: Uint8Array): Promise<string> {
  const header = readImageHeader(bytes);
  if ('problem' in header) throw new Error('not read');
  const pixels = await decode({ ...header, bytes }, host);
  const at = (x: number, y: number) => {
    const from = (y * header.width + x) * 4;
    const [red = 0, green = 0, blue = 0] = pixels?.rgba.subarray(from, from + 3) ?? [];
    return green > 128 ? 'W' : red > blue ? 'R' : 'B';
  };
  const [right, bottom] = [header.width - 2, header.height - 2];
  return `${header.width}×${header.height} ${at(1, 1)}${at(right, 1)}${at(1, bottom)}${at(right, bottom)}`;
}

it.each([
  [1, '32×16 RBWW'],
  [2, '32×16 BRWW'],
  [3, '32×16 WWBR'],
  [4, '32×16 WWRB'],
  [5, '16×32 RWBW'],
  [6, '16×32 WRWB'],
  [7, '16×32 WBWR'],
  [8, '16×32 BWRW'],
] as const)(
  'a photograph taken with the camera turned (EXIF %i) stands upright in its pixels',
  async (orientation: Orientation, seen: string) => {
    const bytes = taggedJpeg(32, 16, orientation);
    const made = await upright({ mediaType: 'image/jpeg', width: 32, height: 16, bytes }, host);
    expect(await corners(made ?? bytes)).toBe(seen);
    expect(text(made ?? bytes)).not.toContain('SECRET');
  },
);

it('a PNG is turned too, and nothing of it is lost', async () => {
  const bytes = taggedPng(16, 8, 6);
  const made = await upright({ mediaType: 'image/png', width: 16, height: 8, bytes }, host);
  expect(readImageHeader(made ?? bytes)).toEqual({ mediaType: 'image/png', width: 8, height: 16 });
});

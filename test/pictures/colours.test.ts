/**
 * Colours of pictures with a profile become those of sRGB. The numbers expected are those of ImageMagick with Little
 * CMS, relative colorimetric.
 */

import { expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { coloursOf, type Colours } from '../../src/pictures/colours.ts';
import { decode } from '../../src/pictures/decode.ts';
import { fitForReaders, unfitOf } from '../../src/pictures/for-readers.ts';
import { readImageHeader } from '../../src/pictures/image-header.ts';
import type { MediaType } from '../../src/pictures/media-type.ts';
import { toJpeg } from '../../src/pictures/jpeg.ts';
import { encodePng } from '../../src/pictures/png.ts';
import { upright } from '../../src/pictures/upright.ts';
import {
  adobeRgb,
  displayP3,
  formula,
  jpegWith,
  pngWith,
  power,
  profile,
  srgb,
  table,
  tables,
  webpWith,
} from '../helpers/profiles.ts';
import { exif } from '../helpers/tagged-pictures.ts';

const white = Buffer.from(encodePng({ width: 1, height: 1, rgba: new Uint8Array(4).fill(255) }));
const ofPng = (icc: Buffer): Colours => coloursOf({ mediaType: 'image/png', bytes: pngWith(icc, white) });

function changed(colours: Colours, ...pixels: readonly (readonly number[])[]): number[][] {
  if (typeof colours === 'string') return expect.fail(colours);
  const { rgba } = colours({ width: pixels.length, height: 1, rgba: Uint8Array.from(pixels.flat()) });
  return pixels.map((_, index) => [...rgba.subarray(4 * index, 4 * index + 4)]);
}

/** Within one of 255. */
const near = (wanted: readonly number[]) => wanted.map((value) => expect.closeTo(value, -0.4) as unknown);

test('Adobe RGB', () => {
  const made = changed(
    ofPng(profile(adobeRgb, power(563 / 256))),
    [200, 50, 50, 255],
    [30, 180, 90, 128],
    [20, 40, 220, 0],
    [128, 128, 128, 7],
  );
  expect(made).toEqual([
    near([232, 46, 46, 255]),
    near([0, 181, 82, 128]),
    near([0, 35, 224, 0]),
    near([129, 129, 129, 7]),
  ]);
});

test('Display P3, its curve as a formula or a table: greys stay, colours are stronger, what sRGB has not is its nearest', () => {
  const [byFormula, byTable] = [formula, table].map((curve) =>
    changed(ofPng(profile(displayP3, curve)), [128, 128, 128, 255], [200, 100, 50, 255], [0, 255, 0, 255]),
  );
  expect(byFormula).toEqual(byTable);
  expect(byFormula).toEqual([near([128, 128, 128, 255]), near([214, 92, 30, 255]), near([0, 255, 0, 255])]);
});

test.each([
  ['that of sRGB itself', profile(srgb, formula)],
  ['the same as a table', profile(srgb, table)],
  ['one for grey', profile(adobeRgb, power(1.8), 'GRAY')],
  ['one that was cut off', profile(adobeRgb, power(1.8)).subarray(0, 60)],
  ['an empty one', Buffer.alloc(0)],
  ['a bomb', Buffer.alloc(20_000_000)],
])('%s changes nothing', (_, icc) => {
  expect(ofPng(icc)).toBe('srgb');
});

test('one of tables is not read, nor one whose tags lie outside of it', () => {
  expect(ofPng(tables)).toBe('unread');
  const outside = profile(adobeRgb, power(1.8));
  outside.writeUInt32BE(0xffffff00, 136);
  expect(ofPng(outside)).toBe('unread');
});

const jpeg = toJpeg({
  width: 16,
  height: 16,
  rgba: new Uint8Array(1024).map((_, at) => [200, 50, 50, 255][at % 4] ?? 0),
});
const png = Buffer.from(
  encodePng({ width: 16, height: 16, rgba: new Uint8Array(1024).map((_, at) => [200, 50, 50, 255][at % 4] ?? 0) }),
);
const adobe = profile(adobeRgb, power(563 / 256));
const host = nodeHost();

async function firstOf(bytes: Uint8Array): Promise<number[]> {
  const header = readImageHeader(bytes);
  if ('problem' in header) return expect.fail('not read');
  return [...((await decode({ ...header, bytes }, host))?.rgba.subarray(0, 3) ?? [])];
}

test.each<readonly [MediaType, Buffer]>([
  ['image/jpeg', jpegWith(adobe, jpeg)],
  ['image/png', pngWith(adobe, png)],
])('a %s with colours of its own is one in sRGB for readers, without its profile', async (mediaType, bytes) => {
  const picture = { mediaType, width: 16, height: 16, bytes };
  expect(unfitOf(picture)).toBe('colours');
  const made = await fitForReaders(picture, host);
  expect(made?.mediaType).toBe(mediaType);
  expect(Buffer.from(made?.bytes ?? []).toString('latin1')).not.toMatch(/ICC_PROFILE|iCCP/);
  const [red = 0, green = 0, blue = 0] = await firstOf(made?.bytes ?? new Uint8Array());
  expect([Math.abs(red - 232) < 5, Math.abs(green - 46) < 5, Math.abs(blue - 46) < 5]).toEqual([true, true, true]);
});

test('a WebP has its colours too, and one of a table keeps them', () => {
  expect(typeof coloursOf({ mediaType: 'image/webp', bytes: webpWith(adobe) })).toBe('function');
  expect(coloursOf({ mediaType: 'image/webp', bytes: webpWith(tables) })).toBe('unread');
});

test('what is turned has the colours that it had: in sRGB, or with the profile that is not read', async () => {
  const turned = (icc: Buffer): Promise<Uint8Array | undefined> => {
    const notes = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(6)]);
    const withNotes = Buffer.concat([
      jpeg.subarray(0, 20),
      Buffer.from([0xff, 0xe1, 0, notes.length + 2]),
      notes,
      jpeg.subarray(20),
    ]);
    return upright({ mediaType: 'image/jpeg', width: 16, height: 16, bytes: jpegWith(icc, withNotes) }, host);
  };
  const [red = 0, green = 255] = await firstOf((await turned(adobe)) ?? new Uint8Array());
  expect([Math.abs(red - 232) < 5, Math.abs(green - 46) < 5]).toEqual([true, true]);
  expect(Buffer.from((await turned(tables)) ?? []).toString('latin1')).toContain('ICC_PROFILE');
});

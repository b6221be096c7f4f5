/**
 * Converts the colours of pictures with a profile (ICC.1:2022), such as a telephone's Display P3 or a camera's Adobe
 * RGB, to sRGB. Stores want sRGB, and many reading systems assume it for every picture. Profiles of three primaries and
 * three curves are understood; those with tables are not.
 */

import { inflateSync } from 'node:zlib';
import { profileOfJpeg } from './bare-jpeg.ts';
import { chunksOf } from './bare-png.ts';
import type { Encoded } from './decode.ts';
import type { Pixels } from './raster.ts';

/**
 * `srgb`: the numbers are right as they are. `unread`: the profile is of a kind we do not understand. Otherwise a
 * function that converts the pixels.
 */
export type Colours = 'srgb' | 'unread' | ((pixels: Pixels) => Pixels);

export function coloursOf(picture: Pick<Encoded, 'mediaType' | 'bytes'>): Colours {
  const profile = profileIn(picture);
  const isRgb =
    profile.length >= 132 &&
    profile.toString('latin1', 36, 40) === 'acsp' &&
    profile.toString('latin1', 16, 20) === 'RGB ';
  // A profile of grey changes no hue, and one of inks does not apply after the conversion to red, green and blue.
  if (!isRgb) return 'srgb';
  const tags = tagsOf(profile);
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(tags.get(name)));
  const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyzOf(tags.get(name)));
  const levels = curves.map((curve) => curve && Float64Array.from({ length: 256 }, (_, level) => curve(level / 255)));
  if (!areAll(levels) || !areAll(primaries)) return 'unread';
  const shares = fromXyz.map((row) =>
    primaries.map((primary) => row.reduce((sum, share, axis) => sum + share * (primary?.[axis] ?? 0), 0)),
  );
  return isNearlySrgb(levels, shares) ? 'srgb' : (pixels) => changed(pixels, levels, shares);
}

type Row = readonly number[];

/** From XYZ under D50 to linear sRGB. */
const fromXyz: readonly Row[] = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/** The most bytes of a profile; one with tables may have two million. */
const longest = 8_000_000;

function profileIn({ mediaType, bytes }: Pick<Encoded, 'mediaType' | 'bytes'>): Buffer {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/jpeg') return joined(profileOfJpeg(bytes));
  if (mediaType === 'image/png')
    return unpacked([...chunksOf(data)].find(({ name }) => name === 'iCCP')?.data ?? nothing);
  // A profile is the first chunk after the head (VP8X).
  return mediaType === 'image/webp' && data.toString('latin1', 30, 34) === 'ICCP'
    ? data.subarray(38, 38 + data.readUInt32LE(34))
    : nothing;
}

const nothing = Buffer.alloc(0);

/** Segments of `FF E2`, length, `ICC_PROFILE\0`, number and count; they come in order in all files that are known. */
function joined(segments: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 18 <= segments.length;) {
    const next = at + 2 + segments.readUInt16BE(at + 2);
    parts.push(segments.subarray(at + 18, next));
    at = next;
  }
  return Buffer.concat(parts);
}

/** A name that ends with a zero, the method, and the compressed data. */
function unpacked(chunk: Buffer): Buffer {
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), { maxOutputLength: longest });
  } catch {
    return nothing;
  }
}

/** Clause 7.3: the number of tags, then signature, offset and length of each. */
function tagsOf(profile: Buffer): ReadonlyMap<string, Buffer> {
  const tags = new Map<string, Buffer>();
  for (
    let at = 132, left = Math.min(200, profile.readUInt32BE(128));
    left > 0 && at + 12 <= profile.length;
    at += 12, left -= 1
  ) {
    const start = profile.readUInt32BE(at + 4);
    tags.set(profile.toString('latin1', at, at + 4), profile.subarray(start, start + profile.readUInt32BE(at + 8)));
  }
  return tags;
}

/** A number with sixteen bits before the point and sixteen after it. */
function fixed(data: Buffer, at: number): number {
  return data.readInt32BE(at) / 65536;
}

function xyzOf(tag: Buffer | undefined): Row | undefined {
  return tag !== undefined && tag.length >= 20 && tag.toString('latin1', 0, 4) === 'XYZ '
    ? [fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)]
    : undefined;
}

type Curve = (level: number) => number;

function curveOf(tag: Buffer | undefined): Curve | undefined {
  if (tag === undefined || tag.length < 12) return undefined;
  const kind = tag.toString('latin1', 0, 4);
  return kind === 'curv' ? sampled(tag) : kind === 'para' ? parametric(tag) : undefined;
}

/** Clause 10.6: no entry means a straight line, one entry a power, more entries a table. */
function sampled(tag: Buffer): Curve | undefined {
  const count = tag.readUInt32BE(8);
  if (count === 0) return (level) => level;
  if (tag.length < 12 + 2 * count) return undefined;
  if (count === 1) return (level) => level ** (tag.readUInt16BE(12) / 256);
  return (level) => {
    const place = level * (count - 1);
    const index = Math.min(count - 2, Math.floor(place));
    const [low, high] = [tag.readUInt16BE(12 + 2 * index), tag.readUInt16BE(14 + 2 * index)];
    return (low + (high - low) * (place - index)) / 65535;
  };
}

/**
 * Clause 10.18: a power with an offset, and a straight line below it; there are five forms with more and more
 * parameters.
 */
function parametric(tag: Buffer): Curve | undefined {
  const form = tag.readUInt16BE(8);
  const count = [1, 3, 4, 5, 7][form];
  if (count === undefined || tag.length < 12 + 4 * count) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, index) =>
    fixed(tag, 12 + 4 * index),
  );
  const power: Curve = (level) => Math.max(0, a * level + b) ** g;
  if (form === 0) return power;
  if (form === 1) return (level) => (level >= -b / a ? power(level) : 0);
  if (form === 2) return (level) => (level >= -b / a ? power(level) + c : c);
  return (level) => (level >= d ? power(level) + e : c * level + f);
}

/** Differences of up to 4 of 255 cannot be seen, and occur between profiles of sRGB itself. */
const unseen = 4;

function isNearlySrgb(levels: readonly Float64Array[], shares: readonly Row[]): boolean {
  const steps = [0, 32, 64, 128, 192, 255];
  const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => [red, green, blue, 255])));
  const before = Uint8Array.from(colours.flat());
  const { rgba } = changed({ width: colours.length, height: 1, rgba: before }, levels, shares);
  return rgba.every((value, at) => Math.abs(value - (before[at] ?? 0)) <= unseen);
}

function changed(
  { width, height, rgba }: Pixels,
  [reds, greens, blues]: readonly Float64Array[],
  shares: readonly Row[],
): Pixels {
  const made = Uint8Array.from(rgba);
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const [red, green, blue] = [
      reds?.[rgba[at] ?? 0] ?? 0,
      greens?.[rgba[at + 1] ?? 0] ?? 0,
      blues?.[rgba[at + 2] ?? 0] ?? 0,
    ];
    for (let channel = 0; channel < 3; channel += 1) {
      const [ofRed = 0, ofGreen = 0, ofBlue = 0] = shares[channel] ?? [];
      const light = red * ofRed + green * ofGreen + blue * ofBlue;
      made[at + channel] = encoded[Math.round(Math.max(0, Math.min(1, light)) * finest)] ?? 0;
    }
  }
  return { width, height, rgba: made };
}

/** Steps of light in the table; near black one of 255 is a fortieth of a hundredth. */
const finest = 2 ** 14;

/** The curve of IEC 61966-2-1. */
const encoded = Uint8Array.from({ length: finest + 1 }, (_, step) => {
  const light = step / finest;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});

function areAll<T>(list: readonly (T | undefined)[]): list is readonly T[] {
  return list.every((each) => each !== undefined);
}

/** Colour profiles made by hand, and pictures that have one. */

import { crc32, deflateSync } from 'node:zlib';

type Three = readonly [number, number, number];

/** The primaries red, green and blue as XYZ under D50. */
export const adobeRgb: readonly Three[] = [
  [0.60974, 0.31111, 0.01947],
  [0.20528, 0.62567, 0.06087],
  [0.14919, 0.06322, 0.74457],
];
export const displayP3: readonly Three[] = [
  [0.51512, 0.2412, -0.00105],
  [0.29198, 0.69225, 0.04189],
  [0.1571, 0.06657, 0.78407],
];
export const srgb: readonly Three[] = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
];

const words = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])));
const fixed = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => words(Math.round(value * 65536) >> 16, Math.round(value * 65536))));

export const power = (gamma: number): Buffer =>
  Buffer.concat([Buffer.from('curv\0\0\0\0\0\0\0\x01', 'latin1'), words(Math.round(gamma * 256)), Buffer.alloc(2)]);
const ofSrgb = (level: number): number => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
/** The curve of sRGB, as a formula and as a table. */
export const formula = Buffer.concat([
  Buffer.from('para\0\0\0\0\0\x03\0\0', 'latin1'),
  fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
]);
export const table = Buffer.concat([
  Buffer.from('curv\0\0\0\0\0\0\x04\0', 'latin1'),
  words(...Array.from({ length: 1024 }, (_, index) => Math.round(65535 * ofSrgb(index / 1023)))),
]);

export function profile(primaries: readonly Three[], curve: Buffer, space = 'RGB '): Buffer {
  const xyz = primaries.map((primary) => Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(...primary)]));
  const tags = ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((name, index) => [
    [name, xyz[index] ?? Buffer.alloc(0)] as const,
    [name.replace('XYZ', 'TRC'), curve] as const,
  ]);
  const head = Buffer.alloc(132);
  head.write(space, 16, 'latin1');
  head.write('XYZ ', 20, 'latin1');
  head.write('acsp', 36, 'latin1');
  head.writeUInt32BE(primaries.length * 2, 128);
  let place = 132 + 24 * primaries.length;
  const list = tags.slice(0, primaries.length * 2).map(([name, data]) => {
    const entry = Buffer.alloc(12);
    entry.write(name, 0, 'latin1');
    entry.writeUInt32BE(place, 4);
    entry.writeUInt32BE(data.length, 8);
    place += data.length;
    return entry;
  });
  return Buffer.concat([head, ...list, ...tags.slice(0, primaries.length * 2).map(([, data]) => data)]);
}

/** A profile with tables, as printers and scanners have; Keben does not read such. */
export const tables = profile([], Buffer.alloc(0));

export function pngWith(icc: Buffer, png: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPown\0\0', 'latin1'), deflateSync(icc)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

/** The profile is in two segments, as long ones are. */
export function jpegWith(icc: Buffer, jpeg: Uint8Array): Buffer {
  const segment = (part: Buffer, index: number): Buffer =>
    Buffer.concat([
      Buffer.from([0xff, 0xe2]),
      words(part.length + 16),
      Buffer.from('ICC_PROFILE\0', 'latin1'),
      Buffer.from([index, 2]),
      part,
    ]);
  return Buffer.concat([
    jpeg.subarray(0, 20),
    segment(icc.subarray(0, 100), 1),
    segment(icc.subarray(100), 2),
    jpeg.subarray(20),
  ]);
}

export function webpWith(icc: Buffer): Buffer {
  return webp([
    ['VP8X', Buffer.from([0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['ICCP', icc],
    ['VP8L', pixel],
  ]);
}

const pixel = Buffer.from('LwAAAAAHEP2P/gciov8B', 'base64');

/** Two frames of one pixel. */
export function movingWebp(): Buffer {
  const frame = Buffer.concat([Buffer.alloc(12), Buffer.from([100, 0, 0, 0]), part('VP8L', pixel)]);
  return webp([
    ['VP8X', Buffer.from([0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['ANIM', Buffer.alloc(6)],
    ['ANMF', frame],
    ['ANMF', frame],
  ]);
}

function webp(parts: readonly (readonly [string, Buffer])[]): Buffer {
  const body = Buffer.concat(parts.map(([name, data]) => part(name, data)));
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function part(name: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), size, data, Buffer.alloc(data.length % 2)]);
}

/**
 * Small pictures with everything that cameras and programs write into them besides the picture. The words `SECRET…`
 * must not get into a book.
 */

import { crc32 } from 'node:zlib';
import { encode } from 'jpeg-js';
import { fadingPng } from './png.ts';

const secret = (what: string) => Buffer.from(`SECRET ${what}`);

/** TIFF with an orientation, and a camera that has a secret name. */
export function exif(orientation: number): Buffer {
  const camera = secret('camera\0');
  const tiff = Buffer.alloc(38);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  const entry = (at: number, tag: number, type: number, count: number): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
  };
  entry(10, 0x010f, 2, camera.length);
  tiff.writeUInt32BE(38, 18);
  entry(22, 0x0112, 3, 1);
  tiff.writeUInt16BE(orientation, 30);
  return Buffer.concat([tiff, camera]);
}

/** Red at the left, blue at the right, and white below, so that the orientation can be seen. */
export function flag(width: number, height: number): Buffer {
  const half = Math.ceil(width / 2);
  const row = [Buffer.alloc(half * 4, 'ff0000ff', 'hex'), Buffer.alloc((width - half) * 4, '0000ffff', 'hex')];
  const above = Array.from({ length: Math.ceil(height / 2) }, () => row).flat();
  return Buffer.concat([...above, Buffer.alloc(width * Math.floor(height / 2) * 4, 255)]);
}

function segment(marker: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const data = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);
}

/**
 * With a thumbnail, EXIF, XMP, IPTC, a comment, an ICC profile, and another picture after its end, as telephones write.
 */
export function taggedJpeg(width: number, height: number, orientation = 1): Buffer {
  const plain = Buffer.from(encode({ width, height, data: flag(width, height) }, 95).data);
  const jfif = segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x01\x05', secret('thumbnail').subarray(0, 15));
  return Buffer.concat([
    plain.subarray(0, 2),
    jfif,
    segment(0xe0, 'JFXX\0\x10', secret('thumb')),
    segment(0xe1, 'Exif\0\0', exif(orientation)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', secret('XMP')),
    segment(0xed, 'Photoshop 3.0\0', secret('IPTC')),
    segment(0xfe, secret('comment')),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01', 'colours'),
    segment(0xe2, 'MPF\0', secret('index')),
    segment(0xec, 'Ducky', secret('editor')),
    plain.subarray(20),
    secret('behind'),
    plain,
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export function taggedPng(width: number, height: number, orientation = 1): Buffer {
  const plain = fadingPng(width, height, [200, 40, 10], 255);
  const notes = [
    chunk('tEXt', secret('text')),
    chunk('zTXt', secret('packed')),
    chunk('iTXt', secret('XMP')),
    chunk('tIME', secret('T').subarray(0, 7)),
    chunk('eXIf', exif(orientation)),
    chunk('prVt', secret('own')),
  ];
  return Buffer.concat([
    plain.subarray(0, 33),
    chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    ...notes,
    plain.subarray(33),
    secret('behind'),
  ]);
}

/** Two frames of one pixel, looped forever. */
export function taggedGif(): Buffer {
  const blocks = (data: Buffer) => Buffer.concat([Buffer.from([data.length]), data, Buffer.from([0])]);
  const extension = (label: number, ...parts: readonly Buffer[]) =>
    Buffer.concat([Buffer.from([0x21, label]), ...parts]);
  const application = (name: string, data: Buffer) =>
    extension(0xff, Buffer.from([11]), Buffer.from(name, 'latin1'), blocks(data));
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]),
    application('NETSCAPE2.0', Buffer.from([1, 0, 0])),
    application('XMP DataXMP', secret('XMP')),
    extension(0xfe, blocks(secret('comment'))),
    extension(0x01, blocks(Buffer.alloc(12)), blocks(secret('plain'))).subarray(0, 15),
    Buffer.from([0]),
    frame,
    frame,
    Buffer.from([0x3b]),
    secret('behind'),
  ]);
}

/** One lossless pixel in the extended form, which has notes. */
export function taggedWebp(): Buffer {
  const part = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name, 'latin1'), size, data, Buffer.alloc(data.length % 2)]);
  };
  const pixel = Buffer.from('LwAAAAAHEP2P/gciov8B', 'base64');
  const body = Buffer.concat([
    part('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    part('VP8L', pixel),
    part('EXIF', exif(1)),
    part('XMP ', secret('XMP')),
    part('SECR', secret('own')),
  ]);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, body]);
}

/** Red, sixteen pixels square, as cyan, magenta, yellow and black with Adobe's marker. */
export const inkJpeg = Buffer.from(
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD3+vn+vn+vf6KKKKKKKKKKKK//2Q==',
  'base64',
);

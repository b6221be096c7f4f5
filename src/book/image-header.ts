/** Reads an image's header without decoding it: the only user of image-size. */

import { imageSize } from 'image-size';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { Asset } from './model.ts';

export type ImageHeader = Pick<Asset, 'mediaType' | 'width' | 'height'>;

const mediaTypes: Readonly<Record<string, Asset['mediaType']>> = {
  png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml', webp: 'image/webp',
};

/** The header, or what is wrong with the file. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | { readonly problem: Bilingual } {
  try {
    const { type = '', width, height } = imageSize(bytes);
    const mediaType = mediaTypes[type];
    if (mediaType === undefined) return { problem: { zh: `不支持 ${type} 格式`, en: `${type} is not supported` } };
    if (!isWhole(mediaType, bytes)) return { problem: { zh: '文件不完整，后半截丢了', en: 'the file is cut off' } };
    return { mediaType, width, height };
  } catch {
    return { problem: { zh: '不是图片，或已损坏', en: 'it is no picture, or damaged' } };
  }
}

/** A header alone proves little: the usual damage is a file that was not copied to its end. */
function isWhole(mediaType: Asset['mediaType'], bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mediaType) {
    case 'image/png':
      return buffer.includes('IEND', -12, 'latin1');
    case 'image/jpeg':
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > 2;
    case 'image/gif':
      return buffer.at(-1) === 0x3b;
    case 'image/svg+xml':
      return /<\/svg>\s*$|<svg\b[^>]*\/>\s*$/.test(buffer.toString('utf8', Math.max(0, buffer.length - 4096)));
    case 'image/webp':
      return buffer.readUInt32LE(4) + 8 <= buffer.length + 1;
  }
}

/** Reads an image's header without decoding the image. The only user of image-size. */

import { imageSize } from 'image-size';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { bare } from './bare.ts';
import type { MediaType } from './media-type.ts';
import { noPicture } from './no-picture.ts';

export interface ImageHeader {
  readonly mediaType: MediaType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const mediaTypes: Readonly<Record<string, MediaType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The header, or what is wrong with the file. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | { readonly problem: Bilingual } {
  try {
    const { type = '', width, height } = imageSize(bytes);
    const mediaType = mediaTypes[type];
    if (mediaType === undefined) return { problem: { zh: `不支持 ${type} 格式`, en: `${type} is not supported` } };
    if (!bare(mediaType, bytes).isWhole)
      return { problem: { zh: '文件不完整，后半截丢了', en: 'the file is cut off' } };
    return { mediaType, width, height };
  } catch {
    return { problem: noPicture(bytes) };
  }
}

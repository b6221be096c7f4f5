/** Strips a GIF89a, which is a screen and then blocks up to the trailer. */

import type { Bare } from './bare-picture.ts';

/**
 * Application blocks that decide how the GIF looks: the number of loops and the colour profile. Others are notes, such
 * as Adobe's XMP.
 */
const looks = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/;
const image = 0x2c;
const extension = 0x21;
const trailer = 0x3b;
const control = 0xf9;
const application = 0xff;

export function bareGif(data: Buffer): Bare {
  const tableSize = (flags = 0): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const afterSubBlocks = (from: number): number => {
    let at = from;
    for (let size = data[at] ?? 0; size > 0 && at < data.length; size = data[at] ?? 0) at += size + 1;
    return Math.min(data.length, at + 1);
  };
  let at = 13 + tableSize(data[10]);
  const parts = [data.subarray(0, at)];
  while (data[at] === image || data[at] === extension) {
    const isImage = data[at] === image;
    const next = afterSubBlocks(isImage ? at + 10 + tableSize(data[at + 9]) + 1 : at + 2);
    const label = data[at + 1];
    if (isImage || label === control || (label === application && looks.test(data.toString('latin1', at + 3, at + 14))))
      parts.push(data.subarray(at, next));
    at = next;
  }
  parts.push(Buffer.from([trailer]));
  return { bytes: Buffer.concat(parts), orientation: 1, isWhole: data[at] === trailer };
}

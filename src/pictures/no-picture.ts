/** Tells from its first bytes what a file is that has the name of a picture and is none. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

const kinds: readonly (readonly [begin: RegExp, words: Bilingual])[] = [
  [/^$/, { zh: '文件是空的', en: 'the file is empty' }],
  [
    /^version https:\/\/git-lfs/,
    {
      zh: '它是 Git LFS 的指针，图片还没有取来：`git lfs pull`',
      en: 'it is a pointer of Git LFS, and the picture has not been fetched: `git lfs pull`',
    },
  ],
  [/^%PDF-/, { zh: '它是 PDF，不是图片', en: 'it is a PDF, not a picture' }],
  [/^%!PS-Adobe|^\xc5\xd0\xd3\xc6/, { zh: '它是 EPS，不支持', en: 'it is EPS, which is not supported' }],
  [/^\x1f\x8b/, { zh: '它是压缩过的文件（如 SVGZ），先解压', en: 'it is packed (SVGZ, perhaps); unpack it first' }],
  [
    /^PK\x03\x04/,
    { zh: '它是压缩包或 Office 文件，不是图片', en: 'it is an archive or an Office file, not a picture' },
  ],
  [
    /^....ftyp(?:isom|mp4|qt|M4V|avc1)|^\x1a\x45\xdf\xa3/s,
    { zh: '它是视频，不是图片', en: 'it is a video, not a picture' },
  ],
];

export function noPicture(bytes: Uint8Array): Bilingual {
  const begin = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return (
    kinds.find(([pattern]) => pattern.test(begin))?.[1] ?? {
      zh: '不是图片，或已损坏',
      en: 'it is no picture, or damaged',
    }
  );
}

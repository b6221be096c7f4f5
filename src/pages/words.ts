/** The words that Keben itself prints, in the language and script of the book. */

import { english } from './words/en.ts';
import { japanese } from './words/ja.ts';
import { simplified, type Words } from './words/zh-hans.ts';
import { hongKong, traditional } from './words/zh-hant.ts';

export type { Words } from './words/zh-hans.ts';

/** `language` is a BCP 47 tag. Languages without words of their own get the English ones. */
export function wordsFor(language: string): Words {
  if (/^ja\b/.test(language)) return japanese;
  if (!/^(?:zh|cmn|lzh|yue|wuu|nan|hak|gan|hsn|und)\b/.test(language)) return english;
  if (!isTraditional(language)) return simplified;
  return /-(?:HK|MO)\b/.test(language) ? hongKong : traditional;
}

/** Taiwan, Hong Kong and Macau write Traditional, unless the tag names a script. */
export function isTraditional(language: string): boolean {
  return /-Hant\b/.test(language) || (!/-Hans\b/.test(language) && /-(TW|HK|MO)\b/.test(language));
}

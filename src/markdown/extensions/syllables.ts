/**
 * 注音 in the text itself: a syllable with its tone is one word, which no line parts, and no gap stands before its tone,
 * as it would before a Western letter.
 *
 *     注作ㄓㄨˋ。   →   注作<span class="syllable">ㄓㄨˋ</span>。
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { eachInline, spanTokens, textToken } from '../tokens.ts';
import { lightTone, zhuyinLetters, zhuyinTones } from '../zhuyin.ts';

const toned = new RegExp(
  `((?<![${zhuyinLetters}])[${zhuyinLetters}]+[${zhuyinTones}${lightTone}][ㆴ-ㆷ]?|${lightTone}[${zhuyinLetters}]+)`,
  'u',
);

export const syllables: Extension = {
  name: 'syllables',
  apply: (tokens) => {
    eachInline(tokens, (inline) => {
      if (inline.children?.some(hasTone)) inline.children = inline.children.flatMap(parted);
    });
    return tokens;
  },
};

function hasTone({ type, content }: Token): boolean {
  return type === 'text' && toned.test(content);
}

/** Every second part is a syllable. */
function parted(child: Token): Token[] {
  if (!hasTone(child)) return [child];
  return child.content.split(toned).flatMap((part, index) => {
    if (part === '') return [];
    return index % 2 === 0 ? [textToken(part)] : spanTokens('syllable', part);
  });
}

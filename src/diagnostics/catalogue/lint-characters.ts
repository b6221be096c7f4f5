/** Messages about characters that are lost, hidden, or not what they look like. */

import { entry } from './entry.ts';
import { onceOrMore } from './lint-words.ts';

export const characterCodes = {
  'character-is-known': entry<{ codepoint: string; isLost: boolean; count: number }>({
    severity: 'warning',
    message: ({ codepoint, isLost, count }) =>
      onceOrMore(
        count,
        isLost
          ? {
              zh: `这里丢了一个字，只剩替代符 ${codepoint}`,
              en: `a character is lost here; the replacement character ${codepoint} is left`,
            }
          : {
              zh: `${codepoint} 是私用区字符，别的设备上显示不出`,
              en: `${codepoint} is a private-use character that other devices cannot show`,
            },
      ),
    hint: () => ({
      zh: '查原稿，打出那个字；字库里没有就放一张图',
      en: 'look it up in your original and type the character; where no font has it, use a picture',
    }),
  }),
  'character-is-unified': entry<{ found: string; codepoint: string; meant: string; count: number }>({
    severity: 'warning',
    message: ({ found, codepoint, count }) =>
      onceOrMore(count, {
        zh: `\`${found}\`（${codepoint}）像汉字，却是部首或兼容字符`,
        en: `\`${found}\` (${codepoint}) looks like a Han character, but is a radical or a compatibility character`,
      }),
    hint: ({ found, meant }) =>
      found === meant
        ? { zh: '重新打出这个字', en: 'type the character anew' }
        : { zh: `改成 \`${meant}\``, en: `write \`${meant}\`` },
  }),
  'character-is-visible': entry<{ codepoint: string; count: number }>({
    severity: 'warning',
    message: ({ codepoint, count }) =>
      onceOrMore(count, {
        zh: `这里藏着一个看不见的字符 ${codepoint}`,
        en: `an invisible character ${codepoint} hides here`,
      }),
    hint: () => ({
      zh: '删掉它：把前后两个字连同中间一起重打',
      en: 'delete it: type the two characters around it anew',
    }),
  }),
  'han-is-unspaced': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      onceOrMore(count, {
        zh: '句中两个汉字之间有空格，多半丢了一个生僻字',
        en: 'a space between two Han characters of a sentence: probably a rare character is lost',
      }),
    hint: () => ({
      zh: '查原稿补上那个字；没丢字就删去空格',
      en: 'look up what stood there in your original; if nothing did, delete the space',
    }),
  }),
  'wide-space-is-meant': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      onceOrMore(count, { zh: '句中有全角空格（U+3000）', en: 'a full-width space (U+3000) inside a sentence' }),
    hint: () => ({ zh: '删去它；若丢了一个字，补上', en: 'delete it, or put in the character that is lost' }),
  }),
};

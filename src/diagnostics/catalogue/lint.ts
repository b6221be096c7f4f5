/** What an editor would mark in the margin. */

import { entry } from './entry.ts';

export const lintCodes = {
  'quotes-are-uniform': entry<{ found: { zh: string; en: string }; count: number; main?: { zh: string; en: string } }>({
    severity: 'warning',
    message: ({ found, count, main }) => ({
      zh: `这一章有 ${count} 处${found.zh}${main === undefined ? '' : `，书里别处用${main.zh}`}`,
      en: `${count} ${found.en} in this chapter${main === undefined ? '' : `, while the book also has ${main.en}`}`,
    }),
    hint: () => ({ zh: '全书用一种引号：简体用 “ ”，繁体用「 」', en: 'use one kind in the whole book: “ ” in Simplified, 「 」 in Traditional' }),
  }),
  'script-is-uniform': entry<{ character: string; count: number; found: { zh: string; en: string }; main: { zh: string; en: string } }>({
    severity: 'warning',
    message: ({ character, count, found, main }) => ({
      zh: `${main.zh}文字里有${found.zh}字「${character}」，共 ${count} 处`,
      en: `the ${found.en} character “${character}” in ${main.en} text, ${count} place(s)`,
    }),
  }),
  'chapter-script-is-uniform': entry<{ found: { zh: string; en: string }; main: { zh: string; en: string }; count: number }>({
    severity: 'warning',
    message: ({ found, main, count }) => ({
      zh: `全书用${main.zh}，这一章却夹着许多${found.zh}字（${count} 个）`,
      en: `the book is ${main.en}, but this chapter has many ${found.en} characters (${count})`,
    }),
  }),
  'ellipsis-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => ({ zh: `省略号写成了「${found}」，这一章共 ${count} 处`, en: `an ellipsis is written “${found}”, ${count} place(s) in this chapter` }),
    hint: () => ({ zh: '写成 `……`（两个 U+2026，占两格）', en: 'write `……`, two U+2026 that fill two squares' }),
  }),
  'dash-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => ({ zh: `破折号写成了「${found}」，这一章共 ${count} 处`, en: `a dash is written “${found}”, ${count} place(s) in this chapter` }),
    hint: () => ({ zh: '写成 `——`（两个 U+2014，占两格）', en: 'write `——`, two U+2014 that fill two squares' }),
  }),
};

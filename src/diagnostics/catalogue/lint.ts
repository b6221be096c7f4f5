/** What an editor would mark in the margin. */

import type { Bilingual } from '../diagnostic.ts';
import { entry } from './entry.ts';

const ofCount = (found: string, count: number): { zh: string; en: string } =>
  count === 1 ? { zh: `写成了 \`${found}\``, en: `written \`${found}\`` } : { zh: `写错的还有 ${count} 处，第一处是 \`${found}\``, en: `${count} more are wrong, the first is \`${found}\`` };

export const lintCodes = {
  'quotes-are-uniform': entry<{ found: Bilingual; count: number; expected: Bilingual; isUsed: boolean }>({
    severity: 'warning',
    message: ({ found, count, expected, isUsed }) => ({
      zh: `这一章有 ${count} 处${found.zh}${isUsed ? `，全书多用${expected.zh}` : ''}`,
      en: `${count} ${found.en} in this chapter${isUsed ? `, while most of the book has ${expected.en}` : ''}`,
    }),
    hint: ({ expected }) => ({ zh: `全书用一种引号：改成${expected.zh}`, en: `use one kind in the whole book: ${expected.en}` }),
  }),
  'script-is-uniform': entry<{ character: string; count: number; found: Bilingual; main: Bilingual; meant: readonly string[] }>({
    severity: 'warning',
    message: ({ character, count, found, main }) => ({
      zh: `${main.zh}文字里有${found.zh}字「${character}」，这一章共 ${count} 处`,
      en: `the ${found.en} character “${character}” in ${main.en} text, ${count} time(s) in this chapter`,
    }),
    hint: ({ meant }) => ({ zh: `改成 \`${meant.join('` 或 `')}\``, en: `write \`${meant.join('` or `')}\`` }),
  }),
  'chapter-script-is-uniform': entry<{ found: Bilingual; main: Bilingual; count: number }>({
    severity: 'warning',
    message: ({ found, main, count }) => ({
      zh: `全书用${main.zh}，这一章却有许多${found.zh}字（${count} 个）`,
      en: `the book is ${main.en}, but this chapter has many ${found.en} characters (${count})`,
    }),
    hint: ({ found, main }) => ({
      zh: `把这一章转成${main.zh}；若全书本是${found.zh}，在 book.yaml 里写明 \`language: ${found.en === 'Traditional' ? 'zh-Hant' : 'zh-Hans'}\``,
      en: `convert the chapter to ${main.en}; if the book is meant to be ${found.en}, say \`language: ${found.en === 'Traditional' ? 'zh-Hant' : 'zh-Hans'}\` in book.yaml`,
    }),
  }),
  'ellipsis-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => ({ zh: `省略号${ofCount(found, count).zh}`, en: `ellipsis ${ofCount(found, count).en}` }),
    hint: () => ({ zh: '写成 `……`（两个 U+2026，占两格）', en: 'write `……`, two U+2026 that fill two squares' }),
  }),
  'dash-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => ({ zh: `破折号${ofCount(found, count).zh}`, en: `dash ${ofCount(found, count).en}` }),
    hint: () => ({ zh: '写成 `——`（两个 U+2014，占两格）', en: 'write `——`, two U+2014 that fill two squares' }),
  }),
};

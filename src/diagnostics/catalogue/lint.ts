/** Messages of the linter: what an editor would mark in the margin. */

import type { Bilingual } from './entry.ts';
import { entry } from './entry.ts';
import { characterCodes } from './lint-characters.ts';
import { lengthCodes } from './lint-lengths.ts';
import { markCodes } from './lint-marks.ts';
import { nameCodes } from './lint-names.ts';

/** Words for one place, or for the number of places that are not reported one by one. */
function written(mark: Bilingual, found: string, count: number): Bilingual {
  if (count > 1)
    return {
      zh: `这一章还有 ${count} 处${mark.zh}没写对，下一处是 \`${found}\``,
      en: `${count} more wrong ${mark.en} marks in this chapter; the next is \`${found}\``,
    };
  return { zh: `${mark.zh}写成了 \`${found}\``, en: `the ${mark.en} is written \`${found}\`` };
}

export const lintCodes = {
  'quotes-are-uniform': entry<{ found: Bilingual; count: number; expected: Bilingual; isUsed: boolean }>({
    severity: 'warning',
    message: ({ found, count, expected, isUsed }) => ({
      zh: `这一章有 ${count} 处${found.zh}${isUsed ? `，全书多用${expected.zh}` : ''}`,
      en: `${count} ${found.en} in this chapter${isUsed ? `, while most of the book has ${expected.en}` : ''}`,
    }),
    hint: ({ expected }) => ({
      zh: `全书用一种引号：改成${expected.zh}`,
      en: `use one kind in the whole book: ${expected.en}`,
    }),
  }),
  'script-is-uniform': entry<{
    character: string;
    count: number;
    found: Bilingual;
    main: Bilingual;
    meant: readonly string[];
  }>({
    severity: 'warning',
    message: ({ character, count, found, main }) => ({
      zh: `${main.zh}文字里有${found.zh}字「${character}」，这一章共 ${count} 处`,
      en: `the ${found.en} character “${character}” in ${main.en} text, ${count} time(s) in this chapter`,
    }),
    hint: ({ meant }) => ({ zh: `改成 \`${meant.join('` 或 `')}\``, en: `write \`${meant.join('` or `')}\`` }),
  }),
  'chapter-script-is-uniform': entry<{ found: Bilingual; main: Bilingual; count: number; language: string }>({
    severity: 'warning',
    message: ({ found, main, count }) => ({
      zh: `全书用${main.zh}，这一章却有许多${found.zh}字（${count} 个）`,
      en: `the book is ${main.en}, but this chapter has many ${found.en} characters (${count})`,
    }),
    hint: ({ found, main, language }) => ({
      zh: `把这一章转成${main.zh}；若全书本是${found.zh}，在 book.yaml 里写明 \`language: ${language}\``,
      en: `convert the chapter to ${main.en}; if the book is meant to be ${found.en}, say \`language: ${language}\` in book.yaml`,
    }),
  }),
  'ellipsis-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => written({ zh: '省略号', en: 'ellipsis' }, found, count),
    hint: () => ({ zh: '写成 `……`（两个 U+2026，占两格）', en: 'write `……`, two U+2026 that fill two squares' }),
  }),
  'dash-is-two': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) => written({ zh: '破折号', en: 'dash' }, found, count),
    hint: () => ({ zh: '写成 `——`（两个 U+2014，占两格）', en: 'write `——`, two U+2014 that fill two squares' }),
  }),
  ...markCodes,
  ...characterCodes,
  ...nameCodes,
  ...lengthCodes,
};

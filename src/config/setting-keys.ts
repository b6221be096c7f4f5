/** How the text of an edition is set: what may be chosen, and what that means. */

import { kinsokuLevels, lineEndings, punctuationStyles } from './line-options.ts';
import { scriptNames } from './scripts.ts';
import { writings } from './writing.ts';

/** Where notes stand. */
export const notePlaces = ['page', 'chapter'] as const;
export type NotePlace = (typeof notePlaces)[number];

/** How numbers are written. */
export const numeralStyles = ['as-written', 'chinese'] as const;
export type Numerals = (typeof numeralStyles)[number];

export const settingKeys = {
  script: {
    values: scriptNames,
    description:
      '字形 The script of this edition; the text is converted from that of the manuscript (docs/scripts.md). `as-written` by default.',
  },
  writing: {
    values: writings,
    description:
      '行文 How lines run: horizontal 横排, the default, or vertical 竖排: from the head down, columns from right to left, bound on the right.',
  },
  numerals: {
    values: numeralStyles,
    description:
      '数字 as-written, the default, or chinese: years become 一九五六年, what is counted 二十六岁, chapters 第十二回; decimals, codes and figures beside Latin letters stay (docs/vertical.md). Each change is listed.',
  },
  notes: {
    values: notePlaces,
    description:
      '注释 page: 脚注, each note at the foot of the page of its mark, ①②③ anew on each page, the default; chapter: 章末注, at the end of the chapter.',
  },
  kinsoku: {
    values: kinsokuLevels,
    description:
      '避头尾 What may begin and end a line: basic, the default, keeps closing marks from the start and opening ones from the end; gb keeps ／ from the end too, strict also —— and …… from the start.',
  },
  lineEnds: {
    values: lineEndings,
    description:
      '行末标点 A mark at the end of a line stands on half a cell as the national standard has it, the default; `full`: on a whole one; `hanging`: 、，。 outside of the measure, the others on half a cell.',
  },
  punctuation: {
    values: punctuationStyles,
    description:
      '标点样式 quanjiao 全角式, the default: each mark has a cell, two that meet one and a half; kaiming 开明式: 。？！ have a cell, the others half of one; banjiao 半角式: each has half a cell.',
  },
} as const;

/** How the text of an edition is set: what may be chosen, and what that means. */

import { kinsokuLevels, lineEndings, punctuationStyles } from './line-options.ts';
import { scriptNames } from './scripts.ts';
import { writings } from './writing.ts';

/** Where notes stand. */
export const notePlaces = ['page', 'chapter'] as const;
export type NotePlace = (typeof notePlaces)[number];

/** 专名号: what is under the names of the glossary. */
export const properNames = ['as-written', 'marked'] as const;
export type ProperNames = (typeof properNames)[number];

/** 书名号: 乙式 are brackets, 甲式 is a wavy line. */
export const titleMarks = ['as-written', 'wavy'] as const;
export type TitleMarks = (typeof titleMarks)[number];

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
  openings: {
    values: ['recto', 'any'],
    description:
      '起页 recto: each chapter opens on a right-hand page, after a true blank where needed; the default in print.',
  },
  properNames: {
    values: properNames,
    description:
      '专名号 marked: a line under each name of the `glossary`, a wavy one under its works; by default `as-written`, only where the text itself has them (docs/markdown.md).',
  },
  titleMarks: {
    values: titleMarks,
    description:
      '书名号 wavy: 甲式, a wavy line under each title that stands in 《》 or 〈〉, which are not printed then; by default `as-written`.',
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

/** How the text of an edition is set: what may be chosen, and what that means. */

import { kinsokuLevels, lineEndings, punctuationStyles } from './line-options.ts';
import { scriptNames } from './scripts.ts';
import { writings } from './writing.ts';

/** Where notes stand. */
export const notePlaces = ['page', 'chapter', 'book'] as const;
export type NotePlace = (typeof notePlaces)[number];

/** How numbers are written. */
export const numeralStyles = ['as-written', 'chinese'] as const;
export type Numerals = (typeof numeralStyles)[number];

/** Where 眉批 and 侧批 stand. */
export const commentPlaces = ['text', 'margin'] as const;
export type CommentPlace = (typeof commentPlaces)[number];

/** How far the numbers of notes at the foot of their pages go. */
export const noteNumberings = ['page', 'chapter'] as const;
export type NoteNumbering = (typeof noteNumberings)[number];

/** Where a figure stands for which its page has no room. */
export const figurePlaces = ['here', 'float'] as const;
export type FigurePlace = (typeof figurePlaces)[number];
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
  numerals: {
    values: numeralStyles,
    description:
      '数字 as-written, the default, or chinese: years become 一九五六年, what is counted 二十六岁, chapters 第十二回; decimals, codes and figures beside Latin letters stay (docs/vertical.md). Each change is listed.',
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
      '注释 page: 脚注, each note at the foot of the page of its mark, the default; chapter: 章末注, at the end of the chapter; book: 书末注, all of them behind the last chapter, under the titles of their chapters.',
  },
  noteMarks: {
    values: noteNumberings,
    description:
      '注码 of notes at the foot of the page. page: ①②③ anew on each page, the default; chapter: 〔1〕 through the chapter.',
  },
  comments: {
    values: commentPlaces,
    description:
      '批语 margin: 眉批 in a band above the columns of vertical pages, in the outer margin of horizontal ones; 侧批 between the lines, beside the words they are about; the default where lines are vertical. text: as typed, small in the text. What has no room in the margin stands in the text, which is said (docs/markdown.md).',
  },
  figures: {
    values: figurePlaces,
    description:
      '插图 here: a figure stands where its chapter has it, the default; where it has no room it begins the next page, and the page before it stays short. float: the paragraphs behind it fill that page, and it stands at the head of the next one; never past a title, another figure or the end of its section.',
  },
  kinsoku: {
    values: kinsokuLevels,
    description:
      '避头尾 What may begin and end a line: basic, the default, keeps closing marks from the start and opening ones from the end; gb keeps ／ from the end too, strict also —— and …… from the start.',
  },
  lineEnds: {
    values: lineEndings,
    description:
      '行末标点 A mark at the end of a line stands on half a cell as the national standard has it, the default; `full`: on a whole one; `hanging`: 、，。 outside of the measure, the others on half a cell; in lines of Taiwan and Hong Kong none hangs, in their columns they do.',
  },
  punctuation: {
    values: punctuationStyles,
    description:
      '标点样式 quanjiao 全角式, the default: each mark has a cell, two that meet one and a half; kaiming 开明式: 。？！ have a cell, the others half of one; banjiao 半角式: each has half a cell.',
  },
} as const;

/** Reads a line as the title of a chapter by its label and name, and compares titles as readers do. */

import { chineseNumerals, readNumber } from './chinese-number.ts';

const numeral = `[0-9０-９${chineseNumerals}]+`;
/** 第三章, 第3回, Chapter 3. */
export const chapterLabel = `第\\s*${numeral}\\s*[章回节節话話]`;
const labelled = new RegExp(
  `^(?:第\\s*(?<number>${numeral}(?:\\.\\d+)?)\\s*(?<unit>部分|[章回节節话話卷部集篇幕折])|Chapter\\s+(?<digits>\\d{1,4})\\b)[\\s　：:·.．、—-]*(?<name>.*)$`,
  'iu',
);

export interface TitleWords {
  /** `3章`, for 第三章, 第 3 章 and 第３章. */
  readonly label?: string;
  /** Without blanks, marks and case, in which titles do not differ. */
  readonly name: string;
}

/** Characters; no title is longer. */
const longest = 80;

/** `undefined` for a line that is too long for a title, or says nothing. */
export function titleWords(line: string): TitleWords | undefined {
  if (line.length > longest) return undefined;
  const text = bareTitle(line);
  const { number, unit = '章', digits, name = text } = labelled.exec(text)?.groups ?? {};
  const value = number === undefined ? digits : (readNumber(number) ?? number);
  const plain = name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  if (value === undefined) return plain === '' ? undefined : { name: plain };
  return { label: `${value}${unit}`, name: plain };
}

/** Without emphasis, the signs of a heading, and 【】 around the whole. */
export function bareTitle(line: string): string {
  return line
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/\*\*|__/g, '')
    .trim()
    .replace(/^【([^【】]*)】$/u, '$1');
}

/** Whether two lines are the same title, also where one of them leaves out the number or the name. */
export function isSameTitle(one: TitleWords, other: TitleWords): boolean {
  if (one.label !== undefined && other.label !== undefined)
    return one.label === other.label && (one.name === other.name || one.name === '' || other.name === '');
  return one.name !== '' && one.name === other.name;
}

/** Words that tell a time: 三年前, 次日清晨, 2019年3月. */
const time =
  /^(?:[\d０-９〇零一二三四五六七八九十百千万两兩几幾数數同次翌当當][\d０-９〇零一二三四五六七八九十百千万]{0,4}\s*(?:年|月|日|天|夜|晨|个月|個月|世纪|世紀|小时|小時|分钟|分鐘|点|點)|(?:今|昨|明|那)[天日夜年晨])/u;

/** Whether the line may be the name of a chapter whose number stands alone above it. */
export function mayBeName(line: string): boolean {
  const text = bareTitle(line);
  return (
    text.length <= 24 &&
    /\p{Script=Han}/u.test(text) &&
    !/[。！？!?，,；;：:…”’」』）)]/u.test(text) &&
    !/^(?:[>*+\-|`~!<{([（【「『“‘《]|\d+[.)、])/u.test(text) &&
    !time.test(text) &&
    titleWords(text)?.label === undefined
  );
}

/** The number of a chapter and nothing else, with the signs of a heading or without. */
export function isBareLabel(line: string): boolean {
  const words = titleWords(line);
  return words?.label !== undefined && words.name === '' && /[章回节節话話]$/u.test(words.label);
}

/** Whether a line of prose follows, and no second short line such as verse has. */
export function isProse(line: string): boolean {
  return line.length > 30 || /[。！？!?…：”」』]/u.test(line);
}

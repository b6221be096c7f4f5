/** Reads a heading as a chapter's title: label and number, name, and the halves of a couplet 回目. */

import { chineseNumerals, readNumber } from '../manuscript/chinese-number.ts';
import type { ChapterTitle } from './model.ts';

export interface NumberedTitle {
  readonly title: ChapterTitle;
  readonly number?: number;
}

const numeral = `[0-9０-９${chineseNumerals}]+`;
/** 上, 中 or 下, of a chapter in several pieces. */
const half = `(?:\\s*[（(][上中下续續${chineseNumerals}0-9]+[）)]|[上中下](?=$|[\\s：:　]))?`;
/** 第二十六章, 第 26 回, 第一百零一节 …, 第1.5章, 第二章（上）, 卷三, 卷之三, Chapter 3; a colon, a space or the end must follow. */
const labelled = new RegExp(
  `^(?<label>第\\s*(?<han>${numeral}(?:\\.\\d+)?)\\s*(?:部分|[章回节節卷部集篇折出场場话話])${half}|卷之?\\s*(?<volume>${numeral})(?![\\p{Unified_Ideograph}])|(?:Chapter|Part)\\s+(?<latin>[0-9]+))(?<rest>.*)$`,
  'iu',
);
/** Labels that do not count chapters, such as 序章 and 附录一. */
const unnumbered = new RegExp(
  `^(?<label>楔子|引子|引言|导言|導言|导论|導論|绪论|緒論|序章|序幕|前言|自序|代序|序言|序|尾声|尾聲|终章|終章|结语|結語|后记|後記|跋|番外(?:篇)?(?:${numeral})?|附[录錄]\\s*(?:${numeral}|[A-Z])?)(?<rest>[\\s：:　·—-].*)$`,
  'u',
);
const separator = /^[\s：:　·.．。、，,—-]+/u;

/** In UTF-16 units, with the blanks between its halves. */
const longestCouplet = 80;

/** Both halves of a couplet have 4 to 12 characters, Han among them, and the same number. */
const couplet =
  /^(?<first>(?=[^\s　]*\p{Script=Han})[^\s　]{4,12})[\s　，,；;]+(?<second>(?=[^\s　]*\p{Script=Han})[^\s　]{4,12})$/u;

export function readTitle(heading: string): NumberedTitle {
  const text = heading
    .trim()
    .replace(/^【([^】]*)】\s*(?=\S)/u, (whole, label: string) => (labelled.test(label) ? `${label}　` : whole));
  const match = labelled.exec(text) ?? unnumbered.exec(text);
  const { label: rawLabel, rest = '', han, volume, latin } = match?.groups ?? {};
  if (rawLabel === undefined || (rest !== '' && !separator.test(rest) && rawLabel !== rawLabel.trim()))
    return { title: compose(undefined, text) };
  const number = readNumber(han ?? volume ?? latin ?? '');
  const label = /^[A-Za-z]/.test(rawLabel) ? rawLabel : rawLabel.replace(/\s+/g, '');
  return { title: compose(label, rest.replace(separator, '').trim()), ...(number !== undefined && { number }) };
}

function compose(label: string | undefined, name: string): ChapterTitle {
  const { first, second } = couplet.exec(name.length > longestCouplet ? '' : name)?.groups ?? {};
  const halves: readonly [string, string] | undefined =
    first !== undefined && second !== undefined && [...first].length === [...second].length
      ? [first, second]
      : undefined;
  const full = [label, halves?.join('　') ?? name].filter((piece) => piece !== undefined && piece !== '').join('　');
  return { full, name, ...(label !== undefined && { label }), ...(halves && { couplet: halves }) };
}

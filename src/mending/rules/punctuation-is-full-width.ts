/**
 * Half-width `, ; : ? ! .` and brackets in Chinese text → ，；：？！。（） [C4].
 *
 *     他说:走吧!   →   他说：走吧！
 *
 * Both sides must be Chinese (or the end of the block, or a quotation mark), so that numbers, times, Latin words and
 * code stay as typed.
 */

import type { Edit, TextRule } from '../edit.ts';
import { kindOf, printedAfter, printedBefore, sentenceAround } from '../neighbours.ts';

const code = 'punctuation-is-full-width';
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const marks = /(?<![.,;:?!\\])[,;:?!.](?![.,;:])|(?<=[?!])[?!]/g;
const brackets = /\(([^()\n]{0,200})\)/g;
const han = /\p{Script=Han}/u;
/** `一. 总则` numbers a line; the point does not end a sentence. */
const label = /(?:^|\n)[ \t　]*[〇零一二三四五六七八九十百甲乙丙丁壹贰叁肆伍陆柒捌玖拾]{1,4}$/u;
/** The longest label in characters, and one more, so that only the start of the line itself matches. */
const longestLabel = 12;

export const punctuationIsFullWidth: TextRule = { code, find: (text) => [...wrongMarks(text), ...wrongBrackets(text)] };

function wrongMarks(text: string): Edit[] {
  return [...text.matchAll(marks)].flatMap(({ 0: mark, index }): Edit[] =>
    isChinese(text, index, mark)
      ? [{ code, start: index, end: index + 1, after: fullWidth[mark] ?? mark, tight: 'after' }]
      : [],
  );
}

/**
 * A mark closes what is before it, so that must be Chinese. Full points also stand in file names and numbers, so they
 * need a Han character before them.
 */
function isChinese(text: string, start: number, mark: string): boolean {
  const end = start + 1;
  const { before, after } = sentenceAround(text, start, end);
  if (mark === '.' && label.test(text.slice(Math.max(0, start - longestLabel), start))) return false;
  if (mark === '.' && !(han.test(printedBefore(text, start)) && ['chinese', 'edge', 'quote'].includes(after)))
    return false;
  const previous = /[?!]/.test(text.charAt(start - 1)) ? sentenceAround(text, start - 1, end).before : before;
  const next = /[?!]/.test(printedAfter(text, end)) ? 'chinese' : after;
  return (
    ['chinese', 'quote'].includes(previous) &&
    ['chinese', 'edge', 'quote'].includes(next) &&
    (previous === 'chinese' || next === 'chinese')
  );
}

/** Brackets are Chinese if what is in them is, or what they follow; after code (`f`(x)) only what is in them counts. */
function wrongBrackets(text: string): Edit[] {
  return [...text.matchAll(brackets)].flatMap(({ 0: found, 1: inside = '', index }): Edit[] => {
    const close = index + found.length - 1;
    const outside = kindOf(printedBefore(text, index));
    // `(a)` at the head of a line numbers it.
    const isNumber =
      !han.test(inside) && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index).slice(-40));
    const isPair =
      !/^[\s.]*$/.test(inside) && !isNumber && (han.test(inside) || outside === 'chinese') && outside !== 'latin';
    if (!isPair) return [];
    return [
      { code, start: index, end: index + 1, after: '（', tight: 'before' },
      { code, start: close, end: close + 1, after: '）', tight: 'after' },
    ];
  });
}

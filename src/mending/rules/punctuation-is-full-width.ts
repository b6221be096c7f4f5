/**
 * Half-width `, ; : ? ! .` and brackets in Chinese text → ，；：？！。（） (GB/T 15834; typography.md C4).
 *
 *     他说:走吧!   →   他说：走吧！
 *
 * Both sides must be Chinese (or the block's end, or a quotation mark), so that numbers, times, Latin words and code stay as typed.
 */

import type { Edit, TextRule } from '../edit.ts';
import { kindOf, neighboursOf, printedAfter, printedBefore } from '../neighbours.ts';

const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
/** The blanks after a mark belong to the Western way of setting it; at a line's end they are a hard break. */
const marks = /(?<![.,;:?!\\])[,;:?!.](?![.,;:])(?:[ \t]+(?=\S))?|(?<=[?!])[?!](?:[ \t]+(?=\S))?/g;
const brackets = /[ \t]*\(([^()\n]{0,200})\)(?:[ \t]+(?=\S))?/g;
const han = /\p{Script=Han}/u;

export const punctuationIsFullWidth: TextRule = { code: 'punctuation-is-full-width', find: (text) => [...wrongMarks(text), ...wrongBrackets(text)] };

function wrongMarks(text: string): Edit[] {
  return [...text.matchAll(marks)].flatMap(({ 0: found, index }): Edit[] => {
    const mark = found.charAt(0);
    const end = index + found.length;
    return isChinese(text, index, index + 1, mark) ? [{ code: 'punctuation-is-full-width', start: index, end, after: fullWidth[mark] ?? mark }] : [];
  });
}

/** A mark closes what is before it, so that must be Chinese; a full point also stands in file names and numbers, so it wants Han before it. */
function isChinese(text: string, start: number, end: number, mark: string): boolean {
  const { before, after } = neighboursOf(text, start, end);
  if (mark === '.' && !(han.test(printedBefore(text, start)) && ['chinese', 'edge', 'quote'].includes(after))) return false;
  const previous = /[?!]/.test(text.charAt(start - 1)) ? neighboursOf(text, start - 1, end).before : before;
  const next = /[?!]/.test(printedAfter(text, end)) ? 'chinese' : after;
  return ['chinese', 'quote'].includes(previous) && ['chinese', 'edge', 'quote'].includes(next) && (previous === 'chinese' || next === 'chinese');
}

/** A pair is Chinese by what stands in it, or by what it follows. */
function wrongBrackets(text: string): Edit[] {
  return [...text.matchAll(brackets)].flatMap(({ 0: found, 1: inside = '', index }): Edit[] => {
    const open = index + found.indexOf('(');
    const close = open + inside.length + 1;
    const outside = kindOf(printedBefore(text, open));
    const isPair = inside.trim() !== '' && (han.test(inside) || outside === 'chinese') && outside !== 'latin';
    if (!isPair) return [];
    const code = 'punctuation-is-full-width';
    return [{ code, start: index, end: open + 1, after: '（' }, { code, start: close, end: index + found.length, after: '）' }];
  });
}

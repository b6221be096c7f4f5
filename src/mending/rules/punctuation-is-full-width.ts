/**
 * Half-width `, ; : ? ! .` and brackets in Chinese text → ，；：？！。（） [C4].
 *
 *     他说:走吧!   →   他说：走吧！
 *
 * Both sides must be Chinese (or the end of the block, or a quotation mark), so that numbers, times, Latin words and
 * code stay as typed. So do the entries of a bibliography and brackets of faces made of signs.
 */

import type { Edit, TextRule } from '../edit.ts';
import type { Stretch } from '../line.ts';
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
/** A mark alone, or a row of those that ask and cry out, of which all are of one kind. */
const marks = /(?<![.,;:?!\\])(?:[?!]+(?!\.(?!\.\.)|[,;:?!])|[,;:.](?![.,;:]))/g;
const brackets = /\(([^()\n]{0,200})\)/g;
const han = /\p{Script=Han}/u;
/** `一. 总则` numbers a line; the point does not end a sentence. */
const label = /(?:^|\n)[ \t　]*[〇零一二三四五六七八九十百甲乙丙丁壹贰叁肆伍陆柒捌玖拾]{1,4}$/u;
/** Words, and words in brackets behind them. */
const bracketed = /[\p{Script=Han}”"][(（]{1,2}[^()（）\n]{0,60}\p{Script=Han}[）)]{1,2}$/u;
/** In characters; how far is looked back for what a full point closes. */
const longestClause = 80;
/** The longest label in characters, and one more, so that only the start of the line itself matches. */
const longestLabel = 12;

/** `王力. 古代汉语[M]. 北京: 中华书局, 1999: 12.`: entries of a bibliography have half-width marks by their standard. */
const reference =
  /[.．][^\n]{0,200}\[(?:[MJDCNRSPGAZ]|DB|CP|EB|CM|DS)(?:\/(?:OL|CD|DK|MT))?\](?:\s?[.．。:,，]|\/\/|\s*$)/m;

/** `(￣▽￣)`, `(≧∇≦)`: no words, and signs for two eyes. */
const face = /^(?=(?:.*[\^=><~`´°¯￣ˉ≧≦∩;•●・･๑✿*T｡◕]){2})(?!.*(?:\p{N}|[A-Za-z]{2}))[^\p{Script=Han}\s]{3,15}$/u;

export const punctuationIsFullWidth: TextRule = { code, find: (text) => [...wrongMarks(text), ...wrongBrackets(text)] };

function wrongMarks(text: string): Edit[] {
  if (text.includes('[') && reference.test(text)) return [];
  return [...text.matchAll(marks)].flatMap(({ 0: row, index }): Edit[] =>
    isChinese(text, { start: index, end: index + row.length }, row)
      ? Array.from(row, (mark, at) => ({
          code,
          start: index + at,
          end: index + at + 1,
          after: fullWidth[mark] ?? mark,
          tight: 'after',
        }))
      : [],
  );
}

/**
 * A mark closes what is before it, so that must be Chinese. Full points also stand in file names and numbers, so they
 * need a Han character before them, or what closes Chinese words: `（见下）.`, but not `（一）.` before an item.
 */
function isChinese(text: string, { start, end }: Stretch, mark: string): boolean {
  const { before, after } = sentenceAround(text, start, end);
  if (mark === '.' && label.test(text.slice(Math.max(0, start - longestLabel), start))) return false;
  if (mark === '.' && isInName(text, start)) return false;
  if (mark === '.') return closesWords(text, start) && ['chinese', 'edge', 'quote'].includes(after);
  const isBehindBracket = /[）)]/u.test(printedBefore(text, start)) && closesWords(text, start);
  const previous = isBehindBracket ? 'chinese' : before;
  const goesOn = /[?!]/.test(mark) ? /[?!.]/ : /[?!]/;
  const next = goesOn.test(printedAfter(text, end)) ? 'chinese' : after;
  return (
    ['chinese', 'quote'].includes(previous) &&
    ['chinese', 'edge', 'quote'].includes(next) &&
    (previous === 'chinese' || next === 'chinese')
  );
}

/** Characters with which foreign names are written. */
const foreign =
  '[阿埃艾爱安昂奥巴拜班保贝本比彼宾波伯博布查达戴丹道德登邓迪蒂丁杜顿多厄恩尔法范菲费芬弗夫福盖甘冈高戈格葛根古哈海汉翰豪赫亨胡华怀惠霍基吉季加贾简杰金卡凯坎康考科克肯库夸奎拉莱赖兰朗劳勒雷蕾里理利丽莉列林琳龙卢鲁路伦罗洛吕马玛麦迈曼芒梅门蒙米密明莫默姆穆拿娜纳南内尼妮宁纽努诺欧帕潘佩彭皮珀蒲普奇齐乔琼丘让热瑞若萨塞赛桑森沙莎珊圣史什舒朔斯丝苏素孙索塔泰坦汤唐特藤提蒂汀图托瓦万旺威韦维魏温文沃乌武伍西希锡夏香肖谢辛欣休修许雪雅亚扬耶叶伊依因英尤约泽扎詹珍芝朱兹佐]';
const name = new RegExp(`^${foreign}{2}\\.${foreign}{2}$`, 'u');

/** `约翰.史密斯`: the point of a name. */
function isInName(text: string, point: number): boolean {
  return name.test(text.slice(Math.max(0, point - 2), point + 3));
}

function closesWords(text: string, point: number): boolean {
  const before = printedBefore(text, point);
  if (han.test(before)) return true;
  const clause = text.slice(Math.max(0, point - longestClause), point).trimEnd();
  if (/[”’」』》"']/u.test(before)) return han.test(clause) && !/[A-Za-z]/.test(clause);
  return /[）)]/u.test(before) && bracketed.test(clause);
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
      !/^[\s.]*$/.test(inside) &&
      !face.test(inside) &&
      !isNumber &&
      (han.test(inside) || outside === 'chinese') &&
      outside !== 'latin';
    if (!isPair) return [];
    // ((甲)) are two pairs of one kind.
    const isDouble = text.charAt(index - 1) === '(' && text.charAt(close + 1) === ')';
    return (isDouble ? [1, 0] : [0]).flatMap((out): Edit[] => [
      { code, start: index - out, end: index - out + 1, after: '（', tight: 'before' },
      { code, start: close + out, end: close + out + 1, after: '）', tight: 'after' },
    ]);
  });
}

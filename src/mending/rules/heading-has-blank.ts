/**
 * Inserts the blank after the `#` of a heading, which CommonMark requires.
 *
 *     ###夜话      →   ### 夜话
 *     #第九章　雨  →   # 第九章　雨
 *     #　第九章    →   # 第九章
 *     ＃ 第九章    →   # 第九章
 *     #第九章 雨#  →   # 第九章 雨
 *
 * Two or more signs can only be a heading. A single one is also a hashtag (`#读书`), a number (`#1`), a colour (`#fff`)
 * or a line of a script, so it counts as a heading only before the name of a chapter, or at the head of a file whose
 * other headings are typed in the same way. A full-width or no-break blank is a blank to the author. Full-width signs,
 * which input methods give, count where a blank or the name of a chapter follows.
 */

import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

/** Han or a letter must follow somewhere, or it is a row of signs. */
const several = /^(?: {0,3}>)* {0,3}(#{2,6})(?=[^\s#])(?=[^\n]{0,80}[\p{Script=Han}A-Za-z])(?!#)/u;
const single = /^ {0,3}#(?=[^\s#!])/u;
const name = `(?:\\*\\*|__)?(?:第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節卷部篇集话話幕]|(?:序|序[章言幕]|楔子|引子|引言|前言|自序|尾[声聲]|后[记記]|後[记記]|跋|番外|附[录錄])(?:[\\s：:　·]|$))`;
const chapter = new RegExp(`^ {0,3}#(?=\\s*${name})`, 'u');
/** `#第九章　雨#`; what is enclosed in the same way otherwise is a hashtag. */
const enclosedChapter = new RegExp(
  `^ {0,3}#(第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節话話](?:[\\s：:·　][^#。！？!?]{0,40})?)#\\s*$`,
  'u',
);
/** Blanks and signs that Markdown does not recognise. */
const foreign = new RegExp(
  `^(?: {0,3}>)* {0,3}(?:#{1,6}[\u00A0\u2002-\u200B\u202F\u3000\uFEFF]+(?=\\S)|[#＃]{0,5}＃(?:[\\s\u200B]+(?=\\S)|(?=${name})))[\\s\u200B]*`,
  'u',
);
/** `#读书 #随笔`, `#读书#`. */
const hashtags = /#[^#\s]+[\s#].*#|#[^#\s]+#\s*$/u;

export const headingHasBlank: LineRule = { code: 'heading-has-blank', find };

function find(lines: readonly string[]): LineMend[] {
  const text = outsideCode(lines);
  const isHabit = text.filter((index) => several.test(lines[index] ?? '')).length >= 2;
  const first = text.find((index) => (lines[index] ?? '').trim() !== '');
  return text.flatMap((index): LineMend[] => {
    const line = lines[index] ?? '';
    const found = foreign.exec(line)?.[0];
    if (found !== undefined)
      return [
        { index, after: `${found.replace(/[\s\u200B]*$/u, '').replaceAll('＃', '#')} ${line.slice(found.length)}` },
      ];
    const isSingle = !hashtags.test(line) && (chapter.test(line) || (isHabit && index === first && single.test(line)));
    const [, enclosed] = enclosedChapter.exec(line) ?? [];
    if (enclosed !== undefined) return [{ index, after: `# ${enclosed}` }];
    return several.test(line) || (isSingle && single.test(line))
      ? [{ index, after: line.replace(/#+/, (signs) => `${signs} `) }]
      : [];
  });
}

/**
 * Removes blanks typed to indent a paragraph (`　　`, `&emsp;&emsp;`), because the style sheet indents [A12] [C7]; a line
 * of nothing but such blanks is a blank line. In `::: 诗词` they belong to the poem.
 *
 *     　　他走了。   →   他走了。
 */

import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';
import { verseLines } from '../verse-lines.ts';

const indent = /^(?:[ \t]*(?:[　\u00A0\u2002\u2003]|&(?:emsp|ensp|nbsp|#12288|#x3000);))+[ \t]*(?=\S)/;

/** The same at the start of a paragraph of HTML. */
const inHtml =
  /^(\s*<(?:p|div)(?:\s[^<>]{0,200})?>)(?:[ \t]*(?:[　\u00A0\u2002\u2003]|&(?:emsp|ensp|nbsp|#12288|#x3000);))+[ \t]*(?=[^\s<])/i;

/** Markdown does not recognise them. */
const wideBlanks = /^[ \t]*[　\u00A0\u2002\u2003]\s*$/;

export const indentIsStyled: LineRule = { code: 'indent-is-styled', find };

function find(lines: readonly string[]): LineMend[] {
  const inVerse = verseLines(lines);
  return outsideCode(lines).flatMap((index): LineMend[] => {
    const line = lines[index] ?? '';
    if (wideBlanks.test(line)) return [{ index, after: '' }];
    if (inVerse.has(index)) return [];
    const [tagged, tag = ''] = inHtml.exec(line) ?? [];
    if (tagged !== undefined) return [{ index, after: tag + line.slice(tagged.length) }];
    const found = indent.exec(line)?.[0];
    return found === undefined ? [] : [{ index, after: line.slice(found.length) }];
  });
}

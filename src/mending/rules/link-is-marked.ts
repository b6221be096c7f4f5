/**
 * Marks of links and pictures that an input method made full-width become those of Markdown.
 *
 *     ！[门](门.png)      →   ![门](门.png)
 *     ![门]（门.png）     →   ![门](门.png)
 *     【门】(https://…)   →   [门](https://…)
 *
 * What stands in the brackets decides: a picture's file name, or an address. Other words in brackets are text.
 */

import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

export const linkIsMarked: LineRule = { code: 'link-is-marked', find };

const words = String.raw`(?:\[([^[\]【】\n]{0,200})\]|【([^[\]【】\n]{0,200})】)`;
const picture = new RegExp(
  String.raw`[!！]${words}[(（]\s?((?:https?:\/\/)?[^\s()（）<>"]{1,300}\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?))\s?[)）]`,
  'giu',
);
const link = new RegExp(
  String.raw`(?<![!！\]】])${words}[(（]((?:https?:\/\/|\.{0,2}\/)[^\s()（）<>"]{1,500}|[^\s()（）<>":]{1,200}\.md(?:#[^\s()（）<>"]{1,100})?)[)）]`,
  'gu',
);

function find(lines: readonly string[]): LineMend[] {
  if (!lines.some((line) => /[】\]][(（]/u.test(line))) return [];
  return outsideCode(lines).flatMap((index): LineMend[] => {
    const line = lines[index] ?? '';
    if (!/[！【（）]/u.test(line) || !/[】\]][(（]/u.test(line)) return [];
    // Words between backticks are code.
    const after = line
      .split(/(`[^`]*`)/)
      .map((part) => (part.startsWith('`') ? part : narrowed(part)))
      .join('');
    return after === line ? [] : [{ index, after }];
  });
}

function narrowed(text: string): string {
  return text
    .replace(picture, (whole: string, plain?: string, wide?: string, address?: string) => {
      const inside = plain ?? wide ?? '';
      return /[！【（）]/u.test(markOf(whole, inside)) ? `![${inside}](${address ?? ''})` : whole;
    })
    .replace(link, (whole: string, plain?: string, wide?: string, address?: string) => {
      const inside = plain ?? wide ?? '';
      // `[1]（https://…）` is the sign of a note.
      const isNamed = /\p{L}/u.test(inside) && !/^[注註]?\s?\d*$/u.test(inside);
      return isNamed && /[【（）]/u.test(markOf(whole, inside)) ? `[${inside}](${address ?? ''})` : whole;
    });
}

/** The marks without the words, which may have brackets of their own. */
function markOf(whole: string, inside: string): string {
  return whole.replace(inside, '');
}

/** What is wrong with markup that a template may not have, and what to write instead. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export const inSheet: Bilingual = {
  zh: '给它一个 `class`，样式写进 print.css、epub.css',
  en: 'give it a `class`, and style that in print.css and epub.css',
};
export const quoted: Bilingual = {
  zh: '属性写成 `class="…"`：等号前后没有空格，用直的双引号',
  en: 'an attribute is written `class="…"`, without blanks around the equals sign, in straight double quotes',
};
export const unclosedValue: Bilingual = { zh: '在值的后面补上 `"`', en: 'write `"` behind the value' };

/** What to write instead of markup that HTML has and a template has not. */
export function remedyOf(rest: string): Bilingual | undefined {
  if (rest.startsWith('<!--')) return { zh: '注释写成 `{{! … }}`', en: 'a comment is written `{{! … }}`' };
  if (/^<[!?]/.test(rest))
    return {
      zh: '模板是一页里的一段，从 `<section>` 或 `<div>` 开始：删去 `<!DOCTYPE>`、`<html>`、`<head>`、`<body>`',
      en: 'a template is a part of a page and begins with `<section>` or `<div>`: delete `<!DOCTYPE>`, `<html>`, `<head>` and `<body>`',
    };
  if (rest.startsWith('&nbsp;')) return { zh: '写成 `&#160;`', en: 'write `&#160;`' };
  return rest.startsWith('&')
    ? { zh: '`&` 写成 `&amp;`', en: 'write `&` as `&amp;`' }
    : { zh: '`<` 写成 `&lt;`', en: 'write `<` as `&lt;`' };
}

export function noMarkup(rest: string): Bilingual {
  const found = rest.split('\n')[0]?.slice(0, 24) ?? '';
  return { zh: `\`${found}\` 不是模板里能有的标记`, en: `\`${found}\` is no markup of a template` };
}

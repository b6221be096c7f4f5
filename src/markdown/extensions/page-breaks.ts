/**
 * Page breaks as word processors, LaTeX and other converters write them, alone in their paragraph. At the start or end
 * of a chapter, or beside a chapter's heading, they have no effect.
 *
 *     <mbp:pagebreak/>   <br style="page-break-after: always">
 *     \newpage   \pagebreak   <!-- pagebreak -->   <div style="page-break-after: always"></div>   →   <hr class="page-break"/>
 */

import type { Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';

export const pageBreaks: Extension = {
  name: 'page-breaks',
  applyBlocks: (tokens) => {
    if (!tokens.some(isBreak)) return tokens;
    return tokens.flatMap((token, index) => {
      if (isBreak(token)) return [breakAt(token)];
      // With a row of dashes right below it Markdown takes it for a heading.
      const isAround =
        (/^(?:paragraph|heading)_open$/.test(token.type) && isBreak(tokens[index + 1])) ||
        (/^(?:paragraph|heading)_close$/.test(token.type) && isBreak(tokens[index - 1]));
      return isAround ? [] : [token];
    });
  },
};

const command =
  /^\s*(?:\\{1,2}(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\}|\[\d\])?|\{\{?\s*pagebreak\s*\}?\}|<<<|\[\[?page-?break\]?\])\s*$/i;
const html =
  /^\s*(?:<mbp:pagebreak\s*\/?>(?:\s*<\/mbp:pagebreak>)?|<(?:br|hr)\s[^<>]*(?:page-break-(?:after|before)|break-(?:after|before)|class=["']?page-?break)[^<>]*>|<!--\s*(?:page-?break|new-?page|\\newpage|分页|分頁|换页|換頁)\s*-->|<(div|p|span)\s[^>]*(?:page-break-(?:after|before)|break-(?:after|before)|class=["']?page-?break)[^>]*>\s*(?:&nbsp;)?\s*<\/\1>)\s*$/i;
const openxml = /<w:br\s+w:type="page"\s*\/>/;

function isBreak(token: Token | undefined): boolean {
  if (token?.type === 'inline')
    return token.level === 1 && token.content.length < 300 && (command.test(token.content) || html.test(token.content));
  if (token?.type === 'html_block') return token.content.length < 300 && html.test(token.content);
  return token?.type === 'fence' && /^\s*\{=openxml\}/.test(token.info) && openxml.test(token.content);
}

function breakAt({ map }: Token): Token {
  const rule = createToken('hr', 'hr', 0);
  rule.map = map;
  rule.attrSet('class', 'page-break');
  return rule;
}

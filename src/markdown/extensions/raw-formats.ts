/**
 * Text that pandoc marks as belonging to one format: HTML becomes HTML of the text; any other format is for another
 * program, and is left out and listed.
 *
 *     ```{=html}          ```{=latex}
 *     <!-- -->            \newpage        `<br>`{=html}   `\vspace{1em}`{=latex}
 *     ```                 ```
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { append, eachInline, textToken } from '../tokens.ts';

export const rawFormats: Extension = {
  name: 'raw-formats',
  applyBlocks: (tokens, findings) =>
    tokens.filter((token) => {
      const format = token.type === 'fence' ? /^\{=([\w+-]{1,40})\}$/.exec(token.info.trim())?.[1] : undefined;
      if (format === undefined) return true;
      if (!isHtml(format)) return !leavesOut(token.content.trimEnd(), (token.map?.[0] ?? 0) + 1, findings);
      token.type = 'html_block';
      token.tag = '';
      return true;
    }),
  apply: (tokens, findings) => {
    eachInline(tokens, (inline, line) => {
      if (inline.children?.some(({ content }) => content.startsWith('{=')))
        inline.children = inlineFormats(inline.children, line, findings);
    });
    return tokens;
  },
};

function inlineFormats(children: readonly Token[], line: number, findings: Findings): Token[] {
  const out: Token[] = [];
  for (const token of children) {
    const code = out.at(-1);
    const [mark = '', format = ''] =
      (token.type === 'text' && code?.type === 'code_inline' && /^\{=([\w+-]{1,40})\}/.exec(token.content)) || [];
    if (code === undefined || mark === '' || (!isHtml(format) && !leavesOut(code.content, line, findings))) {
      out.push(token);
      continue;
    }
    out.pop();
    if (isHtml(format)) append(out, htmlOf(code.content));
    token.content = token.content.slice(mark.length);
    if (token.content !== '') out.push(token);
  }
  return out;
}

function isHtml(format: string): boolean {
  return /^html[45]?$/.test(format);
}

function leavesOut(content: string, line: number, findings: Findings): boolean {
  if (!findings.mending.does('command-is-for-programs')) return false;
  findings.diagnostics.push(sayMend('command-is-for-programs', placeOn(findings, line), content, ''));
  return true;
}

/** Tags, and the text between them. */
function htmlOf(content: string): Token[] {
  return (content.match(/<[^<>]*>|[^<]+|</g) ?? []).map((piece) => {
    if (!/^<[/!A-Za-z]/.test(piece)) return textToken(piece);
    const tag = createToken('html_inline', '', 0);
    tag.content = piece;
    return tag;
  });
}

/**
 * A table of contents that a tool has put into the file between two comments, as doctoc, markdown-toc and editors do,
 * or for which kramdown keeps a place in a list, is left out and listed: a book has its own. So are the links of a
 * document of Google, paragraphs that end in a tab and the number of a page.
 *
 *     <!-- toc -->           * 目录
 *     - [渡口](#渡口)        {:toc}
 *     <!-- tocstop -->
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { closeOf } from '../tokens.ts';

const begins = /^\s*<!--\s*(?:toc\b|start doctoc|vscode-markdown-toc|table of contents start|目录开始)/iu;
const ends =
  /^\s*<!--\s*(?:tocstop|\/toc\b|toc end|end[ _-]?toc|end doctoc|\/vscode-markdown-toc\s*-|table of contents end|目录结束)/iu;
/** What may stand between the two besides the list. */
const title = /^[#*_\s]*(?:目\s*录|目\s*錄|table of contents|contents|toc)[^\n]{0,80}$/iu;
/** `{:toc}` below the only item of a list. */
const ofKramdown = /^[^\n]{0,40}\n\{:\s*toc[^{}]*\}\s*$/iu;

export const madeContents: Extension = {
  name: 'made-contents',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('command-is-for-programs')) return tokens;
    const out: Token[] = [];
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      const end = endOf(tokens, index);
      if (end === undefined) out.push(token);
      else {
        say(tokens.slice(index, end + 1), findings);
        index = end;
      }
    }
    return out;
  },
};

/** The last token of the contents that begin here. */
function endOf(tokens: readonly Token[], index: number): number | undefined {
  const token = tokens[index];
  if (token === undefined || token.level !== 0) return undefined;
  if (token.type === 'paragraph_open') return endOfPageLinks(tokens, index);
  if (/^(?:bullet|ordered)_list_open$/.test(token.type)) {
    const close = closeOf(tokens, index);
    const words = tokens.slice(index, close).filter(({ type }) => type === 'inline');
    return words.length === 1 && ofKramdown.test(words[0]?.content ?? '') ? close : undefined;
  }
  if (token.type !== 'html_block' || !begins.test(token.content)) return undefined;
  const end = tokens.findIndex((next, at) => at > index && !isInside(next));
  return tokens[end]?.type === 'html_block' && ends.test(tokens[end]?.content ?? '') ? end : undefined;
}

/** `[第一章 起风\t1](#第一章-起风)`, bold or not. */
const pageLink = /^\**\[[^\]\n]{1,200}\t\**\d{1,5}\**\]\(#[^()\n]{1,300}\)\**$/;

/** One alone may be anything. */
function endOfPageLinks(tokens: readonly Token[], index: number): number | undefined {
  let end = index;
  while (tokens[end]?.type === 'paragraph_open' && pageLink.test(tokens[end + 1]?.content ?? '')) end += 3;
  return end > index + 3 ? end - 1 : undefined;
}

/** A list, a title, nothing but links, another comment. Contents do not begin in others, so that none is read twice. */
function isInside({ type, level, content }: Token): boolean {
  if (type === 'html_block') return /^\s*<!--/.test(content) && !begins.test(content) && !ends.test(content);
  if (type === 'fence' || type === 'hr') return false;
  return type !== 'inline' || level !== 1 || title.test(content) || isLinks(content);
}

/** Nothing but links to places of the file. */
function isLinks(text: string): boolean {
  return (
    text.length < 4_000 &&
    /^(?:\s*(?:[-*+]|\d+\.)?\s*\[[^\]\n]*\]\(#[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))+\s*$/.test(text)
  );
}

function say(tokens: readonly Token[], findings: Findings): void {
  const words = tokens.flatMap(({ type, content }) => (type === 'inline' ? [content] : [])).join('\n');
  const line = (tokens[0]?.map?.[0] ?? 0) + 1;
  findings.diagnostics.push(sayMend('command-is-for-programs', placeOn(findings, line), words, ''));
}

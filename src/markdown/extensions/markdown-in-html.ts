/**
 * Markdown inside raw HTML, where Python-Markdown and kramdown read it: in an element with the attribute `markdown`.
 * And a ruby over several lines, with blank ones or without, stays in its paragraph.
 *
 *     <figure markdown>                       <ruby>
 *     ![山门](门.png)
 *     <figcaption>雪中</figcaption>           刻
 *     </figure>                               <rt>kè</rt>
 *                                             </ruby>
 *     <div markdown="1">**甲**</div>
 */

import type { Extension } from '../extension.ts';
import type { StateBlock, Token } from '../parser.ts';
import { element, inlineToken } from '../tokens.ts';

export const markdownInHtml: Extension = {
  name: 'markdown-in-html',
  install: (parser) => {
    parser.block.ruler.before('html_block', 'markdown_in_html', readElement, {
      alt: ['paragraph', 'reference', 'blockquote'],
    });
  },
  applyBlocks: joinRubies,
};

const opening =
  /^(<(div|figure|section|article|aside|details|blockquote|center|figcaption|p)(?=\s[^<>]*\bmarkdown(?:=|\s|>))\s[^<>]{1,500}>)(.*)$/i;

/** Its tags are HTML, what is between them Markdown. */
function readElement(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src[start] !== '<' || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const [, tag, name = '', behind = ''] = opening.exec(state.src.slice(start, state.eMarks[startLine])) ?? [];
  if (tag === undefined || /\smarkdown=["']?0/i.test(tag)) return false;
  const end = `</${name}>`;
  const words = behind.trim();
  const isWhole = words.toLowerCase().endsWith(end.toLowerCase());
  if (words !== '' && !isWhole) return false;
  if (silent) return true;
  const map: [number, number] = [startLine, startLine + 1];
  pushHtml(state, tag, map);
  if (isWhole) {
    state.push('paragraph_open', 'p', 1).map = map;
    const inline = state.push('inline', '', 0);
    inline.content = words.slice(0, -end.length).trim();
    inline.map = map;
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
    pushHtml(state, end, map);
  }
  state.line = startLine + 1;
  return true;
}

function pushHtml(state: StateBlock, content: string, map: [number, number]): void {
  const token = state.push('html_block', '', 0);
  token.content = content;
  token.map = map;
}

/** Blocks over which a ruby may reach. */
const most = 40;

/** A ruby that begins a block of HTML becomes a paragraph, with all up to its end. */
function joinRubies(tokens: Token[]): Token[] {
  if (!tokens.some(beginsRuby)) return tokens;
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const end = beginsRuby(token) ? endOfRuby(tokens, index) : undefined;
    if (end === undefined) {
      out.push(token);
      continue;
    }
    const inside = tokens.slice(index, end + 1).filter(({ type }) => type === 'html_block' || type === 'inline');
    const open = element('paragraph_open', 'p', 1);
    const text = inlineToken([], token.map && [token.map[0], inside.at(-1)?.map?.[1] ?? token.map[1]]);
    text.content = inside.map(({ content }) => content.trim()).join('\n');
    text.level = token.level + 1;
    const close = element('paragraph_close', 'p', -1);
    open.map = text.map;
    for (const one of [open, close]) one.level = token.level;
    out.push(open, text, close);
    index = tokens[end]?.type === 'inline' ? end + 1 : end;
  }
  return out;
}

function beginsRuby({ type, content }: Token): boolean {
  return type === 'html_block' && /^\s*<ruby[\s>]/i.test(content);
}

/** The block that has the end, among paragraphs and blocks of HTML in the same surroundings. */
function endOfRuby(tokens: readonly Token[], from: number): number | undefined {
  const level = tokens[from]?.level;
  for (let index = from; index < Math.min(tokens.length, from + 3 * most); index += 1) {
    const token = tokens[index];
    if (token === undefined || (token.type !== 'inline' && token.level !== level)) return undefined;
    if (!/^(?:html_block|paragraph_open|paragraph_close|inline)$/.test(token.type)) return undefined;
    if (/<\/ruby\s*>/i.test(token.content)) return index;
  }
  return undefined;
}

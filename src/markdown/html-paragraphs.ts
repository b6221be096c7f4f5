/**
 * `<p>` inside a line, as web pages and old editors have it, parts the paragraph; where there is none to part (in a
 * title, a cell, a word that is emphasised) it ends the line.
 *
 *     甲。<p>乙。   →   <p>甲。</p><p>乙。</p>
 */

import type { Findings } from './extension.ts';
import { sayRemoved } from './html-tokens.ts';
import { createToken, type Token } from './parser.ts';
import { copyOf, element, inlineToken } from './tokens.ts';
import type { HtmlEvent } from './walk-html.ts';

const type = 'html_part';

/** The parting that a tag of a paragraph means in running text; what else the tag says is lost, and named. */
export function partRaw(
  event: Extract<HtmlEvent, { kind: 'open' | 'close' }>,
  line: number,
  findings: Findings,
): Token {
  if (event.kind === 'open' && event.attributes.size > 0)
    sayRemoved(findings, `<${event.name} ${[...event.attributes.keys()].join(' ')}>`, line);
  const token = createToken(type, '', 0);
  token.meta = { raw: true, line };
  return token;
}

export const isParting = (name: string): boolean => name === 'p' || name === 'div';

/** Parts the paragraphs; `safeInline` has made the marks. */
export function partParagraphs(tokens: readonly Token[]): Token[] {
  if (!tokens.some(hasPart)) return [...tokens];
  const out: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const open = tokens[index - 1];
    if (!hasPart(token)) out.push(token);
    else if (open?.type === 'paragraph_open' && !open.hidden) for (const piece of parted(token, open)) out.push(piece);
    else {
      token.children = withLineEnds(token.children ?? []);
      out.push(token);
    }
  }
  return out;
}

function hasPart(token: Token): boolean {
  return token.type === 'inline' && (token.children ?? []).some((child) => child.type === type);
}

/** The inline tokens of the paragraphs, with what closes one and opens the next between them. */
function parted(inline: Token, open: Token): Token[] {
  const first = inline.map?.[0] ?? 0;
  const pieces: { readonly from: number; children: Token[] }[] = [];
  let children: Token[] = [];
  let [from, line, depth] = [first, first, 0];
  const flush = (): void => {
    const kept = withLineEnds(children);
    if (kept.length > 0) pieces.push({ from, children: kept });
    [children, from] = [[], line];
  };
  for (const child of inline.children ?? []) {
    depth += child.nesting;
    if (child.type === type && depth === 0) flush();
    else children.push(child);
    if (isLineEnd(child) && child.meta?.['raw'] !== true) line += 1;
  }
  flush();
  return pieces.flatMap((piece, index) => {
    const text = inlineToken(piece.children, [
      piece.from,
      pieces[index + 1]?.from ?? inline.map?.[1] ?? piece.from + 1,
    ]);
    text.level = inline.level;
    if (index === 0) return [text];
    const [close, next] = [element('paragraph_close', 'p', -1), copyOf(open)];
    close.level = open.level;
    next.attrs = null;
    next.map = text.map;
    return [close, next, text];
  });
}

/** The marks as ends of lines, one for several in a row, and only between what is printed. */
function withLineEnds(children: readonly Token[]): Token[] {
  const out: Token[] = [];
  let isInLine = false;
  let mark: Token | undefined;
  for (const child of trimmed(children)) {
    if (child.type === type) {
      if (isInLine) mark = child;
      continue;
    }
    if (child.type === 'hardbreak') [isInLine, mark] = [false, undefined];
    else if (child.nesting === 0 && !isBlank(child)) {
      if (mark !== undefined) out.push(lineEnd(mark));
      [isInLine, mark] = [true, undefined];
    }
    out.push(child);
  }
  return out;
}

function lineEnd(mark: Token): Token {
  const token = createToken('hardbreak', 'br', 0);
  token.meta = mark.meta;
  return token;
}

function trimmed(children: readonly Token[]): Token[] {
  const from = children.findIndex((child) => !isBlank(child));
  return from < 0 ? [] : children.slice(from, children.findLastIndex((child) => !isBlank(child)) + 1);
}

function isLineEnd({ type: kind }: Token): boolean {
  return kind === 'softbreak' || kind === 'hardbreak';
}

function isBlank(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (isLineEnd(token) || token.type === type || (token.type === 'text' && token.content.trim() === ''))
  );
}

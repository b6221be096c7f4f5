/** Helpers for markdown-it's flat lists of tokens. */

import { createToken, type Token } from './parser.ts';

/** Index of the token that closes the one at `open`. */
export function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

/** `to.push(...more)` without its limit: an argument list is too short for the tokens of a long book. */
export function append<T>(to: T[], more: Iterable<T>): void {
  for (const one of more) to.push(one);
}

/** The text that tokens print, without alternative texts. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(textOfToken).join('');
}

function textOfToken(token: Token): string {
  if (token.type === 'image') return '';
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  if (token.children) return textOf(token.children) + (token.type === 'inline' ? '\n' : '');
  return token.nesting === 0 && !isHtml(token) ? token.content : '';
}

function isHtml(token: Token): boolean {
  return token.type === 'html_inline' || token.type === 'html_block';
}

/** A copy that may be changed without changing the book. */
export function copyOf(token: Token): Token {
  const copy = Object.assign(createToken(token.type, token.tag, token.nesting), token);
  copy.attrs = token.attrs?.map(([name, value]) => [name, value]) ?? null;
  return copy;
}

export function textToken(content: string): Token {
  const token = createToken('text', '', 0);
  token.content = content;
  return token;
}

/** Text in a span of a class of ours. */
export function spanTokens(className: string, text: string): Token[] {
  const open = createToken(`${className}_open`, 'span', 1);
  open.attrSet('class', className);
  return [open, textToken(text), createToken(`${className}_close`, 'span', -1)];
}

/** An element of our own; the closing one when `nesting` is -1. */
export function element(type: string, tag: string, nesting: 1 | -1, className?: string): Token {
  const token = createToken(type, tag, nesting);
  token.block = true;
  if (className !== undefined) token.attrSet('class', className);
  return token;
}

export function inlineToken(children: Token[], map: [number, number] | null): Token {
  const token = createToken('inline', '', 0);
  token.children = children;
  token.map = map;
  return token;
}

/**
 * Calls `visit` for every inline token, with the 1-based line on which it begins. Cells of a table have the line of
 * their row.
 */
export function eachInline(tokens: readonly Token[], visit: (inline: Token, line: number) => void): void {
  let line = 1;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    if (token.type === 'inline') visit(token, line);
  }
}

/** Calls `visit` for each child of an inline token, with its 1-based line. */
export function eachChild(
  inline: Token,
  firstLine: number,
  visit: (child: Token, line: number, index: number) => void,
): void {
  let line = firstLine;
  for (const [index, child] of (inline.children ?? []).entries()) {
    visit(child, line, index);
    // A `<br>` ends a line of the book, not one of the file.
    if ((child.type === 'softbreak' || child.type === 'hardbreak') && child.meta?.['raw'] !== true) line += 1;
    else if (child.type === 'html_inline' || child.type === 'remark') line += child.content.split('\n').length - 1;
  }
}

/** The line of the file, from 1, where a token begins. Those of HTML have no lines of Markdown's but their own. */
export function lineOf({ map, meta }: Token): number | undefined {
  const raw: unknown = meta?.['line'];
  return map ? map[0] + 1 : typeof raw === 'number' ? raw : undefined;
}

/**
 * Closing tags of open blocks of HTML at the end of a paragraph: a blank line ended the block, and what follows was
 * read as a paragraph. Its tags are blocks again, with the text between as paragraphs.
 *
 *     <table><tr><td>甲
 *
 *     乙</td></tr></table>
 */

import { blockKind } from './html-policy.ts';
import { createToken, type Token } from './parser.ts';
import { element, inlineToken } from './tokens.ts';
import { walkHtml } from './walk-html.ts';

export function withEndsAsBlocks(tokens: readonly Token[]): Token[] {
  if (!tokens.some(({ type }) => type === 'html_block')) return [...tokens];
  const out: Token[] = [];
  let open = new Map<string, number>();
  const count = (token: Token, level: number): void => {
    for (const event of walkHtml(token.content)) {
      if ((event.kind !== 'open' && event.kind !== 'close') || blockKind(event.name) === undefined) continue;
      const key = `${level} ${event.name}`;
      if (event.kind === 'close') open.set(key, Math.max(0, (open.get(key) ?? 0) - 1));
      else if (!event.selfClosing) open.set(key, (open.get(key) ?? 0) + 1);
    }
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.type === 'heading_open' && token.tag === 'h1' && token.level === 0) open = new Map();
    if (token.type === 'html_block') count(token, token.level);
    const inline = tokens[index + 1];
    const first =
      token.type === 'paragraph_open' && open.size > 0
        ? inline?.children?.map(tagOf).find((tag) => tag !== undefined)
        : undefined;
    if (
      inline === undefined ||
      first === undefined ||
      !first.isClosing ||
      (open.get(`${token.level} ${first.name}`) ?? 0) === 0
    ) {
      out.push(token);
      continue;
    }
    for (const piece of piecesOf(inline, token)) {
      if (piece.type === 'html_block') count(piece, token.level);
      out.push(piece);
    }
    index += 2;
  }
  return out;
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
}

/** The tag of a block; tags inside paragraphs are left out, as they end with them anyway. */
function tagOf({ type, content }: Token): Tag | undefined {
  const [, slash, written = ''] = (type === 'html_inline' && /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(content)) || [];
  const name = written.toLowerCase();
  return slash === undefined || name === 'p' || blockKind(name) === undefined
    ? undefined
    : { name, isClosing: slash === '/' };
}

/** Divides the paragraph into blocks: its tags, and paragraphs of the text between them. */
function piecesOf(inline: Token, paragraph: Token): Token[] {
  const pieces: Token[] = [];
  let text: Token[] = [];
  let line = inline.map?.[0] ?? 0;
  let from = line;
  let depth = 0;
  const flush = (): void => {
    while (isBlank(text.at(0))) text.shift();
    while (isBlank(text.at(-1))) text.pop();
    if (text.length > 0)
      pieces.push(
        ...[
          element('paragraph_open', 'p', 1),
          inlineToken(text, [from, line + 1]),
          element('paragraph_close', 'p', -1),
        ].map((token) => at(token, paragraph.level + (token.type === 'inline' ? 1 : 0))),
      );
    text = [];
  };
  for (const child of inline.children ?? []) {
    depth += child.nesting;
    if (depth === 0 && tagOf(child) !== undefined) {
      flush();
      const block = at(createToken('html_block', '', 0), paragraph.level);
      block.content = child.content;
      block.map = [line, line + 1];
      pieces.push(block);
    } else {
      if (text.length === 0) from = line;
      text.push(child);
    }
    if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1;
  }
  flush();
  return pieces;
}

function at(token: Token, level: number): Token {
  token.level = level;
  token.block = true;
  return token;
}

function isBlank(token: Token | undefined): boolean {
  return token !== undefined && (token.type === 'softbreak' || (token.type === 'text' && token.content.trim() === ''));
}

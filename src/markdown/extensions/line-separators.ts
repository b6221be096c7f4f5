/**
 * The line ends of Unicode (U+2028, U+2029, U+0085), which word processors leave behind, become line breaks: `<br />`
 * in text, a new line in code. No font has a glyph for them.
 */

import type { Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { eachInline, textToken } from '../tokens.ts';

const separators = /[\u2028\u2029\u0085]/g;

export const lineSeparators: Extension = {
  name: 'line-separators',
  apply: (tokens) => {
    for (const token of tokens)
      if (token.type === 'fence' || token.type === 'code_block')
        token.content = token.content.replace(separators, '\n');
    eachInline(tokens, (inline) => {
      inline.children = (inline.children ?? []).flatMap(broken);
    });
    return tokens;
  },
};

function broken(token: Token): Token[] {
  const lines = token.content.split(separators);
  if (lines.length === 1) return [token];
  if (token.type === 'code_inline') {
    token.content = lines.join(' ');
    return [token];
  }
  return token.type !== 'text'
    ? [token]
    : lines.flatMap((line, index) => [
        ...(index === 0 ? [] : [lineBreak()]),
        ...(line === '' ? [] : [textToken(line)]),
      ]);
}

/** A break of the book's line, not the file's, since places count lines of the file. */
function lineBreak(): Token {
  const token = createToken('hardbreak', 'br', 0);
  token.meta = { raw: true };
  return token;
}

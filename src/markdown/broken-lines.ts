/** The lines of a paragraph that end with breaks, as running texts of their own. */

import { createToken, type Token } from './parser.ts';
import { append, element, inlineToken } from './tokens.ts';

/** One line where it has no break, or where markup goes on over the end of a line. */
export function brokenLines(inline: Token, breaks: ReadonlySet<string>): Token[] {
  const lines: { readonly children: Token[]; readonly from: number }[] = [{ children: [], from: 0 }];
  let [depth, line] = [0, 0];
  for (const child of inline.children ?? []) {
    const isBreak = child.type === 'hardbreak' || child.type === 'softbreak';
    // A `<br>` ends a line of the book, not one of the file.
    if (isBreak && child.meta?.['raw'] !== true) line += 1;
    if (isBreak && breaks.has(child.type)) {
      if (depth !== 0) return [inline];
      lines.push({ children: [], from: line });
      continue;
    }
    depth += child.nesting;
    lines.at(-1)?.children.push(child);
  }
  if (lines.length === 1) return [inline];
  const first = inline.map?.[0];
  return lines.map(({ children, from }) => ofLevel(inlineOf(children, first, from), inline.level));
}

function inlineOf(children: Token[], first: number | undefined, from: number): Token {
  return inlineToken(children, first === undefined ? null : [first + from, first + from + 1]);
}

/** A paragraph beside the one that `open` opens, with a class or without. */
export function paragraphLike(open: Token, inline: Token, className?: string): Token[] {
  const own = createToken('paragraph_open', 'p', 1);
  own.block = true;
  own.map = inline.map;
  if (className !== undefined) own.attrSet('class', className);
  return [ofLevel(own, open.level), inline, ofLevel(element('paragraph_close', 'p', -1), open.level)];
}

/** The tokens with what takes the place of paragraphs, by their openings. */
export function withParagraphs(tokens: readonly Token[], replaced: ReadonlyMap<Token, readonly Token[]>): Token[] {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const others = token && replaced.get(token);
    if (token === undefined) continue;
    append(out, others ?? [token]);
    if (others) index += 2;
  }
  return out;
}

function ofLevel(token: Token, level: number): Token {
  token.level = level;
  return token;
}

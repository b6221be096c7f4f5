/**
 * Finds the places of a block's text tokens in the file. markdown-it gives lines to blocks only, so the children are
 * searched in the block's text, in order.
 */

import type { ProseLine } from './parsed.ts';
import type { Token } from './parser.ts';

/** The place of a character of a text token; line and column count from 1, the column in code points. */
export type TokenPlace = (
  token: Token,
  offset: number,
) => { readonly line: number; readonly column: number } | undefined;

/** The end of a link or an image, after its words. */
const target = /\](?:\((?:[^()\n\\]|\\.|\([^()\n]*\))*\)|\[[^\]\n]*\])?/y;

/** `prose` has the lines of the block with their places in the file. */
export function placesOf({ content, children }: Token, prose: readonly ProseLine[]): TokenPlace {
  const offsets = offsetsIn(content, children ?? []);
  // Places are asked for in order, so each is counted from the one before: a line may be as long as a book.
  let last = { at: 0, row: 0, passed: 0 };
  return (token, offset) => {
    const at = (offsets.get(token) ?? 0) + offset;
    if (at < last.at) last = { at: 0, row: 0, passed: 0 };
    const between = content.slice(last.at, at).split('\n');
    const passed = [...(between.at(-1) ?? '')].length;
    last = { at, row: last.row + between.length - 1, passed: between.length === 1 ? last.passed + passed : passed };
    const line = prose[last.row];
    return line && { line: line.line, column: line.column + last.passed };
  };
}

function offsetsIn(content: string, children: readonly Token[]): ReadonlyMap<Token, number> {
  const offsets = new Map<Token, number>();
  let at = 0;
  const pass = (written: string): void => {
    const found = written === '' ? -1 : content.indexOf(written, at);
    if (found >= 0) at = found + written.length;
  };
  const passTarget = (): void => {
    target.lastIndex = at;
    if (target.test(content)) at = target.lastIndex;
  };
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const inside: unknown =
        token.type === 'footnote_ref' ? token.meta?.['children'] : token.type === 'image' ? token.children : undefined;
      if (token.type === 'text') {
        pass(token.content);
        offsets.set(token, Math.max(0, at - token.content.length));
      } else if (token.type === 'text_special') pass(token.markup);
      else if (token.type === 'softbreak' || token.type === 'hardbreak') pass('\n');
      else if (token.type === 'footnote_ref' && !Array.isArray(inside)) pass(`[^${String(token.meta?.['label'])}]`);
      else if (token.type === 'ruby') pass('}');
      else if (token.type === 'link_close' && token.markup !== 'autolink') passTarget();
      else if (Array.isArray(inside)) visit(inside as Token[]);
      else if (token.nesting === 0) pass(token.content);
      if (token.type === 'image') passTarget();
    }
  };
  visit(children);
  return offsets;
}

/**
 * 着重号, dots under the characters. The marks are the dots themselves inside braces: nothing else in Markdown or Chinese
 * is written so. A class (`{.name}`) has no dot at its end, and braces without a Han character stay as typed.
 *
 *     他{.从来没有.}说过。   →   他<em class="dots"><span class="dot">从</span>…</em>说过。
 */

import type { Extension } from '../extension.ts';
import { readInside } from '../inline-span.ts';
import { createToken, type StateInline, type Token } from '../parser.ts';
import { eachInline, textToken } from '../tokens.ts';

const dotted = /\{\.(?![\s.])(?:[^{}\n]|\{[^{}\n]*\})*(?<![\s.])\.\}/y;

export const emphasisDots: Extension = {
  name: 'emphasis-dots',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'emphasis_dots', readDots);
  },
  apply: (tokens) => {
    eachInline(tokens, (inline) => {
      if (inline.children?.some(isDots)) inline.children = dotEach(inline.children);
    });
    return tokens;
  },
};

function readDots(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{.', state.pos)) return false;
  dotted.lastIndex = state.pos;
  const [whole] = dotted.exec(state.src) ?? [];
  if (whole === undefined || state.pos + whole.length > state.posMax || !/\p{Script=Han}/u.test(whole)) return false;
  const { pos } = state;
  const after = pos + whole.length;
  if (!silent) {
    state.push('dots_open', 'em', 1).attrSet('class', 'dots');
    readInside(state, pos + '{.'.length, after - '.}'.length);
    state.push('dots_close', 'em', -1);
  }
  state.pos = after;
  return true;
}

/**
 * Gives each character that gets a dot an element of its own: marks, spaces and Latin get none [A13], and the browser's
 * own dots would change the height of a printed line.
 */
function dotEach(children: readonly Token[]): Token[] {
  let depth = 0;
  return children.flatMap((child) => {
    if (isDots(child)) depth += child.nesting;
    return depth > 0 && child.type === 'text' ? piecesOf(child.content) : [child];
  });
}

const pieces = /[\p{Script=Han}々〻]\p{Variation_Selector}?|[^\p{Script=Han}々〻]+/gu;

function piecesOf(text: string): Token[] {
  return (text.match(pieces) ?? []).flatMap((piece) => {
    if (!/^[\p{Script=Han}々〻]/u.test(piece)) return [textToken(piece)];
    const open = createToken('dot_open', 'span', 1);
    open.attrSet('class', 'dot');
    return [open, textToken(piece), createToken('dot_close', 'span', -1)];
  });
}

function isDots(token: Token): boolean {
  return token.type === 'dots_open' || token.type === 'dots_close';
}

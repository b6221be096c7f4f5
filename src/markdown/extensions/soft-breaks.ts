/**
 * A line end inside a paragraph. Chinese has no spaces, so lines are joined without one; a line end is a space only
 * between two words of another script (Latin, Cyrillic, Hangul …).
 *
 *     他說：\n走。        →   他說：走。
 *     the open\nsource   →   the open source
 */

import type { Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { eachInline, textOf, textToken } from '../tokens.ts';

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFE10-\uFE4F\uFF00-\uFFEF]/u;
/** Characters that Chinese and Western text share; the next character beyond them decides. */
const shared = /[“”‘’…—·\s]/u;

export const softBreaks: Extension = {
  name: 'soft-breaks',
  apply: (tokens) => {
    eachInline(tokens, (inline) => {
      if (inline.children?.some((child) => child.type === 'softbreak')) inline.children = joinLines(inline.children);
    });
    return tokens;
  },
};

function joinLines(children: readonly Token[]): Token[] {
  return children.map((child, index) => {
    if (child.type !== 'softbreak') return child;
    const before = textOf(children.slice(Math.max(0, index - 8), index));
    const after = textOf(children.slice(index + 1, index + 9));
    const joined =
      isWestern([...before].toReversed()) && isWestern([...after]) ? textToken(' ') : createToken('text', '', 0);
    return joined;
  });
}

/** Whether, going away from the line end, the first character that decides belongs to a script with spaces. */
function isWestern(characters: readonly string[]): boolean {
  const decisive = characters.find((character) => !shared.test(character));
  return decisive !== undefined && !wide.test(decisive);
}

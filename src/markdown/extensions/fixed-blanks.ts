/**
 * A backslash before a blank between words is a blank at which no line ends, as in pandoc.
 *
 *     甲\ 乙   →   甲 乙
 */

import type { Extension } from '../extension.ts';
import type { StateInline } from '../parser.ts';

export const fixedBlanks: Extension = {
  name: 'fixed-blanks',
  install: (parser) => {
    parser.inline.ruler.before('escape', 'fixed_blank', readBlank);
  },
};

function readBlank(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('\\ ', pos) || pos + 2 >= posMax) return false;
  const isBetween = /[\p{L}\p{N}\p{P}]/u.test(src[pos - 1] ?? '') && /[\p{L}\p{N}“‘「『《（]/u.test(src[pos + 2] ?? '');
  // The end of a path, or a command of TeX.
  if (!isBetween || /\\[^\\\s]{0,100}$|[\\:]$/.test(src.slice(Math.max(0, pos - 100), pos))) return false;
  if (!silent) state.pending += '\u00A0';
  state.pos += 2;
  return true;
}

/**
 * Marked text, as in Obsidian, Typora and pandoc: between two equals signs on each side, which touch it.
 *
 *     他==从不==回头。   →   他<mark>从不</mark>回头。
 *     a == b            →   as typed
 */

import type { Extension } from '../extension.ts';
import { pushSpan } from '../inline-span.ts';
import type { StateInline } from '../parser.ts';

export const marks: Extension = {
  name: 'marks',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'mark', readMark);
  },
};

/** The next pair of signs must be the closing one, so that every pair is read once. */
function readMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('==', pos)) return false;
  const to = src[pos + 2] === '=' ? -1 : src.indexOf('==', pos + 2);
  const isMark =
    to > pos + 2 &&
    to + 2 <= posMax &&
    src[to + 2] !== '=' &&
    !/\s/.test(`${src[pos + 2] ?? ''}${src[to - 1] ?? ''}`) &&
    !isOperator(src, pos, to);
  if (isMark) return pushSpan(state, { type: 'mark', tag: 'mark', from: pos + 2, to, after: to + 2 }, silent);
  const run = /^=+/.exec(src.slice(pos, Math.min(pos + 1_000, posMax)))?.[0].length ?? 1;
  if (!silent) state.pending += src.slice(pos, pos + run);
  state.pos += run;
  return true;
}

/** `a==b==c` is code. */
function isOperator(src: string, pos: number, to: number): boolean {
  return /\w/.test(src[pos - 1] ?? '') && /\w/.test(src[to + 2] ?? '');
}

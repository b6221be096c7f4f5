/**
 * Where words begin in a clause, as the dictionary of ICU has it, which knows how often a word occurs. The only user of
 * Intl.Segmenter.
 */

import { lazily } from '../host/lazily.ts';

const segmenter = lazily(() => new Intl.Segmenter('zh', { granularity: 'word' }));

/** So much of a clause is looked at before a place and behind it. */
const around = 30;

const han = /\p{Script=Han}+$/u;
const hanAhead = /\p{Script=Han}*/uy;

/** The offsets in a text at which the words of the clause around `from` to `to` begin. */
export function wordEdges(text: string, from: number, to: number): ReadonlySet<number> {
  const start = from - (han.exec(text.slice(Math.max(0, from - around), from))?.[0].length ?? 0);
  hanAhead.lastIndex = 0;
  const behind = hanAhead.exec(text.slice(to, to + around))?.[0].length ?? 0;
  const clause = text.slice(start, to + behind);
  return new Set(Array.from(segmenter().segment(clause), ({ index }) => start + index));
}

/** The words of a text with what stands between them, as the dictionary has them; together they are the text. */
export function wordsIn(text: string): readonly { readonly text: string; readonly isWord: boolean }[] {
  return Array.from(segmenter().segment(text), ({ segment, isWordLike }) => ({
    text: segment,
    isWord: isWordLike === true,
  }));
}

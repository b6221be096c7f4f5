/** Finds the word that a mistyped one was meant to be. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

/** Characters of a word. */
const compared = 64;

/** The candidate with the fewest edits, if they are few for the length of the word; the first one on a tie. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  const typed = fold(word);
  const measured = candidates.flatMap((candidate) => {
    const folded = fold(candidate);
    // What is so much longer or shorter need not be compared.
    const isNear = Math.abs(Math.min(folded.length, compared) - Math.min(typed.length, compared)) <= limit;
    return isNear ? [{ candidate, edits: editDistance(typed, folded) }] : [];
  });
  const best = measured.reduce<(typeof measured)[number] | undefined>(
    (least, next) => (least === undefined || next.edits < least.edits ? next : least),
    undefined,
  );
  return best !== undefined && best.edits <= limit ? best.candidate : undefined;
}

/** `did you mean …?`, where one of the candidates is near. */
export function didYouMean(word: string, candidates: readonly string[]): Bilingual | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : { zh: `是不是想写 \`${meant}\`？`, en: `did you mean \`${meant}\`?` };
}

/** `file_as`, `File-As` and `fileas` are all meant for `fileAs`. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/**
 * Levenshtein distance: insertions, deletions and replacements between two words. Only some characters are compared, so
 * that no input is slow.
 */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a].slice(0, compared), [...b].slice(0, compared)];
  let row = to.map((_, index) => index + 1);
  for (const [i, letter] of from.entries()) {
    let diagonal = i;
    let left = i + 1;
    row = row.map((above, j) => {
      const edits = Math.min(above + 1, left + 1, diagonal + (letter === to[j] ? 0 : 1));
      diagonal = above;
      left = edits;
      return edits;
    });
  }
  return row.at(-1) ?? from.length;
}

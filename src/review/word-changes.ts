/** Finds the words added and removed between two versions of a passage. The only user of diff. */

import { diffArrays } from 'diff';
import { likeness, pairsOf } from './similarity.ts';

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Texts with a smaller likeness are shown one after the other, because a passage in which every second word changed
 * cannot be read.
 */
const alike = 0.25;

/** The most edits that are looked for; the time grows with their square. */
const mostSteps = 2000;

/** Removed pieces come before added ones, and no two neighbours are of the same kind. */
export function wordChanges(old: string, fresh: string): Piece[] {
  if (old === fresh) return old === '' ? [] : [{ kind: 'same', text: old }];
  const whole = tidied([
    { kind: 'removed', text: old },
    { kind: 'added', text: fresh },
  ]);
  if (likeness(pairsOf(old), pairsOf(fresh)) < alike) return whole;
  const changes = diffArrays(wordsOf(old), wordsOf(fresh), { maxEditLength: mostSteps });
  if (changes === undefined) return whole;
  return joined(
    tidied(
      changes.map(({ added, removed, value }): Piece => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      })),
    ),
  );
}

/** Splits Chinese into characters, so that no dictionary is needed, and keeps Latin words and numbers whole. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{M}\p{Nd}]+|./gsu) ?? [];
}

/** Joins two changes with only a few equal characters between them into one: 半夜里→天亮后 reads better than its parts. */
function joined(pieces: readonly Piece[]): Piece[] {
  for (let index = 1; index + 1 < pieces.length; index += 1) {
    const same = pieces[index];
    if (same?.kind !== 'same') continue;
    const length = [...same.text].length;
    if (length > Math.min(sizeOf(pieces, index, -1), sizeOf(pieces, index, 1), 4)) continue;
    const both: Piece[] = [
      { kind: 'removed', text: same.text },
      { kind: 'added', text: same.text },
    ];
    return joined(tidied([...pieces.slice(0, index), ...both, ...pieces.slice(index + 1)]));
  }
  return [...pieces];
}

/** The number of changed characters on that side; 0 at the ends. */
function sizeOf(pieces: readonly Piece[], from: number, step: -1 | 1): number {
  let size = 0;
  for (let at = from + step; pieces[at] !== undefined && pieces[at]?.kind !== 'same'; at += step)
    size = Math.max(size, [...(pieces[at]?.text ?? '')].length);
  return size;
}

function tidied(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text !== '') {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') out[out.length - 1] = { kind, text: last.text + text };
      else out.push({ kind, text });
    }
  }
  flush();
  return out;
}

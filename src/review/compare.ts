/**
 * Finds what changed in a chapter since the old text: passages are paired by their ids, and words compared within them.
 */

import type { LedgerChapter, NumberedText } from './ledger.ts';
import { wordChanges, type Piece } from './word-changes.ts';

export interface Change {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** Index of the passage; for a removed one the index of the passage that followed it. */
  readonly at: number;
}

/** Changes in reading order. A passage that only moved is not one. */
export function comparePassages(old: readonly NumberedText[], fresh: readonly NumberedText[]): Change[] {
  const before = new Map(old);
  const indexOf = new Map(fresh.map(([number], index) => [number, index]));
  const changes = fresh.flatMap(([number, text], at): Change[] => {
    const was = before.get(number);
    if (was === text) return [];
    return [{ kind: was === undefined ? 'added' : 'changed', number, pieces: wordChanges(was ?? '', text), at }];
  });
  const removed: Change[] = [];
  let at = fresh.length;
  for (const [number, text] of old.toReversed()) {
    const index = indexOf.get(number);
    if (index !== undefined) at = index;
    else removed.unshift({ kind: 'removed', number, pieces: wordChanges(text, ''), at });
  }
  // A removed passage comes before the one at its place; the sort keeps the order of equals.
  return [...removed, ...changes].sort((a, b) => a.at - b.at);
}

/** The changes of a chapter. */
export interface ChapterChanges {
  readonly prefix: string;
  readonly title: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** Empty when only its title changed. */
  readonly changes: readonly Change[];
  /** The old title, if it was different. */
  readonly titleBefore?: string;
}

type Compared = Pick<LedgerChapter, 'prefix' | 'title' | 'passages'>;

/** In the order of the new text, with removed chapters at the end; chapters without a change are left out. */
export function compareChapters(old: readonly Compared[], fresh: readonly Compared[]): ChapterChanges[] {
  const before = new Map(old.map((chapter) => [chapter.prefix, chapter]));
  const present = new Set(fresh.map(({ prefix }) => prefix));
  const changed = fresh.flatMap(({ prefix, title, passages }): ChapterChanges[] => {
    const was = before.get(prefix);
    const changes = comparePassages(was?.passages ?? [], passages);
    if (was === undefined) return [{ prefix, title, kind: 'added', changes }];
    const isRetitled = was.title !== title;
    return changes.length === 0 && !isRetitled
      ? []
      : [{ prefix, title, kind: 'changed', changes, ...(isRetitled && { titleBefore: was.title }) }];
  });
  const gone = old.filter(({ prefix }) => !present.has(prefix));
  return [
    ...changed,
    ...gone.map(({ prefix, title }): ChapterChanges => ({ prefix, title, kind: 'removed', changes: [] })),
  ];
}

/** Every place of a chapter where a pattern is found. */

import type { Chapter } from '../book/model.ts';
import { kept } from '../host/kept.ts';
import { blocksOf, placeIn, type Block } from './block.ts';
import type { Finding } from './each-place.ts';

/** A stretch of a block; `index` counts in UTF-16. */
export interface Match {
  readonly block: Block;
  readonly found: string;
  readonly index: number;
}

/** `pattern` has the flag `g`; `isMeant` says whether a match is what the rule looks for. */
export function matchesIn(
  chapter: Chapter,
  pattern: RegExp,
  isMeant: (match: Match) => boolean = () => true,
): Finding[] {
  return blocksOf(chapter).flatMap((block) =>
    [...block.text.matchAll(pattern)]
      .map(({ 0: found, index }) => ({ block, found, index }))
      .filter(isMeant)
      .map(({ found, index }) => ({ found, place: placeIn(block, index, found) })),
  );
}

/** The lines of the file in code points, each cut up when it is first asked for. */
function lineCutter({ chapter: { source } }: { readonly chapter: Chapter }): (line: number) => readonly string[] {
  const lines = source.text.split('\n');
  const cut: string[][] = [];
  return (line) => (cut[line] ??= [...(lines[line] ?? '')]);
}

/**
 * Whether the author typed what was found there: where prose has spaces, the file may have code, a tag or a note mark.
 */
export function isTyped(chapter: Chapter, { found, place }: Finding): boolean {
  const line = kept({
    notebook: chapter.notebook,
    name: 'lines of the file',
    inputs: { chapter },
    make: lineCutter,
    inMemory: true,
  })((place.line ?? 1) - 1);
  const start = (place.column ?? 1) - 1;
  return line.slice(start, start + [...found].length).join('') === found;
}

/** `U+FFFD`, for characters that cannot be shown. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

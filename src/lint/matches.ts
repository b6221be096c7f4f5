/** Finds every place of a chapter where a pattern matches. */

import type { Chapter } from '../book/model.ts';
import { kept } from '../host/kept.ts';
import { blocksOf, placeIn, type Block } from './block.ts';
import type { Finding } from './each-place.ts';

/** A stretch of a block; `index` is in UTF-16 units. */
export interface Match {
  readonly block: Block;
  readonly found: string;
  readonly index: number;
}

const none: readonly Match[] = [];

/** Every match of a pattern with the flag `g`. (A book of poems has some hundred thousand blocks, most without one.) */
export function eachMatch(block: Block, pattern: RegExp): readonly Match[] {
  if (block.text.search(pattern) < 0) return none;
  return Array.from(block.text.matchAll(pattern), ({ 0: found, index }) => ({ block, found, index }));
}

/** `pattern` has the flag `g`; `isMeant` decides whether a match counts. */
export function matchesIn(
  chapter: Chapter,
  pattern: RegExp,
  isMeant: (match: Match) => boolean = () => true,
): Finding[] {
  const findings: Finding[] = [];
  for (const block of blocksOf(chapter))
    for (const match of eachMatch(block, pattern))
      if (isMeant(match)) findings.push({ found: match.found, place: placeIn(block, match.index, match.found) });
  return findings;
}

/** Returns the code points of a line of the file, which are split when the line is first asked for. */
function lineCutter({ chapter: { source } }: { readonly chapter: Chapter }): (line: number) => readonly string[] {
  const lines = source.text.split('\n');
  const cut: string[][] = [];
  return (line) => (cut[line] ??= [...(lines[line] ?? '')]);
}

/**
 * Whether the author typed what was found: where the prose has spaces, the file may have code, a tag or a note
 * reference.
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

/** Which part each chapter stands in, and the ids of the parts. */

import type { ParsedChapter } from '../markdown/parsed.ts';

/** A part as it is opened; the same object for all that stands in it. */
export interface OpenPart {
  /** `part1`, `part2` … in reading order, whatever is in what. */
  readonly id: string;
  readonly name: string;
}

export interface Placed {
  readonly parsed: ParsedChapter;
  /** Outermost first. */
  readonly parts: readonly OpenPart[];
}

/**
 * Neighbours of one part stand in it; a part that comes back later, or whose page begins a second time with something
 * on it, is another, for reading order is kept.
 */
export function placeInParts(chapters: readonly ParsedChapter[]): Placed[] {
  let open: readonly (OpenPart & { readonly hasPage: boolean })[] = [];
  let count = 0;
  return chapters.map((parsed) => {
    const names = parsed.source.parts ?? [];
    const differs = names.findIndex((name, depth) => open[depth]?.name !== name);
    const same = differs < 0 ? names.length : differs;
    const opens = parsed.opensPart === true;
    const isNewPage = opens && same === names.length && open.at(same - 1)?.hasPage === true && hasText(parsed);
    const kept = open.slice(0, isNewPage ? same - 1 : same);
    const added = names.slice(kept.length).map((name) => ({ id: `part${(count += 1)}`, name, hasPage: false }));
    const inside = [...kept, ...added];
    open = inside.map((part, depth) => (opens && depth === inside.length - 1 ? { ...part, hasPage: true } : part));
    return { parsed, parts: inside };
  });
}

/** Whether anything stands below the title. */
export function hasText({ tokens, notes }: Pick<ParsedChapter, 'tokens' | 'notes'>): boolean {
  return tokens.length > 0 || notes.length > 0;
}

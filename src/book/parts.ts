/** Finds the part that each chapter belongs to, and gives parts their ids. */

import type { ParsedChapter } from '../markdown/parsed.ts';

/** A part; all chapters in it have the same object. */
export interface OpenPart {
  /** `part1`, `part2` … in reading order, however parts are nested. */
  readonly id: string;
  readonly name: string;
}

export interface Placed {
  readonly parsed: ParsedChapter;
  /** Outermost first. */
  readonly parts: readonly OpenPart[];
}

/**
 * Neighbours that name the same part are in one. A part that is named again later is a new one, and so is one whose
 * page comes a second time with text on it, because reading order is kept.
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

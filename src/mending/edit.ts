/** Changes of a text, as data. */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';
import type { Line, Stretch } from './line.ts';

/** Offsets are UTF-16 units; `end` is exclusive. */
export interface Edit {
  readonly code: MendCode;
  readonly start: number;
  readonly end: number;
  readonly after: string;
  /** The sides on which blanks are removed with the mark, because they belong to the Western way of setting it. */
  readonly tight?: 'before' | 'after' | 'both';
}

/** A rule for running text. */
export interface TextRule<Options = void> {
  readonly code: MendCode;
  /**
   * The marks in `text` that are wrong beyond doubt. `text` is a block of prose with line feeds between its lines;
   * signs (line.ts) or blanks replace everything that is not text.
   */
  readonly find: (text: string, options: Options) => Edit[];
}

/** An edit within one stretch of the line. */
export interface Settled extends Edit {
  readonly stretch: Stretch;
}

/**
 * Sorts the edits, adds their blanks, and drops those that are not within one stretch of the line. Of two that overlap
 * the first is kept.
 */
export function settle({ text, stretches }: Line, edits: readonly Edit[]): Settled[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const settled: Settled[] = [];
  let at = 0;
  for (const [index, edit] of sorted.entries()) {
    while ((stretches[at]?.end ?? Number.POSITIVE_INFINITY) < edit.end) at += 1;
    const stretch = stretches[at];
    if (stretch === undefined || edit.start < stretch.start || edit.end > stretch.end) continue;
    const last = settled.at(-1)?.end ?? 0;
    if (edit.start < last) continue;
    const room = {
      start: Math.max(stretch.start, last),
      end: Math.min(stretch.end, sorted[index + 1]?.start ?? stretch.end),
    };
    settled.push({ ...edit, ...withBlanks(text, edit, room), stretch });
  }
  return settled;
}

function withBlanks(text: string, { start, end, tight }: Edit, room: Stretch): Stretch {
  if (tight === undefined) return { start, end };
  let [from, to] = [start, end];
  while (tight !== 'after' && from > room.start && isBlank(text.charAt(from - 1))) from -= 1;
  while (tight !== 'before' && to < room.end && isBlank(text.charAt(to))) to += 1;
  // Blanks at the end of a line are a hard break, or what is left of one, and stay.
  return { start: from, end: /^(?:\n|$)/.test(text.slice(to, to + 1)) ? end : to };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** `edits` are sorted and do not overlap. */
export function applyEdits(text: string, edits: readonly Pick<Edit, 'start' | 'end' | 'after'>[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, after } of edits) {
    out += text.slice(at, start) + after;
    at = end;
  }
  return out + text.slice(at);
}

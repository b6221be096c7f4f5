/** Changes of a text as data. */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';
import type { Line, Stretch } from './line.ts';

/** Offsets are UTF-16, `end` not included. */
export interface Edit {
  readonly code: MendCode;
  readonly start: number;
  readonly end: number;
  readonly after: string;
  /** On which sides the blanks go with the mark: they belong to the Western way of setting it. */
  readonly tight?: 'before' | 'after' | 'both';
}

/** One rule for running text. */
export interface TextRule<Options = void> {
  readonly code: MendCode;
  /**
   * What of `text` is wrong beyond doubt: the marks alone. `text` is a block of prose, its lines a line feed apart,
   * with signs (line.ts) or blanks for what is no text.
   */
  readonly find: (text: string, options: Options) => Edit[];
}

/** An edit in the stretch of the line it lies in. */
export interface Settled extends Edit {
  readonly stretch: Stretch;
}

/**
 * The edits by place, with their blanks, each within one stretch of the line; one that is not stays undone. Of two that
 * overlap the first stays.
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
  // At a line's end they are a hard break, or what is left of one.
  return { start: from, end: /^(?:\n|$)/.test(text.slice(to, to + 1)) ? end : to };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** `edits` in order, none over another. */
export function applyEdits(text: string, edits: readonly Pick<Edit, 'start' | 'end' | 'after'>[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, after } of edits) {
    out += text.slice(at, start) + after;
    at = end;
  }
  return out + text.slice(at);
}

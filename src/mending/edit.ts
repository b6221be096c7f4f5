/** Changes of a text as data. */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';

/** Offsets are UTF-16, `end` not included. */
export interface Edit {
  readonly code: MendCode;
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/** One rule for running text. */
export interface TextRule<Options = void> {
  readonly code: MendCode;
  /** What of `text` is wrong beyond doubt. `text` is a block of prose, its lines a line feed apart, code and markup blanked. */
  readonly find: (text: string, options: Options) => Edit[];
}

/** The edits by place; of two that overlap the first stays. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Edit[] = [];
  for (const edit of sorted) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

/** `edits` in order, none over another. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, after } of edits) {
    out += text.slice(at, start) + after;
    at = end;
  }
  return out + text.slice(at);
}

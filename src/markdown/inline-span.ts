/** A range of running text between two marks that becomes an element, with Markdown inside. */

import type { StateInline } from './parser.ts';

export interface InlineSpan {
  readonly type: string;
  readonly tag: string;
  /** Offsets: `from` and `to` of the text between the marks, and `after` the closing mark. */
  readonly from: number;
  readonly to: number;
  readonly after: number;
}

/** Pushes the span; returns true, as an inline rule does when it matched. */
export function pushSpan(state: StateInline, { type, tag, from, to, after }: InlineSpan, silent: boolean): true {
  if (!silent) {
    state.push(`${type}_open`, tag, 1);
    readInside(state, from, to);
    state.push(`${type}_close`, tag, -1);
  }
  state.pos = after;
  return true;
}

/** Reads the Markdown between two offsets; the rule goes on behind it. */
export function readInside(state: StateInline, from: number, to: number): void {
  const { posMax } = state;
  state.pos = from;
  state.posMax = to;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
}

/** A stretch of running text between two marks that becomes an element, with Markdown inside. */

import type { StateInline } from './parser.ts';

export interface InlineSpan {
  readonly type: string;
  readonly tag: string;
  /** Where the text between the marks begins and ends, and where the closing mark ends. */
  readonly from: number;
  readonly to: number;
  readonly after: number;
}

/** Always true: what an inline rule answers. */
export function pushSpan(state: StateInline, { type, tag, from, to, after }: InlineSpan, silent: boolean): true {
  const max = state.posMax;
  if (!silent) {
    state.push(`${type}_open`, tag, 1);
    state.pos = from;
    state.posMax = to;
    state.md.inline.tokenize(state);
    state.push(`${type}_close`, tag, -1);
  }
  state.pos = after;
  state.posMax = max;
  return true;
}

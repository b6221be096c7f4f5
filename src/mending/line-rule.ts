/**
 * A rule for whole lines of a file, before Markdown is read. Lines are changed, never added or taken away, so that
 * places stay true.
 */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';

export interface LineMend {
  /** From 0. */
  readonly index: number;
  readonly after: string;
}

export interface LineRule {
  readonly code: MendCode;
  readonly find: (lines: readonly string[]) => LineMend[];
}

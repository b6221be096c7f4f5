/**
 * The contract of a rule for whole lines of a file, applied before Markdown is parsed. Rules change lines, and never
 * add or remove any, so that places stay valid.
 */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';

export interface LineMend {
  /** Counts from 0. */
  readonly index: number;
  readonly after: string;
}

export interface LineRule {
  readonly code: MendCode;
  readonly find: (lines: readonly string[]) => LineMend[];
}

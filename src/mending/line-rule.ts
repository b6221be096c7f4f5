/**
 * The contract of a rule for whole lines of a file, applied before Markdown is parsed. Rules change lines, and never
 * add or remove any, so that places stay valid.
 */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';
import type { SourceFile } from '../manuscript/source.ts';

export interface LineMend {
  /** Counts from 0. */
  readonly index: number;
  readonly after: string;
}

export interface LineRule {
  readonly code: MendCode;
  /** `file` says what is known of it besides its lines. */
  readonly find: (lines: readonly string[], file: Omit<SourceFile, 'text'>) => LineMend[];
}

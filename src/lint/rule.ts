/** What a lint rule is. */

import type { Book } from '../book/model.ts';
import type { lintCodes } from '../diagnostics/catalogue/lint.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export interface LintRule {
  /** The code of its diagnostics, and the name of its file. */
  readonly code: keyof typeof lintCodes;
  readonly check: (book: Book) => Diagnostic[];
}

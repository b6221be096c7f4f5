/** What a lint rule is. */

import type { Book } from '../book/model.ts';
import type { lintCodes } from '../diagnostics/catalogue/lint.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Mending } from '../mending/mending.ts';

export interface LintRule {
  /** The code of its diagnostics, and the name of its file. */
  readonly code: keyof typeof lintCodes;
  /** `mending` says what the book has already been mended by, which is said elsewhere. */
  readonly check: (book: Book, mending: Mending) => Diagnostic[];
}

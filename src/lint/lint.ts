/** Reads the text as an editor would: holds the book against every rule of the table. */

import type { Book } from '../book/model.ts';
import { tidy, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { rules } from './rules/index.ts';

/**
 * What an editor would mark, sorted by place. The book stays as it is: Keben says what it sees and leaves the text to its author.
 * Severities are those of the catalogue; book.yaml changes them later.
 */
export function lintBook(book: Book, mending: Mending = noMending): Diagnostic[] {
  return tidy(rules.flatMap((rule) => rule.check(book, mending)));
}

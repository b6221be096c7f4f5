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
  return tidy([...lintInSteps(book, mending)].flat());
}

/** The same rule by rule, in no order, for who has something else to do in between. */
export function* lintInSteps(book: Book, mending: Mending): Generator<Diagnostic[]> {
  for (const rule of rules) yield rule.check(book, mending);
}

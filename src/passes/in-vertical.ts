/** A book whose lines run down: its quotation marks are those of vertical text where it is sold [B2] [C1]. */

import { deriveIdentifier } from '../book/identifier.ts';
import type { Book } from '../book/model.ts';
import { scriptOf } from '../lint/other-script.ts';
import { profiles } from '../script/quotes.ts';
import { setQuotes } from '../script/set-quotes.ts';
import { regionOf } from '../theme/regions.ts';

export function inVertical(book: Book): Book {
  const { language, identifier } = book.meta;
  const profile = profiles[regionOf(language) === 'cn' ? 'mainlandVertical' : 'traditional'];
  const marked = scriptOf(language) === undefined ? book : setQuotes(book, profile);
  // Two books with one identifier are one book to a reading system.
  return { ...marked, meta: { ...marked.meta, identifier: deriveIdentifier(identifier, 'vertical', []) } };
}

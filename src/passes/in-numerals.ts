/** A book with Chinese numerals, in the forms of its script. */

import type { Book } from '../book/model.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import { scriptOf } from '../lint/other-script.ts';
import { simplifiedForms, traditionalForms } from '../script/numerals.ts';
import { setNumerals } from '../script/set-numerals.ts';

export function inNumerals(book: Book): Noted<Book> {
  const script = scriptOf(book.meta.language);
  if (script === undefined) return { value: book, diagnostics: [] };
  return setNumerals(book, script === 'traditional' ? traditionalForms : simplifiedForms);
}

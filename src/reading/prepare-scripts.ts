/** Prepares the scripts of a build's editions: how the book is converted to each. */

import type { Book } from '../book/model.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import { convertBook, planFor } from '../script/convert-book.ts';
import type { InScript } from './in-scripts.ts';

export function prepareScripts(book: Book, editions: readonly Pick<Edition, 'script'>[]): Noted<InScript> {
  const wanted = [...new Set(editions.map(({ script }) => script))].filter((script) => script !== 'as-written');
  const plans = new Map(wanted.map((script) => [script, planFor(book, script)]));
  return {
    value: (given, script) => {
      const plan = script === 'as-written' ? undefined : plans.get(script);
      return plan === undefined || script === 'as-written'
        ? given
        : convertBook(given, plan, { script, decided: new Map() });
    },
    diagnostics: wanted
      .filter((script) => plans.get(script) === undefined)
      .map((script) => diagnose('script-fits-language', { script, language: book.meta.language })),
  };
}

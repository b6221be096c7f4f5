/** Opens the scripts of editions. Modules and dictionaries are not loaded where every edition is as written. */

import type { Book } from '../book/model.ts';
import type { ScriptName } from '../config/scripts.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';

/** The book in a script. */
export type InScript = (book: Book, script: ScriptName) => Book;

export async function inScripts(book: Book, editions: readonly Pick<Edition, 'script'>[]): Promise<Noted<InScript>> {
  if (editions.every(({ script }) => script === 'as-written')) return { value: (given) => given, diagnostics: [] };
  const { prepareScripts } = await import('./prepare-scripts.ts');
  return prepareScripts(book, editions);
}

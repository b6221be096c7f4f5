/** Opens the scripts of editions. Modules and dictionaries are not loaded where every edition is as written. */

import type { Book } from '../book/model.ts';
import type { ScriptName } from '../config/scripts.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { Host, OutputFile } from '../host/host.ts';

/** The book in a script. */
export type InScript = (book: Book, script: ScriptName) => Book;

export interface Scripts {
  readonly convert: InScript;
  /** Lists of what the author is asked that are not as they were, to be saved beside the manuscript. */
  readonly ledger: { readonly folder: string; readonly files: readonly OutputFile[] };
}

export interface ScriptsOf {
  readonly book: Book;
  readonly editions: readonly Pick<Edition, 'script'>[];
  /** As typed: the ledgers lie beside it. */
  readonly manuscript: string;
  readonly host: Host;
}

export async function inScripts(given: ScriptsOf): Promise<Noted<Scripts>> {
  if (given.editions.every(({ script }) => script === 'as-written'))
    return { value: { convert: (book) => book, ledger: { folder: '', files: [] } }, diagnostics: [] };
  const { prepareScripts } = await import('./prepare-scripts.ts');
  return prepareScripts(given);
}

/** The only user of epubcheck-ts: a finished EPUB held against EPUB 3.3. */

import { createRequire } from 'node:module';
import type { EpubCheckOptions, ValidationMessage } from '@likecoin/epubcheck-ts';
import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { openThread } from '../host/thread.ts';

/** Errors and warnings, each at the chapter file of `book` it came from; what belongs to none stands at the EPUB itself, named `name`. */
export async function checkEpub(bytes: Uint8Array, name: string, book?: Book): Promise<Diagnostic[]> {
  const messages = await thread.ask({ bytes, options: { includeInfo: false, includeUsage: false }, name });
  return messages.flatMap((message) => {
    const severity = severityOf(message);
    if (severity === undefined) return [];
    const { id, message: problem, location } = message;
    const where = [location?.path ?? name, location?.line].filter((part) => part !== undefined).join(':');
    return [{ ...diagnose('epub-is-valid', { rule: id, problem, where }, (book && placeOf(location?.path, book)) ?? { file: name }), severity }];
  });
}

/** Loads the engine while there is other work to do. */
export function prepareToCheck(): void {
  thread.ask({ bytes: new Uint8Array(), options: {}, name: '' }).catch(() => undefined);
}

interface Job {
  readonly bytes: Uint8Array;
  readonly options: EpubCheckOptions;
  readonly name: string;
}

const thread = openThread<Job, readonly ValidationMessage[]>(`
const { EpubCheck } = require(require('node:worker_threads').workerData);
const work = async ({ bytes, options, name }) => (await EpubCheck.validate(bytes, options, name)).messages;
`, createRequire(import.meta.url).resolve('@likecoin/epubcheck-ts'));

function severityOf({ severity }: ValidationMessage): 'error' | 'warning' | undefined {
  if (severity === 'fatal' || severity === 'error') return 'error';
  return severity === 'warning' ? 'warning' : undefined;
}

/** `OEBPS/ch26.xhtml` → the Markdown file of chapter ch26, at its heading. */
function placeOf(path: string | undefined, book: Book): Place | undefined {
  const id = /([^/]+)\.xhtml$/.exec(path ?? '')?.[1];
  const chapter = chaptersOf(book).find((candidate) => candidate.id === id);
  return chapter && { file: chapter.source.path, line: chapter.line };
}

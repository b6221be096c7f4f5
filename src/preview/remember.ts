/** What need not be done twice: files that did not change are not read again, texts that did not change are not parsed again. */

import type { Host } from '../host/host.ts';
import { standingOf } from '../manuscript/source.ts';
import { parseSource, type ParsedFile } from '../markdown/parse.ts';
import { noMending } from '../mending/mending.ts';

export interface RememberingHost {
  readonly host: Host;
  /** These files may have changed. */
  forget(paths: readonly string[]): void;
}

/** Folders are listed anew each time, and links are followed anew: what is remembered is the content of files, and the date of the book. */
export function rememberReads(host: Host): RememberingHost {
  const contents = new Map<string, Promise<Uint8Array | undefined>>();
  const dates = new Map<string, Promise<Date | undefined>>();
  return {
    host: {
      ...host,
      read: (path) => remembered(contents, path, host.read),
      bookDate: (folder) => remembered(dates, folder, host.bookDate),
    },
    forget: (paths) => {
      for (const path of paths) contents.delete(path.normalize('NFC'));
    },
  };
}

/** A failure is not remembered: the next may do better. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, get: (key: string) => Promise<T>): Promise<T> {
  const name = key.normalize('NFC'); // as the watcher and the author may spell it differently
  const before = known.get(name);
  if (before !== undefined) return before;
  const now = get(key);
  known.set(name, now);
  now.catch(() => known.delete(name));
  return now;
}

interface Parsing {
  readonly text: string;
  /** What the file is in the manuscript. */
  readonly standing: string;
  /** Of the mending it was parsed under. */
  readonly key: string;
  readonly leavesFormulas: boolean;
  readonly result: ParsedFile;
}

/** A parser that keeps the last result for each file. */
export function rememberParsing(): typeof parseSource {
  const known = new Map<string, Parsing>();
  return (file, mending = noMending, { leavesFormulas = false } = {}) => {
    const last = known.get(file.path);
    if (last !== undefined && last.text === file.text && last.standing === standingOf(file) && last.key === mending.key && last.leavesFormulas === leavesFormulas) return last.result;
    const result = parseSource(file, mending, { leavesFormulas });
    known.set(file.path, { text: file.text, standing: standingOf(file), key: mending.key, leavesFormulas, result });
    return result;
  };
}

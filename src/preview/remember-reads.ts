/** A host that reads a file once, and again only when the watcher says that it changed. */

import type { Host } from '../host/host.ts';

export interface RememberingHost {
  readonly host: Host;
  /** These files may have changed. */
  forget(paths: readonly string[]): void;
}

/**
 * Folders are listed anew each time, and links are followed anew: what is remembered is the content of files, and the
 * date of the book.
 */
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

/** A failure is not remembered, so that the file is read again the next time. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, get: (key: string) => Promise<T>): Promise<T> {
  const name = key.normalize('NFC'); // as the watcher and the author may spell it differently
  const before = known.get(name);
  if (before !== undefined) return before;
  const now = get(key);
  known.set(name, now);
  now.catch(() => known.delete(name));
  return now;
}

/** A Host that sees a folder as it was in a commit; everything outside of the folder is as it is. */

import type { Host, HostEntry } from './host.ts';

/** `files` holds paths below `folder`. The old folder contains these files and nothing else, and no links. */
export function oldHost(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Host {
  const root = folder.replace(/(?<=.)\/+$/, '');
  const below = (path: string): string | undefined =>
    path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
  const at = (path: string): Uint8Array | undefined => files.get(below(path) ?? '/');
  const list = (path: string): readonly HostEntry[] | undefined => entriesOf(files, below(path));
  return {
    ...host,
    read: (path) => Promise.resolve(at(path)),
    list: (path) => Promise.resolve(list(path)),
    isInside: (path) =>
      Promise.resolve(at(path) !== undefined || (list(path) !== undefined && below(path) !== '') ? true : undefined),
    weigh: (path) => {
      const bytes = at(path);
      return Promise.resolve(
        bytes !== undefined ? { kind: 'file', bytes: bytes.length } : list(path) && { kind: 'folder', bytes: 0 },
      );
    },
    publish: () => Promise.reject(new Error('the past cannot be written')),
  };
}

function entriesOf(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string | undefined,
): readonly HostEntry[] | undefined {
  if (folder === undefined) return undefined;
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, HostEntry>();
  for (const path of files.keys()) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
  }
  return entries.size === 0 ? undefined : [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

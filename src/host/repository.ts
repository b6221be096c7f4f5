/**
 * Finds the repository that a folder belongs to, and reads of it what its names stand for. It came with the manuscript,
 * from anyone: its configuration is never read, and nothing is followed that leads elsewhere, but where the other end
 * says the same.
 */

import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface Repository {
  /** The folder that is under version control; real, as all paths here. */
  readonly root: string;
  /** Where this working tree has its HEAD and its index. */
  readonly own: string;
  /** Where all working trees of the repository have their objects and references. */
  readonly common: string;
}

/** `undefined` outside of one. Git's own limit is kept: GIT_CEILING_DIRECTORIES. */
export function findRepository(
  folder: string,
  ceilings = process.env['GIT_CEILING_DIRECTORIES'] ?? '',
): Repository | undefined {
  const tops = new Set(ceilings.split(path.delimiter).map((each) => (each === '' ? each : realOf(each))));
  for (let at = realOf(folder); at !== undefined; at = path.dirname(at)) {
    const found = repositoryAt(at);
    if (found !== undefined) return found;
    if (path.dirname(at) === at || tops.has(path.dirname(at))) return undefined;
  }
  return undefined;
}

function repositoryAt(root: string): Repository | undefined {
  const door = path.join(root, '.git');
  const kind = kindOf(door);
  const own = kind === 'folder' ? door : kind === 'file' ? otherEnd(door, root) : undefined;
  if (own === undefined || kindOf(path.join(own, 'HEAD')) !== 'file') return undefined;
  const shared = textOf(path.join(own, 'commondir'))?.trim();
  const common = shared === undefined || kind === 'folder' ? own : realOf(path.resolve(own, shared));
  return common !== undefined && kindOf(path.join(common, 'objects')) === 'folder' ? { root, own, common } : undefined;
}

/**
 * `gitdir: …` of a second working tree or of a submodule, if it leads back (gitrepository-layout(5): `gitdir`;
 * `core.worktree`).
 */
function otherEnd(door: string, root: string): string | undefined {
  const [, target] = /^gitdir: *(.+?)\s*$/.exec(textOf(door) ?? '') ?? [];
  const own = target === undefined ? undefined : realOf(path.resolve(root, target));
  if (own === undefined) return undefined;
  const back = textOf(path.join(own, 'gitdir'))?.trim();
  if (back !== undefined) return realOf(path.resolve(own, back)) === door ? own : undefined;
  const [, tree] = /^\s*worktree *= *"?(.+?)"?\s*$/m.exec(textOf(path.join(own, 'config')) ?? '') ?? [];
  return tree !== undefined && realOf(path.resolve(own, tree)) === root ? own : undefined;
}

/** The hash that HEAD stands for; `undefined` before the first commit. */
export function headOf({ own, common }: Repository): string | undefined {
  return hashIn(path.join(own, 'HEAD'), common);
}

/**
 * A name of a commit as git takes it, with a hash for the branch or tag that it begins with: `HEAD~1`, `v1^`, `main`
 * (gitrevisions(7)). What begins with none stays, it may be a hash.
 */
export function resolveName(name: string, repository: Repository): string | undefined {
  const [, base = '', rest = ''] = /^(HEAD|@(?!\{)|[^~^:@]+)([~^][^:@]*)?$/s.exec(name) ?? [];
  if (base === 'HEAD' || base === '@') {
    const head = headOf(repository);
    return head && head + rest;
  }
  if (base === '' || base.split('/').some((part) => part === '' || part.startsWith('.'))) return undefined;
  const places = [
    `refs/${base}`,
    `refs/tags/${base}`,
    `refs/heads/${base}`,
    `refs/remotes/${base}`,
    `refs/remotes/${base}/HEAD`,
    ...(base.startsWith('refs/') ? [base] : []),
  ];
  const found = places.map((place) => referenceOf(place, repository.common)).find((hash) => hash !== undefined);
  return (found ?? base) + rest;
}

function referenceOf(name: string, common: string, depth = 0): string | undefined {
  return hashIn(path.join(common, name), common, depth) ?? packed(name, common);
}

/** A reference may name another; git goes so deep. */
const deepest = 5;

function hashIn(file: string, common: string, depth = 0): string | undefined {
  const text = textOf(file)?.trim() ?? '';
  if (hash.test(text)) return text;
  const [, name] = /^ref: *(refs\/[^\s~^:?*[\\]+)$/.exec(text) ?? [];
  return name === undefined || name.split('/').includes('..') || depth === deepest
    ? undefined
    : referenceOf(name, common, depth + 1);
}

const hash = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** `HASH refs/tags/v1`, a line each. */
function packed(name: string, common: string): string | undefined {
  const line = textOf(path.join(common, 'packed-refs'), 50_000_000)
    ?.split('\n')
    .find((each) => each.endsWith(` ${name}`));
  const [found = ''] = line?.split(' ') ?? [];
  return hash.test(found) ? found : undefined;
}

/** Of a plain file of a reasonable size, by a way without links. */
function textOf(file: string, most = 100_000): string | undefined {
  try {
    const found = lstatSync(file);
    return found.isFile() && found.size <= most && realOf(file) === file ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

export function kindOf(file: string): 'file' | 'folder' | undefined {
  try {
    const found = lstatSync(file);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}

function realOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

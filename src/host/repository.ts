/**
 * Finds the repository that a folder belongs to, and what the names of its commits stand for. The repository came with
 * the manuscript and may be anyone's: its configuration is never read, and a path that leads out of it is followed only
 * if the other end points back.
 */

import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface Repository {
  /** The folder that is under version control. All paths here are real ones, without links. */
  readonly root: string;
  /** The folder in which this working tree has its HEAD and its index. */
  readonly own: string;
  /** The folder in which all working trees of the repository have their objects and references. */
  readonly common: string;
}

/** `undefined` when the folder is in none. Like git, the search stops at GIT_CEILING_DIRECTORIES. */
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
 * Follows `gitdir: …` of a second working tree or a submodule, if the other end points back (gitrepository-layout(5):
 * `gitdir`; `core.worktree`).
 */
function otherEnd(door: string, root: string): string | undefined {
  const [, target] = /^gitdir: *(\S.*)$/.exec(textOf(door)?.trimEnd() ?? '') ?? [];
  const own = target === undefined ? undefined : realOf(path.resolve(root, target));
  if (own === undefined) return undefined;
  const back = textOf(path.join(own, 'gitdir'))?.trim();
  if (back !== undefined) return realOf(path.resolve(own, back)) === door ? own : undefined;
  const [, written] = /^[ \t]*worktree *= *(\S.*)$/m.exec(textOf(path.join(own, 'config')) ?? '') ?? [];
  const tree = written?.trim().replace(/^"|"$/g, '');
  return tree !== undefined && realOf(path.resolve(own, tree)) === root ? own : undefined;
}

/** The hash that HEAD stands for; `undefined` before the first commit. */
export function headOf({ own, common }: Repository): string | undefined {
  return hashIn(path.join(own, 'HEAD'), common);
}

/**
 * Replaces the branch or tag that a commit's name begins with by its hash: `HEAD~1`, `v1^`, `main` (gitrevisions(7)). A
 * name that begins with neither stays, because it may be a hash.
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

/** How many references may lead to one another; git has the same limit. */
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

/** Looks the name up in `packed-refs`, which has lines such as `HASH refs/tags/v1`. */
function packed(name: string, common: string): string | undefined {
  const line = textOf(path.join(common, 'packed-refs'), 50_000_000)
    ?.split('\n')
    .find((each) => each.endsWith(` ${name}`));
  const [found = ''] = line?.split(' ') ?? [];
  return hash.test(found) ? found : undefined;
}

/** The text of a plain file of a reasonable size that is reached without links. */
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

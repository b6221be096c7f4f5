/**
 * Finds the file that a picture's address means when there is no file at that path: addresses of sites and
 * repositories, and other spellings of a name.
 */

import type { Host } from '../host/host.ts';
import { folderOf, joinNames } from '../manuscript/names.ts';

/** A file, and the folder that its path must not lead out of. */
export interface FoundPicture {
  /** The path below `folder`. */
  readonly name: string;
  readonly folder: string;
}

export interface PictureAddress {
  /** The address as it is written. */
  readonly written: string;
  /** The path, in the manuscript, of the file that names the picture. */
  readonly from: string;
}

/** Folders from which site generators serve files as `/`. */
const served = ['public', 'static', 'assets', 'source', '.vuepress/public'];
/** How many folders above a file or a manuscript are looked in. */
const highest = 8;
/** How many entries are searched for a picture of the same name. */
const mostEntries = 5_000;

/**
 * All files that the address may mean, each once; the caller takes it only if there is one. The folder of the file that
 * names it comes first, then the folders above it, of which one may be a site's, then the roots of manuscript and
 * repository, then all of them again ignoring capitals; the first step that finds something counts. Query and fragment
 * are dropped, `%23` and `\` are decoded, and names are compared in NFC.
 */
export async function findPicture(
  { written, from }: PictureAddress,
  folder: string,
  host: Host,
): Promise<readonly FoundPicture[]> {
  const spellings = spellingsOf(written);
  const repository = await repositoryAbove(folder, host);
  const near = [{ folder, start: folderOf(from) }];
  const sites = foldersAbove(from).flatMap((site) => servedIn(folder, site));
  const roots = [folder, ...(repository === undefined ? [] : [repository])].flatMap((root) => servedIn(root, ''));
  for (const isSame of [sameName, sameLetters]) {
    for (const starts of [near, sites, roots]) {
      const found = await lookIn(starts, spellings, { isSame, host });
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The folders of a file, but for the root of the manuscript. */
function foldersAbove(name: string): string[] {
  const parts = folderOf(name)
    .split('/')
    .filter((part) => part !== '');
  return parts.slice(0, highest).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function servedIn(folder: string, site: string): Start[] {
  return ['', ...served].map((name) => ({ folder, start: joinNames(site, name) }));
}

/** Pictures of the same name elsewhere in the manuscript. */
export async function namesakesOf(written: string, folder: string, host: Host): Promise<readonly string[]> {
  const wanted = spellingsOf(written).map((parts) => parts.at(-1) ?? '');
  const found: string[] = [];
  const left = [''];
  let entries = 0;
  for (let at = left.shift(); at !== undefined && entries < mostEntries; at = left.shift()) {
    for (const { name, kind } of (await host.list(joinNames(folder, at).replace(/\/$/, ''))) ?? []) {
      entries += 1;
      if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') left.push(joinNames(at, name));
      if (kind === 'file' && wanted.some((one) => sameLetters(name, one))) found.push(joinNames(at, name));
    }
  }
  return found;
}

/** The address as lists of path parts: as it is written, and as it may be meant. */
function spellingsOf(written: string): string[][] {
  const plain = written.replaceAll('\\', '/');
  const bare = plain.replace(/[?#].*$/s, '');
  const all = [plain, bare, decodedWhole(plain), decodedWhole(bare)].map((one) =>
    one.split('/').filter((part) => part !== '' && part !== '.'),
  );
  return [...new Map(all.filter((parts) => parts.length > 0).map((parts) => [parts.join('/'), parts])).values()];
}

function decodedWhole(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function sameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}

function sameLetters(one: string, other: string): boolean {
  return sameName(one.toLowerCase(), other.toLowerCase());
}

interface Start {
  readonly folder: string;
  /** The path, below the folder, at which the search begins. */
  readonly start: string;
}

interface Looking {
  readonly isSame: (one: string, other: string) => boolean;
  readonly host: Host;
}

async function lookIn(
  starts: readonly Start[],
  spellings: readonly (readonly string[])[],
  looking: Looking,
): Promise<FoundPicture[]> {
  const found = new Map<string, FoundPicture>();
  for (const { folder, start } of starts) {
    for (const parts of spellings) {
      const path = [...start.split('/').filter((part) => part !== ''), ...parts];
      for (const name of await walk(folder, path, looking))
        if (!found.has(`${folder}/${name}`)) found.set(`${folder}/${name}`, { folder, name });
    }
  }
  return [...found.values()];
}

/** Files below the folder whose path matches part by part; none where the path leads out of it. */
async function walk(folder: string, path: readonly string[], { isSame, host }: Looking): Promise<string[]> {
  const steps: string[] = [];
  for (const part of path) {
    if (part !== '..') steps.push(part);
    else if (steps.pop() === undefined) return [];
  }
  let reached = [''];
  for (const [index, step] of steps.entries()) {
    const next: string[] = [];
    for (const at of reached) {
      const entries = (await host.list(joinNames(folder, at).replace(/\/$/, ''))) ?? [];
      const isLast = index === steps.length - 1;
      for (const { name, kind } of entries)
        if (isSame(name, step) && (kind === 'link' || (kind === 'file') === isLast)) next.push(joinNames(at, name));
    }
    reached = next;
  }
  return reached;
}

/** The folder at or above the manuscript that is under version control; nothing above it is looked at. */
async function repositoryAbove(folder: string, host: Host): Promise<string | undefined> {
  let at = folder;
  for (let height = 0; height < highest; height += 1) {
    if ((await host.weigh(`${at}/.git`)) !== undefined) return height === 0 ? undefined : at;
    at = `${at}/..`;
    if ((await host.list(at)) === undefined) return undefined;
  }
  return undefined;
}

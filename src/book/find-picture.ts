/**
 * Which file an address of a picture means, where it is not the file that it names: addresses of sites and
 * repositories, and other spellings of a name.
 */

import type { Host } from '../host/host.ts';
import { folderOf, joinNames } from '../manuscript/names.ts';

/** A file, and the folder that it must not lead out of. */
export interface FoundPicture {
  /** Below `folder`. */
  readonly name: string;
  readonly folder: string;
}

export interface PictureAddress {
  /** As it is written. */
  readonly written: string;
  /** The file that names it, below the manuscript. */
  readonly from: string;
}

/** Where sites keep what they serve as `/`. */
const served = ['public', 'static', 'assets', 'source', '.vuepress/public'];
/** A repository stands so many folders above a manuscript at most. */
const highest = 8;
/** Entries that are looked through for a picture of the same name. */
const mostEntries = 5_000;

/**
 * All that it may mean, each file once: one is what is meant. First the folder of the file that names it, then the
 * roots of manuscript, sites and repository, then the same with other capitals; what comes first counts. Query and
 * fragment are dropped, `%23` and `\` read, names compared in NFC.
 */
export async function findPicture(
  { written, from }: PictureAddress,
  folder: string,
  host: Host,
): Promise<readonly FoundPicture[]> {
  const spellings = spellingsOf(written);
  const repository = await repositoryAbove(folder, host);
  const roots = [folder, ...(repository === undefined ? [] : [repository])];
  for (const isSame of [sameName, sameLetters]) {
    const near = await lookIn([{ folder, start: folderOf(from) }], spellings, { isSame, host });
    if (near.length > 0) return near;
    const far = await lookIn(
      roots.flatMap((root) => ['', ...served].map((start) => ({ folder: root, start }))),
      spellings,
      { isSame, host },
    );
    if (far.length > 0) return far;
  }
  return [];
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

/** The parts of the path, as written and as it may have been meant. */
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
  /** Below it. */
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

/** Files below the folder by that path, part by part; none where it leads out. */
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

/** The folder above the manuscript that is under version control; nothing above it is looked at. */
async function repositoryAbove(folder: string, host: Host): Promise<string | undefined> {
  let at = folder;
  for (let height = 0; height < highest; height += 1) {
    if ((await host.weigh(`${at}/.git`)) !== undefined) return height === 0 ? undefined : at;
    at = `${at}/..`;
    if ((await host.list(at)) === undefined) return undefined;
  }
  return undefined;
}

/**
 * The reading order of files that no list names: folder by folder, by the place that they state, else by their names.
 */

import { matterRank } from './matter.ts';
import { isIndexName } from './index-files.ts';
import { compareSegments, stem } from './natural-order.ts';

export interface Orderable {
  /** The name inside the manuscript. */
  readonly name: string;
  /** From `weight`, `sidebar_position` … in front matter; that of a folder's index file applies to the folder. */
  readonly order?: number;
  /** True for the page of its folder, which comes before everything in it. */
  readonly isPage?: boolean;
  /** True for a paper to which chapters link, which is read after them. */
  readonly isBehind?: boolean;
}

export interface Ordered<T> {
  readonly files: readonly T[];
  /** Files whose stated place was ignored, because others in the folder state none and are numbered by name. */
  readonly unheard: readonly T[];
}

interface FolderEntry<T> {
  readonly segment: string;
  readonly order?: number;
  /** A single one when the entry is a file. */
  readonly files: readonly T[];
  readonly isFolder: boolean;
  readonly isPage: boolean;
  readonly isBehind: boolean;
}

/** `ofFolder` gives the place of a folder among its neighbours. */
export function inReadingOrder<T extends Orderable>(
  files: readonly T[],
  ofFolder: (folder: string) => number | undefined = () => undefined,
  depth = 0,
): Ordered<T> {
  const entries = entriesOf(files, ofFolder, depth);
  const places = placesOf(entries);
  const compare = comparison(entries, places.isHeard);
  const inside = [...entries]
    .sort(compare)
    .map((entry) =>
      entry.isFolder ? inReadingOrder(entry.files, ofFolder, depth + 1) : { files: entry.files, unheard: [] },
    );
  return {
    files: inside.flatMap((part) => part.files),
    unheard: [...places.unheard, ...inside.flatMap((part) => part.unheard)],
  };
}

function entriesOf<T extends Orderable>(
  files: readonly T[],
  ofFolder: (folder: string) => number | undefined,
  depth: number,
): FolderEntry<T>[] {
  const folders = new Map<string, T[]>();
  const entries: FolderEntry<T>[] = [];
  for (const file of files) {
    const [segment = '', ...rest] = file.name.split('/').slice(depth);
    if (rest.length === 0)
      entries.push({
        segment,
        files: [file],
        isFolder: false,
        isPage: file.isPage === true || isIndexName(segment),
        isBehind: file.isBehind === true,
        ...(file.order !== undefined && { order: file.order }),
      });
    else {
      const inside = folders.get(segment);
      if (inside === undefined) folders.set(segment, [file]);
      else inside.push(file);
    }
  }
  for (const [segment, inside] of folders) {
    const folder = (inside[0]?.name ?? '')
      .split('/')
      .slice(0, depth + 1)
      .join('/');
    const order =
      inside.find(({ name }) => name.split('/').length === depth + 2 && isIndexName(name))?.order ?? ofFolder(folder);
    const isBehind = inside.every((file) => file.isBehind === true);
    entries.push({
      segment,
      files: inside,
      isFolder: true,
      isPage: false,
      isBehind,
      ...(order !== undefined && { order }),
    });
  }
  return entries;
}

/** A few weights among numbered names count less than the numbers. */
function placesOf<T>(entries: readonly FolderEntry<T>[]): { isHeard: boolean; unheard: readonly T[] } {
  const chapters = entries.filter(({ segment, isPage }) => !isPage && matterRank(stem(segment)) === 0);
  const placed = chapters.filter(({ order }) => order !== undefined);
  const isHeard =
    placed.length > 0 &&
    !chapters.some(({ order, segment }) => order === undefined && /\d|第.{1,9}[章回节節卷部]/u.test(segment));
  return { isHeard, unheard: isHeard ? [] : placed.flatMap(({ files }) => files.slice(0, 1)) };
}

/** Between the chapters and 番外, 后记, 附录. */
const behind = 1.5;

/**
 * The order is: a folder's own page, front words, entries with a place, the rest, back words. Files come before
 * folders, unless all names begin with figures (01-序.md, 02-上卷/, 03-跋.md), in which case only those count.
 */
function comparison<T>(
  entries: readonly FolderEntry<T>[],
  isHeard: boolean,
): (a: FolderEntry<T>, b: FolderEntry<T>) => number {
  const isNumbered = entries.every(
    ({ segment, isPage }) => /^\d/.test(segment) || isPage || matterRank(stem(segment)) !== 0,
  );
  const group = ({ segment, isPage, isBehind, order }: FolderEntry<T>): number => {
    if (isPage) return -1000;
    if (isHeard && order !== undefined) return 0;
    const rank = matterRank(stem(segment));
    if (isBehind && rank === 0) return behind;
    return rank < 0 ? rank - 1 : rank > 0 ? rank + 1 : isHeard ? 1 : 0;
  };
  const place = ({ order = 0 }: FolderEntry<T>): number => (isHeard ? order : 0);
  const kind = ({ isFolder }: FolderEntry<T>): number => (isNumbered || !isFolder ? 0 : 1);
  return (a, b) =>
    group(a) - group(b) || place(a) - place(b) || kind(a) - kind(b) || compareSegments(a.segment, b.segment);
}

/**
 * Files beside the chapters that are copies of one: what systems and programs that sync call one, and what has the same
 * text under a name that goes on from the other's. An older draft with a text of its own is no copy.
 *
 *     第02章 副本.md   第02章 copy 2.md   Copy of 第02章.md   第02章 (冲突副本).md   第02章 (1).md
 */

import { baseOf, folderOf, joinNames } from './names.ts';
import { stem } from './natural-order.ts';

const words =
  '(?:(?:的)?副本|(?:的)?拷[贝貝]|[复複]制|複製|[冲衝]突(?:的?副本)?|copy|[^()（）]{0,40}(?:conflicted copy|冲突副本|衝突副本)[^()（）]{0,40})';
const endings: readonly RegExp[] = [
  new RegExp(`^(.+?)[\\s._—-]*[（(【\\[]\\s*${words}\\s*\\d*\\s*[）)】\\]](?:\\s*[（(]\\d+[）)])?$`, 'iu'),
  new RegExp(`^(.+?)(?:[\\s._—-]+${words}|副本)\\s*\\d*(?:\\s*[（(]\\d+[）)])?$`, 'iu'),
  /^(.+?)\.sync-conflict-[\w-]{1,60}$/iu,
  /^(?:副本|[复複]件|copy of)\s*(?:[（(]\d+[）)])?[\s_-]*(.+)$/iu,
];
/** Files with the same text that are compared with each other. */
const mostAlike = 50;
/** Names are short; longer ones are not searched. */
const longest = 120;

export interface Compared {
  /** The name inside the manuscript. */
  readonly name: string;
  /** The same for the same text; absent when there is none. */
  readonly digest?: string;
}

export interface Copy {
  readonly of: string;
  readonly hasSameText: boolean;
}

/** The copies among the files, by their names. A copy of a copy is one of the original. */
export function findCopies(files: readonly Compared[]): ReadonlyMap<string, Copy> {
  const byStem = new Map(files.map((file) => [stem(file.name), file]));
  const byText = new Map<string, Compared[]>();
  for (const file of files) {
    const key = `${folderOf(file.name)}/${file.digest ?? ''}`;
    if (file.digest === undefined) continue;
    const same = byText.get(key);
    if (same === undefined) byText.set(key, [file]);
    else same.push(file);
  }
  const copies = new Map<string, Copy>();
  for (const file of files) {
    const named = originalsOf(file.name)
      .map((original) => byStem.get(original))
      .find((original) => original !== undefined && original.name !== file.name);
    const same = (byText.get(`${folderOf(file.name)}/${file.digest ?? ''}`) ?? [])
      .slice(0, mostAlike)
      .filter((other) => goesOn(file.name, other.name))
      .sort((a, b) => a.name.length - b.name.length)[0];
    const original = named ?? same;
    if (original !== undefined)
      copies.set(file.name, {
        of: original.name,
        hasSameText: original.digest !== undefined && original.digest === file.digest,
      });
  }
  return copies;
}

/** What the file is a copy of, if its name says that it is one. */
function originalsOf(name: string): string[] {
  const own = stem(baseOf(name));
  if (own.length > longest) return [];
  return endings.flatMap((ending) => {
    const original = ending.exec(own)?.[1]?.trim();
    return original === undefined || original === '' ? [] : [joinNames(folderOf(name), original)];
  });
}

/** `第02章 (1)` goes on from `第02章`, but `第21章` does not from `第2`. */
function goesOn(name: string, from: string): boolean {
  const [own, other] = [stem(baseOf(name)), stem(baseOf(from))];
  return own.length > other.length && own.startsWith(other) && !/^[\p{L}\p{N}]/u.test(own.slice(other.length));
}

/**
 * The author of the whole book, from what its files say: all that name one must agree, and they must be at least half
 * of the files, or the first chapter. The author of a single afterword is no author of the book.
 */

import { matterRank } from './matter.ts';
import { baseOf } from './names.ts';
import { stem } from './natural-order.ts';

/** Keys of front matter and of lines at the head of a file. */
export const authorKey = /^(?:authors?|作者|著者)$/iu;

export interface Authored {
  /** The name inside the manuscript. */
  readonly name: string;
  /** All that the file names. */
  readonly authors: readonly string[];
  /** The title of its first chapter. */
  readonly title?: string;
}

export function agreedAuthor(files: readonly Authored[]): string | undefined {
  const [only, ...others] = new Set(files.flatMap(({ authors }) => authors));
  if (only === undefined || others.length > 0) return undefined;
  const count = files.filter(({ authors }) => authors.length > 0).length;
  const [first] = files;
  const begins =
    first !== undefined &&
    first.authors.length > 0 &&
    [stem(baseOf(first.name)), first.title ?? ''].every((words) => matterRank(words) === 0);
  return count * 2 >= files.length || begins ? only : undefined;
}

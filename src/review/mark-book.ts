/** The book as reviewers get it: ids and marks in every chapter. */

import { withChapters, type Book, type BookMeta } from '../book/model.ts';
import type { ChapterIds } from './assign-ids.ts';
import type { ChapterChanges } from './compare.ts';
import { markChapter } from './mark-chapter.ts';

export interface BookMarking {
  /** By the id of the chapter. */
  readonly ids: ReadonlyMap<string, ChapterIds>;
  /** Of the chapters that changed; none where nothing is compared. */
  readonly changes: readonly ChapterChanges[];
  readonly idsInText: boolean;
}

/** The ISBN is the one of the book that is sold: a copy for reviewers has none. */
export function markBook(book: Book, { ids, changes, idsInText }: BookMarking): Book {
  const byPrefix = new Map(changes.map((chapter) => [chapter.prefix, chapter]));
  const marked = withChapters(book, (chapter) => {
    const own = ids.get(chapter.id);
    if (own === undefined) throw new Error(`no ids for ${chapter.id}`);
    return markChapter(chapter, { ids: own, changes: byPrefix.get(own.prefix)?.changes ?? [], idsInText });
  });
  return { ...marked, meta: withoutIsbn(book.meta) };
}

function withoutIsbn(given: BookMeta): BookMeta {
  const meta: { -readonly [Key in keyof BookMeta]: BookMeta[Key] } = { ...given };
  delete meta.isbn;
  return meta;
}

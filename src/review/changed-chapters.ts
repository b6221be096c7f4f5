/** The book without the chapters that did not change. */

import { chaptersOf, withChapters, type Book, type Chapter } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import type { Token } from '../markdown/parsed.ts';
import { copyOf } from '../markdown/tokens.ts';
import type { BookMarking } from './mark-book.ts';

export function changedChapters(book: Book, { ids, changes }: Pick<BookMarking, 'ids' | 'changes'>): Book {
  const changed = new Set(changes.map(({ prefix }) => prefix));
  const isChanged = ({ id }: Chapter): boolean => changed.has(ids.get(id)?.prefix ?? '');
  const absent = chaptersOf(book).flatMap((chapter) => (isChanged(chapter) ? [] : [chapter.id]));
  if (absent.length === 0) return book;
  return withChapters(book, (chapter) => (isChanged(chapter) ? withoutLinksTo(new Set(absent), chapter) : undefined));
}

/** A link to a chapter that was left out leads nowhere, and is text. */
function withoutLinksTo(absent: ReadonlySet<string>, chapter: Chapter): Chapter {
  const isDead = ({ meta }: Token): boolean =>
    typeof meta?.['target'] === 'string' && absent.has(meta['target'].split('-')[0] ?? '');
  const unlink = (tokens: readonly Token[]): Token[] =>
    tokens.map((token) => {
      const isLink = isDead(token);
      if (!isLink && token.children?.some(isDead) !== true) return token;
      const copy = copyOf(token);
      if (isLink) copy.meta = { ...token.meta, target: undefined };
      if (token.children) copy.children = unlink(token.children);
      return copy;
    });
  return identified(
    {
      ...chapter,
      tokens: unlink(chapter.tokens),
      notes: chapter.notes.map((note) => ({ ...note, tokens: unlink(note.tokens) })),
    },
    ['without links', chapter, [...absent].sort()],
  );
}

/**
 * The book as reviewers get it: with ids and marks in every chapter and, if asked for, with the changed chapters only.
 */

import { chaptersOf, type Book, type BookMeta, type Chapter, type Part } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import type { Token } from '../markdown/parsed.ts';
import { copyOf } from '../markdown/tokens.ts';
import type { ChapterIds } from './assign-ids.ts';
import type { ChapterChanges } from './compare.ts';
import { markChapter, type PassageMark } from './mark-chapter.ts';

export interface BookMarking {
  /** One for each chapter of the book, in order. */
  readonly ids: readonly ChapterIds[];
  /** Absent when nothing is compared. */
  readonly changes?: readonly ChapterChanges[];
  readonly changedOnly: boolean;
  readonly idsInText: boolean;
}

export interface MarkedBook {
  readonly book: Book;
  /** The same chapters without marks, against which a finished copy is checked. */
  readonly plain: Book;
  readonly marks: readonly PassageMark[];
}

/** The metadata lose the ISBN, which belongs to the book that is sold. */
export function markBook(book: Book, { ids, changes, changedOnly, idsInText }: BookMarking): MarkedBook {
  const byPrefix = new Map(changes?.map((chapter) => [chapter.prefix, chapter]));
  const chapters = chaptersOf(book);
  const kept = new Map<Chapter, Chapter>();
  const marks: PassageMark[] = [];
  for (const [index, chapter] of chapters.entries()) {
    const own = ids[index];
    if (own === undefined) throw new Error(`no ids for ${chapter.id}`);
    const change = byPrefix.get(own.prefix);
    if (changedOnly && change === undefined) continue;
    const marked = markChapter(chapter, { ids: own, changes: change?.changes ?? [], idsInText });
    kept.set(chapter, marked.chapter);
    for (const mark of marked.marks) marks.push(mark);
  }
  const all =
    kept.size < chapters.length
      ? withoutLinksTo(new Set(chapters.filter((chapter) => !kept.has(chapter)).map(({ id }) => id)), kept)
      : kept;
  const plain = { ...book, body: keptBody(book.body, new Map([...kept.keys()].map((chapter) => [chapter, chapter]))) };
  return { book: { ...book, meta: withoutIsbn(book.meta), body: keptBody(book.body, all) }, plain, marks };
}

function withoutIsbn(given: BookMeta): BookMeta {
  const meta: { -readonly [Key in keyof BookMeta]: BookMeta[Key] } = { ...given };
  delete meta.isbn;
  return meta;
}

function keptBody(body: Book['body'], kept: ReadonlyMap<Chapter, Chapter>): (Part | Chapter)[] {
  return body.flatMap((item): (Part | Chapter)[] => {
    if (item.kind === 'chapter') return [kept.get(item) ?? []].flat();
    const { text: given, ...part } = item;
    const text = given && kept.get(given);
    const inside = keptBody(item.body, kept);
    return inside.length === 0 && text === undefined ? [] : [{ ...part, ...(text && { text }), body: inside }];
  });
}

/** A link to a chapter that was left out becomes text, since its target is missing. */
function withoutLinksTo(absent: ReadonlySet<string>, chapters: ReadonlyMap<Chapter, Chapter>): Map<Chapter, Chapter> {
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
  return new Map(
    [...chapters].map(([key, chapter]) => [
      key,
      identified(
        {
          ...chapter,
          tokens: unlink(chapter.tokens),
          notes: chapter.notes.map((note) => ({ ...note, tokens: unlink(note.tokens) })),
        },
        ['without links', chapter, [...absent].sort()],
      ),
    ]),
  );
}

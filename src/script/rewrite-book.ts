/** A book whose texts are written anew: its chapters, the titles of its parts, and what its metadata show. */

import { withChapters, type Book, type BookMeta, type Chapter, type ChapterTitle, type Part } from '../book/model.ts';

export interface BookChanges {
  readonly chapter: (chapter: Chapter) => Chapter;
  readonly title: (title: ChapterTitle) => ChapterTitle;
  /** Of words that stand alone: the title of the book, a name, a sentence. */
  readonly words: (text: string) => string;
}

export function rewriteBook(book: Book, { chapter, title, words }: BookChanges): Book {
  const { body } = withChapters(book, chapter);
  return { ...book, body: withTitles(body, title), meta: rewriteMeta(book.meta, words) };
}

function withTitles(body: Book['body'], title: BookChanges['title']): Book['body'] {
  return body.map((item) =>
    item.kind === 'part'
      ? ({ ...item, title: title(item.title), body: withTitles(item.body, title) } satisfies Part)
      : item,
  );
}

/** All that is shown; names of files, numbers and dates stay. */
function rewriteMeta(meta: BookMeta, words: (text: string) => string): BookMeta {
  const { title, creators, subjects, series, copyright } = meta;
  const shown = (['subtitle', 'publisher', 'rights', 'description'] as const).flatMap((key) =>
    meta[key] === undefined ? [] : [[key, words(meta[key])]],
  );
  return {
    ...meta,
    ...(Object.fromEntries(shown) as Partial<BookMeta>),
    title: words(title),
    creators: creators.map((creator) => ({ ...creator, name: words(creator.name) })),
    subjects: subjects.map(words),
    ...(series && { series: { ...series, name: words(series.name) } }),
    copyright: Object.fromEntries(
      Object.entries(copyright).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(words) : words(value as string),
      ]),
    ),
  };
}

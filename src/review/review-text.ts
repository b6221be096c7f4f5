/** The text of a book that reviewers get, as passages. */

import { chaptersOf, type Book, type Chapter } from '../book/model.ts';
import { flowsOf } from './passages.ts';
import type { ReviewChapter } from './text.ts';

export function reviewText(book: Book): ReviewChapter[] {
  return chaptersOf(book).map((chapter) => ({
    file: chapter.source.name,
    title: chapter.title.full,
    wanted: wantedPrefix(chapter),
    passages: flowsOf(chapter).flatMap(({ passages }) => passages.map(({ text }) => text)),
  }));
}

/** `ch26b` → `26b`; the page of a part is `p1`; chapters without a number, such as 序, are `c1`, `c2` … by position. */
function wantedPrefix({ id }: Chapter): string {
  return /^ch(\d+\w*)$/.exec(id)?.[1] ?? id.replace(/^part/, 'p').replace(/^c0*/, 'c');
}

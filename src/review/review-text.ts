/** Book → the text that reviewers get, passage by passage. */

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

/** `ch26b` → `26b`; the page of a part `p1`; a chapter without number, such as 序, is `c1`, `c2` … by its place. */
function wantedPrefix({ id }: Chapter): string {
  return /^ch(\d+\w*)$/.exec(id)?.[1] ?? id.replace(/^part/, 'p').replace(/^c0*/, 'c');
}

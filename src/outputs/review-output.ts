/** What outputs need of a review: the marked book for their medium, the facts of its pages, the names of its files. */

import type { Book } from '../book/model.ts';
import type { Edition } from '../editions/edition.ts';
import { roundLine, type ReviewFacts } from '../pages/review-pages.ts';
import { wordsFor } from '../pages/words.ts';
import type { Review } from '../reading/prepare-review.ts';
import { markBook, type MarkedBook } from '../review/mark-book.ts';
import type { Copy } from '../review/copies.ts';

export interface ReviewOutput extends MarkedBook {
  readonly facts: ReviewFacts;
  /** `第 2 轮　2026-11-24　4f2a9c1e` */
  readonly roundLine: string;
  /** `问石录（审读本　第 2 轮）` */
  readonly title: string;
  readonly copies: readonly Copy[];
  readonly showsNames: boolean;
}

/** `undefined` where the edition is not for reviewers. */
export function reviewFor(
  { format, purpose }: Edition,
  book: Book,
  review: Review | undefined,
): ReviewOutput | undefined {
  if (purpose !== 'review' || review === undefined) return undefined;
  const isPaper = format === 'pdf';
  const { ids, since, changedOnly, copies, showsNames, round, date, commit, lineNumbers } = review;
  const marked = markBook(book, { ids, changedOnly, idsInText: !isPaper, ...(since && { changes: since.changes }) });
  const facts: ReviewFacts = {
    meta: book.meta,
    round,
    lineNumbers,
    changedOnly,
    isNumbered: copies.some(({ id }) => id !== undefined),
    medium: isPaper ? 'paper' : 'flow',
    ...(date !== undefined && { date }),
    ...(commit !== undefined && { commit }),
    ...(since && { since }),
  };
  const words = wordsFor(book.meta.language).review;
  return {
    ...marked,
    facts,
    roundLine: roundLine(facts),
    title: words.titled(book.meta.title, round),
    copies,
    showsNames,
  };
}

/** `book-review-r2-7kq2m3xa`: what is known of it, and nothing of a person. */
export function copyName(stem: string, { namesRound, round }: Review, { id }: Copy): string {
  return [stem, ...(namesRound ? [`r${round}`] : []), ...(id === undefined ? [] : [id])].join('-');
}

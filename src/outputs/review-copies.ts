/** What outputs need of a review besides the marked book: the facts of its pages, its copies, their names. */

import type { BookMeta } from '../book/model.ts';
import type { Edition } from '../editions/edition.ts';
import { roundLine, type ReviewFacts } from '../pages/review-pages.ts';
import { wordsFor } from '../pages/words.ts';
import type { Review } from '../reading/prepare-review.ts';
import type { Copy } from '../review/copies.ts';

export interface ReviewCopies {
  readonly facts: ReviewFacts;
  /** `第 2 轮　2026-11-24　4f2a9c1e` */
  readonly roundLine: string;
  /** `问石录（审读本　第 2 轮）` */
  readonly title: string;
  readonly copies: readonly Copy[];
  readonly showsNames: boolean;
  /** `book-review-r2-7kq2m3xa`: what is known of a copy, and nothing of a person. */
  readonly nameOf: (stem: string, copy: Copy) => string;
}

export function reviewCopies({ format }: Edition, meta: BookMeta, review: Review): ReviewCopies {
  const { since, changedOnly, copies, showsNames, round, namesRound, date, commit, lineNumbers } = review;
  const facts: ReviewFacts = {
    meta,
    round,
    lineNumbers,
    changedOnly,
    isNumbered: copies.some(({ id }) => id !== undefined),
    medium: format === 'pdf' ? 'paper' : 'flow',
    ...(date !== undefined && { date }),
    ...(commit !== undefined && { commit }),
    ...(since && { since }),
  };
  return {
    facts,
    roundLine: roundLine(facts),
    title: wordsFor(meta.language).review.titled(meta.title, round),
    copies,
    showsNames,
    nameOf: (stem, { id }) => [stem, ...(namesRound ? [`r${round}`] : []), ...(id === undefined ? [] : [id])].join('-'),
  };
}

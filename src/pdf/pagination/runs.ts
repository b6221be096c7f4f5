/**
 * What there is to be paginated: the runs of printed signatures, and how the pages of an edition are numbered and
 * headed.
 */

import { allCircled } from '../../composing/number-notes.ts';
import { wordsFor } from '../../pages/words.ts';
import type { TextsByFace } from '../../shown/characters.ts';
import type { Numbering, Run } from './pagination.ts';
import type { ReadySignature } from '../signatures/ready-signature.ts';
import type { Manner } from '../sheets/purposes.ts';
import type { Setting } from '../sheets/setting.ts';
import { runId, type Signature } from '../sheets/signature.ts';

export function headsOf(
  { book, edition, extras }: Setting,
  { hasRunningHeads, isReviewCopy }: Manner,
): Omit<Numbering, 'label'> {
  return {
    openings: edition.sheet.openings,
    ...(hasRunningHeads && { versoHead: book.meta.title }),
    ...(isReviewCopy && { notice: wordsFor(book.meta.language).notForSale }),
    ...(extras && { foot: extras.foot }),
  };
}

/**
 * The words of heads, feet and stamps, but for the titles of the pages themselves. Title and notice count in every PDF,
 * so that the faces of all are alike. What the notes of a page are numbered with is known only when it is broken: where
 * `texts` have notes, any number may come.
 */
export function linesAround({ book: { meta }, edition, extras }: Setting, texts: readonly TextsByFace[]): string[] {
  const hasNotes = texts.some((text) => text.some(([, shown]) => shown.includes('①')));
  return [
    ...(hasNotes && edition.notes === 'page' ? [allCircled] : []),
    meta.title,
    wordsFor(meta.language).notForSale,
    extras?.foot ?? '',
    ...(extras?.copies ?? []).map(({ text }) => text),
  ];
}

/** Each page's run begins at its place in the signature; the next run, or the signature's end, ends it. */
export function printedRuns(signatures: readonly Signature[], printed: readonly ReadySignature[]): Run[] {
  return signatures.flatMap(({ pages }, index) => {
    const read = printed[index];
    const starts = pages.map((page) => read?.targets.get(runId(page))?.page ?? 0);
    return pages.map((page, at): Run => ({ page, printed: read?.pages.slice(starts[at], starts[at + 1]) ?? [] }));
  });
}

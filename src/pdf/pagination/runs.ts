/**
 * What there is to be paginated: the runs of printed signatures, and how the pages of an edition are numbered and
 * headed.
 */

import { chaptersOf } from '../../book/model.ts';
import { allCircled } from '../../composing/number-notes.ts';
import { wordsFor } from '../../pages/words.ts';
import type { TextsByFace } from '../../shown/characters.ts';
import { reviewFurniture, verticalFurniture, type Furniture } from '../../theme/furniture.ts';
import { charactersOfNumerals } from './numerals.ts';
import type { Numbering, Run } from './pagination.ts';
import type { ReadySignature } from '../signatures/ready-signature.ts';
import { mannerOf, type Manner } from '../sheets/purposes.ts';
import type { Setting } from '../sheets/setting.ts';
import { runId, type Signature } from '../sheets/signature.ts';

export function headsOf(
  { book, edition, extras }: Setting,
  { hasRunningHeads, isReviewCopy }: Manner,
): Omit<Numbering, 'label'> {
  return {
    openings: edition.sheet.openings,
    facing: edition.sheet.facing,
    ...(hasRunningHeads && { book: book.meta.title }),
    ...(isReviewCopy && { notice: wordsFor(book.meta.language).notForSale }),
    ...(extras && { foot: extras.foot }),
  };
}

/** The lines around the pages: those of the theme for its way of lines, but for reviewers always the same. */
export function furnitureFor({ theme, edition }: Pick<Setting, 'theme' | 'edition'>): Furniture {
  if (mannerOf(edition).isReviewCopy) return reviewFurniture;
  return edition.writing === 'vertical' ? verticalFurniture(theme.furniture) : theme.furniture;
}

/** Lines that are set in another face than that of the text, by its id: whatever can stand in them. */
export function linesInFaces(setting: Setting): ReadonlyMap<string, string> {
  const { book } = setting;
  const { lines, numerals } = furnitureFor(setting);
  const titles = [book.meta.title, ...chaptersOf(book).map(({ title }) => title.full)].join('');
  const figures = charactersOfNumerals[numerals.body] + charactersOfNumerals[numerals.front];
  return new Map(
    lines.flatMap(({ face, between }) => (face === undefined ? [] : [[face, titles + figures + between]])),
  );
}

/**
 * The words of heads, feet and stamps, but for the titles of the pages themselves. Title and notice count in every PDF,
 * so that the faces of all are alike. What the notes of a page are numbered with is known only when it is broken: where
 * `texts` have notes, any number may come.
 */
export function linesAround(setting: Setting, texts: readonly TextsByFace[]): string[] {
  const { book, edition, extras } = setting;
  const { meta } = book;
  const { lines, numerals } = furnitureFor(setting);
  const hasNotes = texts.some((text) => text.some(([, shown]) => shown.includes('①')));
  return [
    ...(hasNotes && edition.notes === 'page' ? [allCircled] : []),
    ...[numerals.front, numerals.body].flatMap((each) => (each === 'chinese' ? charactersOfNumerals.chinese : [])),
    ...lines.map(({ between }) => between),
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

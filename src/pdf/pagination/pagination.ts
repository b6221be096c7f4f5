/** Which page comes where: blanks before rectos, folios, running heads. Pure numbers, no PDF. */

import type { Page } from '../../pages/views.ts';
import type { ReadyPage } from '../signatures/ready-signature.ts';
import type { FurnitureWord } from '../../theme/furniture.ts';

/** A printed page, or a true blank: no head, no folio, nothing [D4]. */
export interface BoundPage {
  readonly source?: ReadyPage;
  /** Right-hand pages are rectos; the first page of a book is one. */
  readonly side: 'recto' | 'verso';
  /** What the page is called in the file, and where another names it: `12`, `iv`. */
  readonly label: string;
  /** The same as pages and contents write it: `12`, `一二`. */
  readonly folio: string;
  /**
   * What the lines around the page can say of it. There are no titles on openers, on blanks and in the front matter
   * [D1], and no folio on blanks, parts and title pages.
   */
  readonly words: Partial<Readonly<Record<FurnitureWord, string>>>;
  /** Page numbers of links, to be set into the gaps left for them. */
  readonly references?: readonly PageReference[];
  /** At the left of the foot, beside the folio. */
  readonly foot?: string;
  readonly margin?: PageMargin;
}

/**
 * In points from the lower left corner of the sheet as Chrome printed it; `x` is the left edge of the gap, `y` its base
 * line.
 */
export interface PageReference {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** In points from the lower left corner of the sheet as Chrome printed it. */
export interface PageMargin {
  /** `y` is the base line. */
  readonly ids: readonly { readonly label: string; readonly y: number }[];
  readonly bars: readonly { readonly from: number; readonly to: number }[];
  readonly lines: readonly { readonly label: string; readonly y: number }[];
}

/** A run of pages that begins with an opening: title page, contents, part, chapter. */
export interface Run {
  readonly page: Page;
  readonly printed: readonly ReadyPage[];
}

export interface Numbering {
  readonly openings: 'recto' | 'any';
  /** Whether versos are the mirror of rectos, as on paper. */
  readonly facing?: boolean;
  readonly label: (folio: number) => string;
  /** How the folio is written on the page; as the label unless told. */
  readonly numeral?: (folio: number) => string;
  /** The title of the book; absent where no page has running heads. */
  readonly book?: string;
  /** What every page but blanks says: that it is a review copy. */
  readonly notice?: string;
  /** What every page but blanks says at the left of its foot, beside the folio. */
  readonly foot?: string;
  /** The first folio; 1 unless told. */
  readonly from?: number;
}

const withFolio: ReadonlySet<Page['kind']> = new Set(['chapter', 'notes', 'changes', 'form']);

/** Numbers a sequence of runs, the first page a recto. */
export function paginate(runs: readonly Run[], numbering: Numbering): BoundPage[] {
  const bound: BoundPage[] = [];
  const { foot, notice, from = 1, numeral = numbering.label } = numbering;
  const side = () => (bound.length % 2 === 0 ? 'recto' : 'verso');
  const place = () => {
    const number = bound.length + from;
    return { side: side(), label: numbering.label(number), folio: numeral(number) } as const;
  };
  const blank = () => bound.push({ ...place(), words: {} });
  for (const { page, printed } of runs) {
    const opensRecto = numbering.openings === 'recto' && page.kind !== 'copyright' && page.isSection !== true;
    if (opensRecto && side() === 'verso') blank();
    for (const [index, source] of printed.entries()) {
      const hasFolio = withFolio.has(page.kind) || (page.kind === 'contents' && numbering.openings === 'recto');
      const hasTitles = numbering.book !== undefined && (page.kind === 'chapter' || page.kind === 'notes') && index > 0;
      const placed = place();
      bound.push({
        source,
        ...placed,
        words: {
          ...(hasTitles && { book: numbering.book, chapter: page.title }),
          ...(hasFolio && { folio: placed.folio }),
          ...(notice !== undefined && { notice }),
        },
        ...(foot !== undefined && { foot }),
      });
    }
  }
  // A leaf has two sides: the next thing bound begins on a recto again.
  if (isOnLeaves(numbering) && side() === 'verso') blank();
  return bound;
}

function isOnLeaves({ openings, facing }: Numbering): boolean {
  return openings === 'recto' || facing === true;
}

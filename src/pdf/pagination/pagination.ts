/** Which page comes where: blanks before rectos, folios, running heads. Pure numbers, no PDF. */

import type { Writing } from '../../config/writing.ts';
import type { Page } from '../../pages/views.ts';
import type { ReadyPage } from '../signatures/ready-signature.ts';

/** A printed page, or a true blank: no head, no folio, nothing [D4]. */
export interface BoundPage {
  readonly source?: ReadyPage;
  /** Right-hand pages are rectos; the first page of a book is one. */
  readonly side: 'recto' | 'verso';
  /** What the page is called: `12`, `iv`. */
  readonly label: string;
  readonly showsFolio: boolean;
  /** Running head; absent on openers, blanks and in the front matter [D1]. */
  readonly head?: string;
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
  readonly label: (folio: number) => string;
  /** Head of a verso; absent where no page has heads. */
  readonly versoHead?: string;
  /** What every page but blanks says at its head, instead: that it is a review copy. */
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
  const { foot, from = 1 } = numbering;
  const side = () => (bound.length % 2 === 0 ? 'recto' : 'verso');
  const blank = () => bound.push({ side: side(), label: numbering.label(bound.length + from), showsFolio: false });
  for (const { page, printed } of runs) {
    const opensRecto = numbering.openings === 'recto' && page.kind !== 'copyright' && page.isSection !== true;
    if (opensRecto && side() === 'verso') blank();
    for (const [index, source] of printed.entries()) {
      const head = numbering.notice ?? (index > 0 ? runningHead(page, side(), numbering) : undefined);
      bound.push({
        source,
        side: side(),
        label: numbering.label(bound.length + from),
        showsFolio: withFolio.has(page.kind) || (page.kind === 'contents' && numbering.openings === 'recto'),
        ...(head !== undefined && { head }),
        ...(foot !== undefined && { foot }),
      });
    }
  }
  // A leaf has two sides: the next thing bound begins on a recto again.
  if (numbering.openings === 'recto' && side() === 'verso') blank();
  return bound;
}

function runningHead({ kind, title }: Page, side: 'recto' | 'verso', { versoHead }: Numbering): string | undefined {
  if (versoHead === undefined || (kind !== 'chapter' && kind !== 'notes')) return undefined;
  return side === 'verso' ? versoHead : title;
}

type Labels = Readonly<Record<'front' | 'body', (folio: number) => string>>;

/** Folios of the front matter, which is numbered apart, and of the body [B7] [D2]. */
export function labelsIn(writing: Writing): Labels {
  return writing === 'vertical' ? { front: chineseFigures, body: chineseFigures } : { front: roman, body: String };
}

/** 一二六: figure by figure. */
function chineseFigures(value: number): string {
  return Array.from(String(value), (figure) => '〇一二三四五六七八九'.charAt(Number(figure))).join('');
}

/** Lower-case roman numerals. */
export function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [step, letters] of steps) {
    while (rest >= step) {
      text += letters;
      rest -= step;
    }
  }
  return text;
}

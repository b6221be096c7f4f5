/**
 * Computes which pages stand on which sheet, so that they are in order once it is folded. It is arithmetic, without a
 * PDF.
 */

import type { ImpositionName } from '../config/schema.ts';

/**
 * One side of a sheet, seen from above with the fold upright. Pages count from 0; a half without a page stays blank.
 */
export interface SheetSide {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

export interface ImposedSheet {
  /** The number of sheets of the same signature that lie around it. */
  readonly depth: number;
  /** The side that is outside after folding. */
  readonly front: SheetSide;
  /** Absent on sheets that are printed on one side. */
  readonly back?: SheetSide;
}

export interface Imposing {
  readonly pages: number;
  readonly scheme: ImpositionName;
  /** Books set in columns are bound at the right, and read from what is the end of other books. */
  readonly rightBound?: boolean;
}

/** Pages of a signature; `undefined` when the whole book is one, as in a booklet. */
const signaturePages: Readonly<Record<Exclude<ImpositionName, 'thread'>, number | undefined>> = {
  'booklet': undefined,
  'signatures-16': 16,
  'signatures-32': 32,
};

/** Sheets in the order of printing: signature by signature, in each the outermost sheet first. */
export function impose({ pages, scheme, rightBound = false }: Imposing): ImposedSheet[] {
  const page = (number: number) => (number < pages ? number : undefined);
  const side = (first: number, second: number): SheetSide =>
    rightBound ? { left: page(second), right: page(first) } : { left: page(first), right: page(second) };
  if (scheme === 'thread')
    return Array.from({ length: Math.ceil(pages / 2) }, (_, leaf) => ({
      depth: 0,
      front: side(2 * leaf, 2 * leaf + 1),
    }));
  const size = signaturePages[scheme] ?? Math.ceil(pages / 4) * 4;
  return Array.from({ length: Math.ceil(pages / size) }, (_, signature) =>
    foldedInto(size, signature * size, side),
  ).flat();
}

/**
 * Sheets that lie one in another: the outermost has the last page and the first, the next the last but one and the
 * second, and so on.
 */
function foldedInto(size: number, first: number, side: (left: number, right: number) => SheetSide): ImposedSheet[] {
  const last = first + size - 1;
  return Array.from({ length: size / 4 }, (_, depth) => ({
    depth,
    front: side(last - 2 * depth, first + 2 * depth),
    back: side(first + 2 * depth + 1, last - 2 * depth - 1),
  }));
}

/** Which pages stand on which sheet, so that they come in order once it is folded: arithmetic, no PDF. */

import type { ImpositionName } from '../config/schema.ts';

/**
 * One side of a sheet, seen from above with the fold upright; pages count from 0, and where there is none the half
 * stays blank.
 */
export interface SheetSide {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

export interface ImposedSheet {
  /** How many sheets of the same signature lie around it. */
  readonly depth: number;
  /** The side that is outside once the sheet is folded. */
  readonly front: SheetSide;
  /** Sheets that are printed on one side have none. */
  readonly back?: SheetSide;
}

export interface Imposing {
  readonly pages: number;
  readonly scheme: ImpositionName;
  /** Right-bound books, those set in columns, are read from what is the end of others. */
  readonly rightBound?: boolean;
}

/** Pages of a signature; a booklet is a single one, as thick as the book. */
const signaturePages: Readonly<Record<Exclude<ImpositionName, 'thread'>, number | undefined>> = {
  'booklet': undefined,
  'signatures-16': 16,
  'signatures-32': 32,
};

/** In the order of printing: the first signature first, the outermost sheet of each first. */
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
 * Sheets that lie one in another: outside stand the last page and the first, inside the second and the last but one.
 */
function foldedInto(size: number, first: number, side: (left: number, right: number) => SheetSide): ImposedSheet[] {
  const last = first + size - 1;
  return Array.from({ length: size / 4 }, (_, depth) => ({
    depth,
    front: side(last - 2 * depth, first + 2 * depth),
    back: side(first + 2 * depth + 1, last - 2 * depth - 1),
  }));
}

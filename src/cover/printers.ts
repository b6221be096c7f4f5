/**
 * What printers ask of a cover, as data (publishing.md §4b, §4c); lengths in millimetres. Where a printer gives a
 * template of its own for a finished book, that is the last word.
 */

import { inch } from '../config/page-sizes.ts';
import { papers } from '../config/papers.ts';
import { printers, usualBleed } from '../editions/printers.ts';
import type { Printing, PrinterName } from '../editions/printing.ts';

export interface CoverRules {
  readonly bleed: number;
  /** What words must keep from the trim. */
  readonly safe: number;
  /** Thickness of the book block and its cover, by the pages of the book. */
  readonly spine: (pages: number, paper: Printing['paper']) => number;
  /** A spine with less stays without words. */
  readonly leastPages: number;
  readonly leastSpine: number;
  /** What words on the spine keep from its folds, for a fold may come to lie beside its place. */
  readonly clearance: number;
  /** Who prints the barcode; the printer's place for it stays white. */
  readonly barcode: 'book' | 'printer';
  /** Of the barcode's white field; it lies at the foot of the back, on the side of the spine. */
  readonly barcodeField: { readonly width: number; readonly height: number };
  /** What the field keeps from the trim and the fold. */
  readonly barcodeMargin: number;
  readonly hasFlaps: boolean;
  /** Title, author and dates in the file; KDP wants none. */
  readonly takesMetadata: boolean;
}

/** Pages × the paper's thickness. */
const byPaper: CoverRules['spine'] = (pages, paper) => pages * papers[paper].perPage;

/**
 * EAN-13 at its full size is 37.29 mm wide with its quiet zones (GS1 General Specifications 5.2); the field has air
 * around it.
 */
const fullField = { width: 43, height: 31 };

/** Bleed and metadata are those of the printer's pages. */
function rulesAt(printer: PrinterName, ofCovers: Omit<CoverRules, 'bleed' | 'takesMetadata'>): CoverRules {
  const { bleed, takesMetadata } = printers[printer];
  return { ...ofCovers, bleed: bleed.only ?? usualBleed, takesMetadata };
}

/**
 * Two leaves of the usual cover card, 250 g, are about half a millimetre; spines of 5 mm and more bear words (GB/T
 * 11668).
 */
const chinese = {
  safe: 5,
  spine: (pages, paper) => byPaper(pages, paper) + 0.5,
  leastPages: 1,
  leastSpine: 5,
  clearance: 1,
  barcode: 'book',
  barcodeField: fullField,
  barcodeMargin: 14,
  hasFlaps: true,
} as const satisfies Partial<CoverRules>;

/** What the three that print on demand have in common. */
const onDemand = {
  safe: 0.25 * inch,
  spine: byPaper,
  leastSpine: 0,
  clearance: 0.0625 * inch,
  barcode: 'book',
  barcodeField: fullField,
  barcodeMargin: 0.5 * inch,
  hasFlaps: false,
} as const satisfies Partial<CoverRules>;

export const coverRules: Readonly<Record<PrinterName, CoverRules>> = {
  kdp: rulesAt('kdp', {
    ...onDemand,
    leastPages: 79,
    barcode: 'printer',
    barcodeField: { width: 2 * inch, height: 1.2 * inch },
    barcodeMargin: 0.25 * inch,
  }),
  ingramspark: rulesAt('ingramspark', { ...onDemand, leastPages: 48 }),
  // Of its paperbacks Lulu gives a formula without the paper.
  lulu: rulesAt('lulu', { ...onDemand, leastPages: 1, leastSpine: 5, spine: (pages) => (pages / 444 + 0.06) * inch }),
  cn: rulesAt('cn', chinese),
  custom: rulesAt('custom', chinese),
};

/**
 * What printers ask of a cover, as data [P4b] [P4c]; lengths in millimetres. Where a printer has a template for the
 * finished book, that decides.
 */

import { inch } from '../config/page-sizes.ts';
import { papers } from '../config/papers.ts';
import { printers, usualBleed } from '../editions/printers.ts';
import type { Printing, PrinterName } from '../editions/printing.ts';

export interface CoverRules {
  readonly bleed: number;
  /** The distance that words must keep from the trim. */
  readonly safe: number;
  /** Thickness of the pages and their cover, from the number of pages. */
  readonly spine: (pages: number, paper: Printing['paper']) => number;
  /** A spine of a book with fewer pages has no words. */
  readonly leastPages: number;
  readonly leastSpine: number;
  /** The distance that words on the spine keep from its folds, since a fold may be a little off. */
  readonly clearance: number;
  /** Who prints the barcode; the place for the printer's stays white. */
  readonly barcode: 'book' | 'printer';
  /** Size of the barcode's white field, at the foot of the back beside the spine. */
  readonly barcodeField: { readonly width: number; readonly height: number };
  /** The distance of the field from trim and fold. */
  readonly barcodeMargin: number;
  readonly hasFlaps: boolean;
  /** Whether the file may have title, author and dates; KDP wants none. */
  readonly takesMetadata: boolean;
}

/** The number of pages × the thickness of the paper. */
const byPaper: CoverRules['spine'] = (pages, paper) => pages * papers[paper].perPage;

/**
 * At its full size EAN-13 is 37.29 mm wide with its quiet zones (GS1 General Specifications 5.2); the field is a little
 * larger.
 */
const fullField = { width: 43, height: 31 };

/** Bleed and metadata are the same as for the printer's pages. */
function rulesAt(printer: PrinterName, ofCovers: Omit<CoverRules, 'bleed' | 'takesMetadata'>): CoverRules {
  const { bleed, takesMetadata } = printers[printer];
  return { ...ofCovers, bleed: bleed.only ?? usualBleed, takesMetadata };
}

/**
 * The cover, two leaves of the usual 250 g card, is about half a millimetre thick. Spines have words from 5 mm on
 * [P4c].
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

/** The rules that the three printers on demand share. */
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
  // Lulu's formula for paperbacks does not ask for the paper.
  lulu: rulesAt('lulu', { ...onDemand, leastPages: 1, leastSpine: 5, spine: (pages) => (pages / 444 + 0.06) * inch }),
  cn: rulesAt('cn', chinese),
  custom: rulesAt('custom', chinese),
};

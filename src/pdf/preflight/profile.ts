/**
 * What is expected of a finished PDF: plain data, from the edition it was made for or guessed from the file. Lengths in
 * millimetres.
 */

import { printers, usualDpi, type GutterRow } from '../../editions/printers.ts';

export interface Profile {
  /** Decides how grave a finding is; `unknown` where a file says nothing of what it is for. */
  readonly purpose: 'print' | 'screen' | 'unknown';
  readonly printer: PrinterRules;
  /** `k` and `gray` want the black plate alone, `color` any ink of a press, `any` does not ask. */
  readonly ink: 'k' | 'gray' | 'color' | 'any';
  /** ISO 15930-1 and -4, ISO 15930-7. */
  readonly pdfx: 'X-1a' | 'X-4' | 'none';
  /** Made by binding, which puts nothing where it cannot be seen. */
  readonly isOurs?: boolean;
}

export interface PrinterRules {
  /**
   * From spine to text, by the number of pages; none for what is not bound. A book longer than the last row is not
   * judged.
   */
  readonly gutters: readonly GutterRow[];
  /** From the trim to text on the other three sides; `bled` where the page has a bleed. */
  readonly margin: { readonly plain: number; readonly bled: number };
  /** The number of pages is a multiple of this. */
  readonly multiple: number;
  /** Pixels an inch that pictures should have; 0 does not ask. */
  readonly resolution: number;
  readonly mayHaveAnnotations: boolean;
  readonly mayHaveOutline: boolean;
  /** Info and XMP are wanted; KDP wants neither. */
  readonly takesMetadata: boolean;
  /** The last page is left for the printer's own marks. */
  readonly wantsLastPageBlank: boolean;
}

const { kdp } = printers;

/** Where an inch is no whole tenth of a millimetre, KDP's own table in millimetres rounds up. */
function tenthUp(millimetres: number): number {
  return Math.ceil(millimetres * 10) / 10;
}

/**
 * What most printers of bound books ask for, where it is not said whose machine it will be: KDP's table, the only one
 * that is public; others ask for as much or less [P4b].
 */
export const anyPrinter: PrinterRules = {
  gutters: kdp.gutter.map(({ pages, inner }) => ({ pages, inner: tenthUp(inner) })),
  margin: { plain: tenthUp(kdp.margin.plain), bled: tenthUp(kdp.margin.bled) },
  multiple: kdp.pages.multiple,
  resolution: usualDpi,
  mayHaveAnnotations: false,
  mayHaveOutline: true,
  takesMetadata: true,
  wantsLastPageBlank: false,
};

/**
 * Loose sheets from one's own printer, and a book whose printer has said nothing: the reach of a knife, and no more.
 */
export const ownPrinter: PrinterRules = {
  ...anyPrinter,
  gutters: [],
  margin: { plain: 4.5, bled: 4.5 },
  multiple: 1,
  resolution: 0,
};

/** The columns of docs/preflight.md. */
export const exampleProfiles: readonly { readonly title: string; readonly profile: Profile }[] = [
  { title: 'PDF/X-1a in black', profile: { purpose: 'print', printer: anyPrinter, ink: 'k', pdfx: 'X-1a' } },
  { title: 'PDF/X-4 in colour', profile: { purpose: 'print', printer: anyPrinter, ink: 'color', pdfx: 'X-4' } },
  {
    title: 'for KDP',
    profile: { purpose: 'print', printer: { ...anyPrinter, mayHaveOutline: false }, ink: 'color', pdfx: 'none' },
  },
  {
    title: 'for IngramSpark',
    profile: { purpose: 'print', printer: { ...anyPrinter, wantsLastPageBlank: true }, ink: 'color', pdfx: 'none' },
  },
  { title: 'for a screen', profile: { purpose: 'screen', printer: anyPrinter, ink: 'color', pdfx: 'none' } },
  { title: 'unknown', profile: { purpose: 'unknown', printer: anyPrinter, ink: 'color', pdfx: 'none' } },
];

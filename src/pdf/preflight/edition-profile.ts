/** What is expected of a PDF that Keben made, by its edition. */

import type { PdfEdition } from '../../editions/edition.ts';
import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import { ownPrinter, type PrinterRules, type Profile } from './profile.ts';

/** Undefined where an edition is for a screen: what it must be is said by its own tests. */
export function profileOf({ purpose, printing }: Pick<PdfEdition, 'purpose' | 'printing'>): Profile | undefined {
  if (purpose !== 'print' && purpose !== 'review') return undefined;
  if (printing === undefined) return { purpose: 'print', printer: ownPrinter, ink: 'any', pdfx: 'none', isOurs: true };
  const { colour } = printers[printing.printer];
  return {
    purpose: 'print',
    printer: rulesOf(printing),
    ink: printing.ink === 'color' && colour === 'rgb' ? 'any' : printing.ink,
    pdfx: printing.pdfx,
    isOurs: true,
  };
}

/** Pictures below the printer's resolution are named one by one where they are set (pdf/pictures.ts). */
function rulesOf({ printer }: Printing): PrinterRules {
  const { gutter, margin, pages, takesMetadata } = printers[printer];
  return {
    gutters: gutter,
    margin,
    multiple: pages.multiple,
    resolution: 0,
    mayHaveAnnotations: false,
    mayHaveOutline: takesMetadata,
    takesMetadata,
    wantsLastPageBlank: pages.lastIsBlank,
  };
}

/** Guesses what a PDF is for from the file itself, where no edition says it. */

import { anyPrinter, type PrinterRules, type Profile } from './profile.ts';
import type { PdfReading } from './reading.ts';

/**
 * A mark of PDF/X makes it a printer's file, of that standard. Tags or bookmarks are for readers on a screen. A file
 * with trimmed pages and no annotations was made for paper, in inks; of any other nothing is known.
 */
export function guessProfile(pdf: PdfReading): Profile {
  const version = pdf.info['GTS_PDFXVersion'] ?? pdf.xmp?.['GTS_PDFXVersion'];
  if (version !== undefined) return { purpose: 'print', printer: anyPrinter, ...standardOf(version) };
  const isTrimmed = pdf.pages.some(({ boxes }) => boxes.trim !== undefined);
  const purpose =
    pdf.isTagged || pdf.hasOutline
      ? 'screen'
      : isTrimmed && pdf.pages.every(({ annotations }) => annotations.length === 0)
        ? 'print'
        : 'unknown';
  return {
    purpose,
    ...(purpose === 'print' && saysNothing(pdf)
      ? { printer: unnamed, ink: 'any' }
      : { printer: anyPrinter, ink: 'color' }),
    pdfx: 'none',
  };
}

/** All programs say who they are. A file that has not a word of it was cleaned of it on purpose, as KDP asks. */
function saysNothing({ info, xmp }: PdfReading): boolean {
  return xmp === undefined && Object.keys(info).length === 0;
}

const unnamed: PrinterRules = { ...anyPrinter, takesMetadata: false, mayHaveOutline: false };

/** X-1, X-1a and X-4 have rules here; of another, such as X-3, only what holds for all paper. */
function standardOf(version: string): Pick<Profile, 'ink' | 'pdfx'> {
  if (version.startsWith('PDF/X-1')) return { pdfx: 'X-1a', ink: 'color' };
  return version.startsWith('PDF/X-4') ? { pdfx: 'X-4', ink: 'color' } : { pdfx: 'none', ink: 'any' };
}

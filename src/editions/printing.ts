/** How a print edition goes to press: whose machine, which ink, which paper, which standard. */

import type { PaperName } from '../config/papers.ts';
import type { InkName, MarkName, PdfxName, PrinterName } from '../config/printing-options.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

export { printerNames, type PrinterName } from '../config/printing-options.ts';

export interface Printing {
  readonly printer: PrinterName;
  readonly paper: PaperName;
  /** ISO 15930. */
  readonly pdfx: PdfxName;
  /**
   * `k`: text in black alone, pictures in grey. `gray`: the same with accents in grey. `color`: accents and pictures in
   * CMYK.
   */
  readonly ink: InkName;
  /** Outside of the bleed. */
  readonly marks: readonly MarkName[];
  /** The inner margin is the author's, so binding does not move the type area for the gutter. */
  readonly keepsInner?: boolean;
  /**
   * Where book.yaml says whose rules are kept, and how wide the inner margin is: for what is known only when the pages
   * are counted.
   */
  readonly place?: Place;
  readonly innerPlace?: Place;
}

/** What an edition means that says nothing of its printer. */
const unsaid: Printing = { printer: 'custom', paper: 'offset-80', pdfx: 'none', ink: 'k', marks: [] };

export function printingOf({ printing }: { readonly printing?: Printing | undefined }): Printing {
  return printing ?? unsaid;
}

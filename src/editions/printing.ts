/** How a print edition goes to press: whose machine, which ink, which paper, which standard. */

import type { PaperName } from '../config/papers.ts';

/** `custom` promises nothing about the printer and forbids nothing. */
export const printerNames = ['kdp', 'ingramspark', 'lulu', 'cn', 'custom'] as const;
export type PrinterName = (typeof printerNames)[number];

export interface Printing {
  readonly printer: PrinterName;
  readonly paper: PaperName;
  /** ISO 15930. */
  readonly pdfx: 'X-1a' | 'X-4' | 'none';
  /** `k`: text in black alone, pictures in grey. `gray`: the same with accents in grey. `color`: accents and pictures in CMYK. */
  readonly ink: 'k' | 'gray' | 'color';
  /** Outside of the bleed. */
  readonly marks: readonly ('crop' | 'registration')[];
}

/** What an edition means that says nothing of its printer. */
const unsaid: Printing = { printer: 'custom', paper: 'offset-80', pdfx: 'none', ink: 'k', marks: [] };

export function printingOf({ printing }: { readonly printing?: Printing | undefined }): Printing {
  return printing ?? unsaid;
}

/** The names that book.yaml has for matters of printing; `editions/printing.ts` says what each means. */

/** `custom` promises nothing about the printer and forbids nothing. */
export const printerNames = ['kdp', 'ingramspark', 'lulu', 'cn', 'custom'] as const;
export type PrinterName = (typeof printerNames)[number];

/** Parts of ISO 15930; `none` means a plain PDF. */
export const pdfxNames = ['X-1a', 'X-4', 'none'] as const;
export type PdfxName = (typeof pdfxNames)[number];

/** `k` is black ink alone, `gray` black with grey pictures, `color` four inks. */
export const inkNames = ['k', 'gray', 'color'] as const;
export type InkName = (typeof inkNames)[number];

/** Marks outside the trim, for cutting and for the register of inks. */
export const markNames = ['crop', 'registration'] as const;
export type MarkName = (typeof markNames)[number];

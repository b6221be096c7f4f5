/** How many pages a book has and how wide its gutter must be for them: known only when all is printed. */

import { leastInner, mostPages, printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import { pointsPerMillimetre, type Sheet } from '../../editions/sheet.ts';
import { diagnose, type Diagnostic, type Noted } from '../../diagnostics/diagnostic.ts';
import type { BoundPage } from './pagination.ts';

/**
 * True blanks at the end of the body, until the number of all pages is what the printer's sheets want and, where he
 * asks for it, the last page is blank. `before` are the pages in front of the body.
 */
export function fillLeaves(body: readonly BoundPage[], before: number, printing: Printing | undefined): BoundPage[] {
  if (printing === undefined) return [...body];
  const { multiple, lastIsBlank } = printers[printing.printer].pages;
  const filled = [...body];
  const isDone = () =>
    (before + filled.length) % multiple === 0 && (!lastIsBlank || filled.at(-1)?.source === undefined);
  while (filled.length > 0 && !isDone()) {
    filled.push({
      side: (before + filled.length) % 2 === 0 ? 'recto' : 'verso',
      label: String(filled.length + 1),
      folio: String(filled.length + 1),
      words: {},
    });
  }
  return filled;
}

/** Half millimetres are what a gutter is measured in. */
const step = 0.5;

/**
 * The sheet with the inner margin that so many pages want. The type area is moved as a whole, which costs no printing;
 * where the author chose the margin, or the outer one would become too narrow, it is the error `gutter-fits-pages`.
 */
export function fitGutter(sheet: Sheet, pages: number, { edition, printing }: ForPress): Noted<Sheet> {
  if (printing === undefined || !sheet.facing) return { value: sheet, diagnostics: [] };
  const printer = printers[printing.printer];
  const least = leastInner(printer, pages, sheet.bleed > 0);
  const inner = sheet.inner / pointsPerMillimetre;
  if (inner >= least - 0.005) return { value: sheet, diagnostics: [] };
  const wanted = Math.ceil(least / step - 1e-6) * step;
  const moved = Math.round((wanted * pointsPerMillimetre - sheet.inner) * 1000) / 1000;
  const fits = sheet.outer - moved >= sheet.clear - 0.01;
  if (fits && printing.keepsInner !== true)
    return { value: { ...sheet, inner: sheet.inner + moved, outer: sheet.outer - moved, moved }, diagnostics: [] };
  const chars = Math.floor((sheet.width - wanted * pointsPerMillimetre - sheet.clear) / sheet.fontSize);
  const facts = {
    edition,
    printer: printer.name,
    pages,
    inner: oneDecimal(inner),
    least: Math.ceil(least * 10 - 1e-6) / 10,
    wanted,
  };
  return {
    value: sheet,
    diagnostics: [
      diagnose('gutter-fits-pages', { ...facts, ...(!fits && { chars }) }, printing.innerPlace ?? printing.place),
    ],
  };
}

/** Too few or too many for the printer. */
export function checkCount(pages: number, { width, height }: Sheet, { edition, printing }: ForPress): Diagnostic[] {
  if (printing === undefined) return [];
  const printer = printers[printing.printer];
  const [least, most] = [
    printer.pages.least,
    mostPages(printer, printing.paper, { width: width / pointsPerMillimetre, height: height / pointsPerMillimetre }),
  ];
  if (pages >= least && (most === undefined || pages <= most)) return [];
  const facts = {
    edition,
    printer: printer.name,
    pages,
    least,
    paper: printing.paper,
    ...(most !== undefined && { most }),
  };
  return [diagnose('printer-binds-pages', facts, printing.place)];
}

export interface ForPress {
  /** The edition's name, for messages. */
  readonly edition: string;
  readonly printing: Printing | undefined;
}

function oneDecimal(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}

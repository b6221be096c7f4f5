/** Decides how a print edition goes to press, and holds what the author asked for against what the printer takes. */

import type { EditionConfig } from '../config/schema.ts';
import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { Printing } from './printing.ts';
import { printers, type Printer } from './printers.ts';
import { pointsPerMillimetre, type Sheet } from './sheet.ts';

export interface PrintingRequest {
  readonly edition: string;
  readonly options: EditionConfig;
  /** Where a key of the edition stands; the edition itself without one. */
  readonly placeOf: (key?: keyof EditionConfig) => Place | undefined;
}

export function printerOf({ printer = 'custom' }: EditionConfig): Printer {
  return printers[printer];
}

/** What the printer wants between text and trim, in millimetres. */
export function clearOf(options: EditionConfig): number {
  const { margin } = printerOf(options);
  return (options.bleed ?? 0) > 0 ? margin.bled : margin.plain;
}

export function resolvePrinting({ edition, options, placeOf }: PrintingRequest, sheet: Sheet): Noted<Printing> {
  const printer = printerOf(options);
  const ink = options.ink ?? 'k';
  const place = placeOf('printer');
  const innerPlace = options.inner === undefined ? undefined : placeOf('inner');
  const value: Printing = {
    printer: options.printer ?? 'custom',
    paper: options.paper ?? (ink === 'color' ? printer.colourPaper : undefined) ?? printer.papers[0],
    pdfx: options.pdfx ?? printer.pdfx,
    ink,
    marks: options.marks ?? [],
    ...(options.inner !== undefined && { keepsInner: true }),
    ...(place && { place }),
    ...(innerPlace && { innerPlace }),
  };
  return {
    value,
    diagnostics: [
      ...checkTrim(printer, sheet, { edition, options, placeOf }),
      ...checkWishes(printer, value, { edition, options, placeOf }),
    ],
  };
}

function checkTrim({ name, trim }: Printer, sheet: Sheet, { edition, placeOf }: PrintingRequest): Diagnostic[] {
  if (trim === undefined) return [];
  const [width, height] = [sheet.width, sheet.height].map(
    (length) => Math.round((length / pointsPerMillimetre) * 10) / 10,
  ) as [number, number];
  const within = (length: number, least: number, most: number) =>
    length > least - tolerance && length < most + tolerance ? length : round(Math.min(Math.max(length, least), most));
  const nearest = {
    width: within(width, trim.least.width, trim.most.width),
    height: within(height, trim.least.height, trim.most.height),
  };
  if (nearest.width === width && nearest.height === height) return [];
  const size = (each: { width: number; height: number }) => `${round(each.width)}x${round(each.height)}mm`;
  return [
    diagnose(
      'printer-takes-trim',
      {
        edition,
        printer: name,
        page: size({ width, height }),
        least: size(trim.least),
        most: size(trim.most),
        nearest: size(nearest),
      },
      placeOf('page'),
    ),
  ];
}

/** Inches and A4 differ by less, and no knife is that exact. */
const tolerance = 0.5;

/** A tenth of a millimetre is nothing to a trimming knife. */
function round(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}

function checkWishes(
  printer: Printer,
  { paper, marks, pdfx, ink }: Printing,
  { edition, options, placeOf }: PrintingRequest,
): Diagnostic[] {
  const { name, papers, bleed, takesMarks } = printer;
  const facts = { edition, printer: name };
  const found: Diagnostic[] = [];
  if (marks.length > 0 && !takesMarks) found.push(diagnose('printer-takes-marks', facts, placeOf('marks')));
  if (!papers.includes(paper)) found.push(diagnose('printer-has-paper', { ...facts, paper, papers }, placeOf('paper')));
  const { bleed: asked = 0 } = options;
  if (bleed.only !== undefined && asked > 0 && Math.abs(asked - bleed.only) > 0.05) {
    found.push(diagnose('printer-takes-bleed', { ...facts, bleed: asked, only: bleed.only }, placeOf('bleed')));
  }
  if (pdfx === 'X-4' && ink === 'color') found.push(diagnose('profile-is-there', { edition }, placeOf('pdfx')));
  return found;
}

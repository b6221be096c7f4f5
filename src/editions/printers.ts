/**
 * What printers want, one table [P4a] [P4b]. Lengths in millimetres. `undefined` is where a
 * printer says nothing, or Keben has not read it.
 */

import { inch } from '../config/page-sizes.ts';
import type { PaperName } from '../config/papers.ts';
import type { PdfxName, PrinterName } from '../config/printing-options.ts';

export interface Printer {
  readonly name: string;
  /** Trim sizes from … to …. */
  readonly trim?: { readonly least: Size; readonly most: Size };
  /** Least inner margin up to so many pages, ascending; more pages than the last row has are too many. */
  readonly gutter: readonly GutterRow[];
  /** Least distance of text from the other edges of the trim, and from the spine where the gutter says no more. */
  readonly margin: { readonly plain: number; readonly bled: number };
  readonly bleed: {
    /** The only bleed taken, beside none. */
    readonly only?: number;
    /** `outer`: three edges, for the spine has none. */
    readonly edges: 'all' | 'outer';
  };
  readonly pages: {
    readonly least: number;
    readonly most?: number;
    /** Less on some papers. */
    readonly mostOn?: Partial<Readonly<Record<PaperName, number>>>;
    /** Other limits for some trim sizes. */
    readonly sizes?: readonly (Size & {
      readonly most: number;
      readonly mostOn?: Partial<Readonly<Record<PaperName, number>>>;
    })[];
    /** The number of pages is a multiple of it: true blanks at the end. */
    readonly multiple: number;
    readonly lastIsBlank: boolean;
  };
  /** The first is the default for `ink: k` and `gray`. */
  readonly papers: readonly [PaperName, ...PaperName[]];
  /** The default for `ink: color`, where it is another. */
  readonly colourPaper?: PaperName;
  /** Crop and registration marks. */
  readonly takesMarks: boolean;
  /** Info and XMP. */
  readonly takesMetadata: boolean;
  readonly pdfx: PdfxName;
  /** What `ink: color` sends. */
  readonly colour: 'cmyk' | 'rgb';
  /** Printing condition in the ICC's registry, for OutputIntent. */
  readonly condition: string;
  /** Wanted of pictures at their size in print. */
  readonly dpi: number;
}

export interface GutterRow {
  readonly pages: number;
  readonly inner: number;
}

/** Millimetres. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const inches = (width: number, height: number): Size => ({ width: width * inch, height: height * inch });
const chinesePapers = [
  'offset-70',
  'offset-80',
  'offset-100',
  'light-60',
  'light-70',
] as const satisfies readonly PaperName[];

/** What every printer wants of pictures at their size in print: pixels an inch. */
export const usualDpi = 300;

/** Chinese printers' bleed, and that of covers where a printer names none. */
export const usualBleed = 3;

/** Uncoated white paper of ISO 12647-2, which is what novels are printed on. */
const uncoated = 'FOGRA47';

/** What the three that print on demand have in common. */
const onDemand = {
  papers: ['cream', 'white', 'premium'],
  colourPaper: 'premium',
  takesMarks: false,
  condition: 'CGATS TR 001',
  dpi: usualDpi,
} as const satisfies Partial<Printer>;

/** What printers with offset machines, known or not, have in common. */
const offset = {
  gutter: [],
  margin: { plain: 5, bled: 5 },
  takesMarks: true,
  takesMetadata: true,
  // What every machine since 2001 reads. It costs nothing: our pages have neither RGB nor transparency.
  pdfx: 'X-1a',
  colour: 'cmyk',
  condition: uncoated,
  dpi: usualDpi,
} as const satisfies Partial<Printer>;

export const printers: Readonly<Record<PrinterName, Printer>> = {
  kdp: {
    ...onDemand,
    name: 'Amazon KDP',
    trim: { least: inches(4, 6), most: inches(8.5, 11.69) },
    gutter: [
      { pages: 150, inner: 0.375 * inch },
      { pages: 300, inner: 0.5 * inch },
      { pages: 500, inner: 0.625 * inch },
      { pages: 700, inner: 0.75 * inch },
      { pages: 828, inner: 0.875 * inch },
    ],
    margin: { plain: 0.25 * inch, bled: 0.375 * inch },
    bleed: { only: 0.125 * inch, edges: 'outer' },
    pages: {
      least: 24,
      most: 828,
      mostOn: { cream: 776 },
      multiple: 2,
      lastIsBlank: false,
      sizes: [
        { ...inches(8.25, 6), most: 800, mostOn: { cream: 750 } },
        { ...inches(8.5, 11), most: 590, mostOn: { cream: 550 } },
        { ...inches(8.27, 11.69), most: 780, mostOn: { cream: 730 } },
      ],
    },
    takesMetadata: false,
    // Their page wants no more in the file than the pages; KDP makes its own press file of it.
    pdfx: 'none',
    colour: 'cmyk',
  },
  ingramspark: {
    ...onDemand,
    name: 'IngramSpark',
    // The limits of the list of sizes, from general knowledge.
    trim: { least: inches(4, 6), most: inches(8.5, 11.69) },
    gutter: [],
    margin: { plain: 0.5 * inch, bled: 0.5 * inch },
    bleed: { only: 0.125 * inch, edges: 'outer' },
    pages: { least: 18, most: 1050, multiple: 2, lastIsBlank: true },
    takesMetadata: true,
    pdfx: 'X-1a',
    colour: 'cmyk',
  },
  lulu: {
    ...onDemand,
    name: 'Lulu',
    // 0.5 in for the margin and, at least, 0.2 in of gutter.
    gutter: [{ pages: 800, inner: 0.7 * inch }],
    margin: { plain: 0.5 * inch, bled: 0.5 * inch },
    bleed: { only: 0.125 * inch, edges: 'all' },
    pages: { least: 32, most: 800, multiple: 2, lastIsBlank: false },
    takesMetadata: true,
    // Lulu asks for sRGB pictures in colour books, which X-1a forbids.
    pdfx: 'none',
    colour: 'rgb',
  },
  cn: {
    ...offset,
    name: '国内印厂',
    bleed: { only: usualBleed, edges: 'all' },
    pages: { least: 4, multiple: 4, lastIsBlank: false },
    papers: chinesePapers,
  },
  custom: {
    ...offset,
    name: '自定印厂',
    bleed: { edges: 'all' },
    pages: { least: 1, multiple: 1, lastIsBlank: false },
    papers: ['white', 'cream', 'premium', ...chinesePapers],
  },
};

/** The least inner margin for so many pages. */
export function leastInner({ gutter, margin }: Printer, pages: number, isBled: boolean): number {
  const row = gutter.find((each) => pages <= each.pages) ?? gutter.at(-1);
  return Math.max(row?.inner ?? 0, isBled ? margin.bled : margin.plain);
}

/** `undefined` where there is no limit. */
export function mostPages({ pages }: Printer, paper: PaperName, trim: Size): number | undefined {
  const named = pages.sizes?.find(
    ({ width, height }) => Math.abs(width - trim.width) < 1 && Math.abs(height - trim.height) < 1,
  );
  const { most, mostOn } = named ?? pages;
  return mostOn?.[paper] ?? most;
}

/**
 * Lays a finished PDF on sheets: each page becomes a form, and two of them stand on each side. Links, bookmarks and
 * other things for the screen are left out.
 */

import type { ImpositionName } from '../config/schema.ts';
import { pageTree } from '../pdf/binding/page-tree.ts';
import { openGraft, type Graft } from '../pdf/binding/graft.ts';
import { writeInfo, writeXmp, type PdfMetadata } from '../pdf/binding/metadata.ts';
import {
  decimal,
  deflated,
  inflated,
  name,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  PDFString,
  writePdf,
  type PDFObject,
  type PDFRef,
} from '../pdf/objects/objects.ts';
import { readPrinted } from '../pdf/signatures/printed.ts';
import { impose, type ImposedSheet, type SheetSide } from './impose.ts';
import { foldedEdge, marksFor, placeOn, type Placing, type Size, type Stroke } from './place.ts';

export interface SheetsRequest {
  readonly scheme: ImpositionName;
  /** Size in points; two pages side by side when absent. */
  readonly sheet?: Size | undefined;
  /**
   * 爬移: points by which a sheet pushes outwards the sheets inside it. Their pages are moved towards the fold by as
   * much, so that margins are even after trimming.
   */
  readonly creep: number;
  readonly rightBound?: boolean;
  readonly metadata: PdfMetadata;
}

export interface Imposed {
  readonly bytes: Uint8Array;
  /** Sheets of paper, and printed sides of them, which are the pages of the new PDF. */
  readonly sheets: number;
  readonly sides: number;
  /** 1 when pages keep their size. */
  readonly scale: number;
}

/**
 * All pages must have the size of the first. A page with a TrimBox is placed by it.
 * @throws for a PDF without pages, or with a page that has no MediaBox.
 */
export async function imposePdf(pdf: Uint8Array, request: SheetsRequest): Promise<Imposed> {
  const source = await readPrinted(pdf);
  const [first] = source.pages;
  if (first === undefined) throw new Error('a book without pages');
  const page = boxesOf(first.dict);
  const placing = placeOn({ width: page.trim[2] - page.trim[0], height: page.trim[3] - page.trim[1] }, request.sheet);
  const sheets = impose({
    pages: source.pages.length,
    scheme: request.scheme,
    rightBound: request.rightBound ?? false,
  });
  const target = PDFContext.create();
  const graft = openGraft(source.context, target);
  const bench = {
    placing,
    creep: request.creep,
    target,
    pages: source.pages.map(({ dict }) => dict),
    graft,
    marks: marksOf(placing, page, request.scheme),
  };
  const refs = sheets.flatMap((sheet) =>
    [sheet.front, ...(sheet.back ? [sheet.back] : [])].map((side) => target.register(drawSide(side, sheet, bench))),
  );
  graft.move();
  write(refs, target, request);
  return {
    bytes: await writePdf(target, { packed: false }),
    sheets: sheets.length,
    sides: refs.length,
    scale: placing.scale,
  };
}

type Edges = readonly [left: number, foot: number, right: number, head: number];

function boxesOf(page: PDFDict): { readonly trim: Edges; readonly bleed: Edges } {
  const box = (key: string): Edges | undefined => {
    const [left, foot, right, head] = (page.lookupMaybe(name(key), PDFArray)?.asArray() ?? []).map((edge) =>
      edge instanceof PDFNumber ? edge.asNumber() : Number.NaN,
    );
    return left === undefined || foot === undefined || right === undefined || head === undefined
      ? undefined
      : [left, foot, right, head];
  };
  const media = box('MediaBox');
  const trim = box('TrimBox') ?? media;
  if (trim === undefined) throw new Error('a page without a MediaBox');
  return { trim, bleed: box('BleedBox') ?? media ?? trim };
}

interface Bench {
  readonly placing: Placing;
  readonly creep: number;
  readonly target: PDFContext;
  readonly pages: readonly PDFDict[];
  readonly graft: Graft;
  /** Operators that every side contains. */
  readonly marks: string;
}

/** The trim of a side is that of its two pages; a blank half stays empty. */
function drawSide({ left, right }: SheetSide, { depth }: ImposedSheet, bench: Bench): PDFDict {
  const { placing, target, marks } = bench;
  const halves = [
    { key: 'L', number: left, isLeft: true },
    { key: 'R', number: right, isLeft: false },
  ];
  const forms = halves.flatMap(({ key, number, isLeft }) => {
    const page = number === undefined ? undefined : bench.pages[number];
    return page === undefined || !page.has(name('Contents'))
      ? []
      : [{ key, ...placeForm(page, { isLeft, depth }, bench) }];
  });
  const content = `${forms.map(({ key, matrix }) => `q ${matrix} cm /${key} Do Q\n`).join('')}${marks}`;
  const { width, height } = placing.sheet;
  const { block } = placing;
  const side = target.obj({
    Type: 'Page',
    MediaBox: rounded([0, 0, width, height]),
    TrimBox: rounded([block.left, block.foot, block.right, block.head]),
  });
  side.set(
    name('Resources'),
    target.obj(forms.length === 0 ? {} : { XObject: Object.fromEntries(forms.map(({ key, ref }) => [key, ref])) }),
  );
  if (content !== '') side.set(name('Contents'), target.register(deflated(target, content)));
  return side;
}

/**
 * Makes a form of the page with its bleed, except at the fold, where the neighbour begins; and the matrix that places
 * it.
 */
function placeForm(
  page: PDFDict,
  { isLeft, depth }: { isLeft: boolean; depth: number },
  { placing, creep, target, graft }: Bench,
): { readonly ref: PDFRef; readonly matrix: string } {
  const { trim, bleed } = boxesOf(page);
  const { scale, fold, foot } = placing;
  const inwards = depth * creep * (isLeft ? 1 : -1);
  const x = fold + inwards - (isLeft ? trim[2] : trim[0]) * scale;
  const y = foot - trim[1] * scale;
  const box = isLeft ? [bleed[0], bleed[1], trim[2], bleed[3]] : [trim[0], bleed[1], bleed[2], bleed[3]];
  const entries: Record<string, PDFObject> = {
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: target.obj(rounded(box)),
  };
  for (const key of ['Resources', 'Group']) {
    const object = page.get(name(key));
    if (object !== undefined) entries[key] = graft.renumber(object);
  }
  return {
    ref: target.register(deflated(target, contentOf(page), entries)),
    matrix: [scale, 0, 0, scale, x, y].map(decimal).join(' '),
  };
}

/** A form has one stream. A page may have several, which are read as one (ISO 32000-1, 7.8.2). */
function contentOf(page: PDFDict): Uint8Array {
  const contents = page.lookup(name('Contents'));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  const parts = streams.flatMap((stream) =>
    stream instanceof PDFRawStream ? [inflated(stream), Buffer.from('\n')] : [],
  );
  return Buffer.concat(parts);
}

function marksOf(placing: Placing, { trim, bleed }: { trim: Edges; bleed: Edges }, scheme: ImpositionName): string {
  const { cuts, folds } = marksFor(placing, (trim[1] - bleed[1]) * placing.scale);
  const strokes = (lines: readonly Stroke[]) =>
    lines.map(([x0, y0, x1, y1]) => `${decimal(x0)} ${decimal(y0)} m ${decimal(x1)} ${decimal(y1)} l S\n`).join('');
  const around =
    cuts.length + folds.length === 0 ? '' : `q 0 G 0.25 w\n${strokes(cuts)}[3 2] 0 d\n${strokes(folds)}Q\n`;
  if (scheme !== 'thread') return around;
  const { tails, lines } = foldedEdge(placing);
  const outlines = tails
    .map(
      (points) =>
        `${points.map(([x, y], index) => `${decimal(x)} ${decimal(y)} ${index === 0 ? 'm' : 'l'}`).join(' ')} h f\n`,
    )
    .join('');
  return `${around}q 0 g 0 G 0.6 w\n${outlines}${strokes(lines)}Q\n`;
}

/** Asks print dialogues that read it to print both sides, turned over the short edge, at full size. */
function write(refs: readonly PDFRef[], target: PDFContext, { scheme, metadata }: SheetsRequest): void {
  const catalog = target.obj({ Type: 'Catalog', Pages: pageTree(refs, target) });
  catalog.set(name('Lang'), PDFString.of(metadata.language));
  catalog.set(name('Metadata'), target.register(writeXmp(metadata, undefined, target)));
  catalog.set(
    name('ViewerPreferences'),
    target.obj({
      DisplayDocTitle: true,
      PrintScaling: 'None',
      Duplex: scheme === 'thread' ? 'Simplex' : 'DuplexFlipShortEdge',
    }),
  );
  target.trailerInfo.Root = target.register(catalog);
  target.trailerInfo.Info = target.register(writeInfo(metadata, undefined, target));
}

function rounded(edges: readonly number[]): number[] {
  return edges.map((edge) => Number(decimal(edge)));
}

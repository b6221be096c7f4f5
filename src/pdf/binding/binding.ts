/**
 * 装订: signatures → one PDF.
 * 1. every face once; 2. the signatures' objects, renumbered; 3. pages in their order with boxes, furniture and links;
 * 4. outline, tags, labels, metadata; 5. the whole written out.
 */

import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import type { Sheet } from '../../editions/sheet.ts';
import type { BoundFont } from '../../fonts/press-font.ts';
import type { Furniture } from '../../theme/furniture.ts';
import { embedFace, noteShown, noting, openFace, type Face } from './face.ts';
import { describe } from './describe-face.ts';
import { furnitureOf } from './furniture.ts';
import { openGraft, replaceFonts, type Stranger } from './graft.ts';
import { keepLinks, writeNames, writeOutline, type Bookmark, type Destination, type Destinations } from './links.ts';
import { furnitureFaces, openFurnitureLines, type LineOf } from './lines.ts';
import { writeInfo, writeLabels, writeXmp, type PdfMetadata } from './metadata.ts';
import {
  name,
  PDFArray,
  PDFContext,
  PDFString,
  writePdf,
  type PDFDict,
  type PDFRawStream,
  type PDFRef,
} from '../objects/objects.ts';
import { furnitureFont, openDresser, writeStamp } from './page.ts';
import { pageTree } from './page-tree.ts';
import type { BoundPage } from '../pagination/pagination.ts';
import { openPlainPages } from '../signatures/plain-page.ts';
import type { ReadyPage, ReadySignature } from '../signatures/ready-signature.ts';
import { openPrograms, type FontPrograms } from './programs.ts';
import { printedSheet } from '../sheets/sheet-css.ts';
import { regionOf } from '../../theme/regions.ts';
import { stoodUp } from './stand-up.ts';
import { claimsOf, writeOutputIntent } from './standard.ts';
import { openStructureTree, type StructureTree } from './structure.ts';

export interface Binding {
  readonly signatures: readonly ReadySignature[];
  readonly pages: readonly BoundPage[];
  readonly sheet: Sheet;
  /** The lines around the type area. */
  readonly furniture: Furniture;
  /** Of what goes to press: boxes, marks, PDF/X. */
  readonly printing?: Printing;
  readonly fonts: readonly BoundFont[];
  /** Of these fonts; absent: made now. */
  readonly programs?: FontPrograms;
  /** Of the text face; absent: nothing is known of them. */
  readonly lines?: () => Promise<LineOf>;
  /**
   * For looking at only: Chrome's own subsets stay, and `fonts` need no more than the text face for the furniture.
   * Quick, and of one signature small.
   */
  readonly keepsSubsets?: boolean;
  /** Of each copy; they differ in nothing else. Without `stamp` a copy has none. */
  readonly copies: readonly { readonly metadata: PdfMetadata; readonly stamp?: string }[];
  /** Destinations that have a name, by the id they lead to; in points of the page. */
  readonly names?: ReadonlyMap<string, string>;
  /** Links, tags and bookmarks are for the screen; paper has none. */
  readonly interactive?: { readonly bookmarks: readonly Bookmark[] };
}

/**
 * Gives the PDF of each copy and the fonts in them that are not the book's. The signatures are used up: copies are the
 * same objects with another stamp.
 *
 * @throws where a printed page is not bound, or is bound twice.
 */
export async function bind(
  binding: Binding,
): Promise<{ readonly pdfs: readonly Uint8Array[]; readonly strangers: readonly Stranger[] }> {
  checkWhole(binding);
  const block = gather(binding);
  const strangers = binding.signatures.flatMap((signature) => takeObjects(signature, binding, block));
  const stamping = await dressPages(binding, block);
  await embedFaces(binding, block);
  const catalog = writeCatalog(binding, block);
  return { pdfs: await writeCopies(binding, { block, catalog, stamping }), strangers };
}

/** Every printed page is bound, and once. What is not is a bug, and must never reach a printer. */
function checkWhole({ signatures, pages }: Binding): void {
  const bound = pages.flatMap(({ source }) => source ?? []);
  const printed = signatures.flatMap((signature) => signature.pages);
  const known = new Set(bound);
  if (bound.length !== printed.length || !printed.every((page) => known.has(page)))
    throw new Error(`${bound.length} pages bound of ${printed.length} printed`);
}

/** 书芯: the one file that everything is bound into. */
interface BookBlock {
  readonly context: PDFContext;
  readonly faces: readonly Face[];
  /** The objects of the pages, in order. */
  readonly refs: readonly PDFRef[];
  /** Those of printed pages. */
  readonly refOf: ReadonlyMap<ReadyPage, PDFRef>;
  /** By the id that leads there. */
  readonly destinations: Destinations;
  readonly structure: StructureTree | undefined;
}

/** Numbers what objects of signatures will refer to: the faces and the pages. */
function gather({ signatures, pages, sheet, fonts, interactive }: Binding): BookBlock {
  const context = PDFContext.create();
  const faces = fonts.map((font) => openFace(font, context));
  const numbered = pages.map(({ source }) => [source, context.nextRef()] as const);
  const refOf = new Map(numbered.flatMap(([source, ref]) => (source === undefined ? [] : [[source, ref] as const])));
  return {
    context,
    faces,
    refs: numbered.map(([, ref]) => ref),
    refOf,
    destinations: destinationsIn({ signatures, sheet }, refOf),
    structure: interactive && openStructureTree(context),
  };
}

function destinationsIn(
  { signatures, sheet }: Pick<Binding, 'signatures' | 'sheet'>,
  refOf: BookBlock['refOf'],
): Map<string, Destination> {
  const destinations = new Map<string, Destination>();
  for (const { targets, pages } of signatures) {
    for (const [id, { page, x, y }] of targets) {
      const ref = pages[page] && refOf.get(pages[page]);
      if (ref !== undefined) destinations.set(id, { page: ref, ...stoodUp({ x, y }, sheet) });
    }
  }
  return destinations;
}

/** Brings a signature's objects over; one whose pages are all plain has none. */
function takeObjects(
  { objects, pages }: ReadySignature,
  { keepsSubsets = false }: Binding,
  { context, faces, refOf, structure }: BookBlock,
): Stranger[] {
  if (objects === undefined) return [];
  const graft = openGraft(objects.context, context);
  const strangers = replaceFonts(objects, keepsSubsets ? [] : faces, graft);
  const printed = pages.flatMap((page) => ('dict' in page ? page : []));
  for (const page of printed) {
    const fresh = refOf.get(page);
    if (fresh !== undefined) graft.identify(page.ref, fresh);
    for (const key of ['Parent', 'MediaBox', 'Tabs']) page.dict.delete(name(key));
  }
  structure?.add(objects, graft);
  for (const page of printed) graft.renumber(page.dict);
  graft.move();
  return strangers;
}

/** The object that every page shows, and what it is in each copy. */
interface Stamping {
  readonly ref: PDFRef | undefined;
  readonly stamps: readonly PDFRawStream[];
}

/** Writes the pages in their order, with boxes, furniture and links. */
async function dressPages(
  { pages, sheet, furniture: around, printing, fonts, lines = openFurnitureLines(fonts), copies, interactive }: Binding,
  { context, faces, refs, destinations }: BookBlock,
): Promise<Stamping> {
  const furniture = furnitureFaces(faces.map((face) => ({ face, isTextFace: face.font.isTextFace }))).map(
    ({ face }) => face,
  );
  const centresStops = copies.some(({ metadata }) => regionOf(metadata.language) !== 'cn');
  const lineOf = furniture.length === 0 ? undefined : noting(furniture, await lines());
  const stamp = copies.some((copy) => copy.stamp !== undefined) ? context.nextRef() : undefined;
  const plainDict = openPlainPages(context, (font) => faces.find(({ postScriptName }) => postScriptName === font)?.ref);
  const dress = openDresser(context, { sheet, printing, furniture, stamp });
  for (const [index, page] of pages.entries()) {
    const { source } = page;
    const dict = dress(
      page,
      source && ('content' in source ? plainDict(source) : source.dict),
      source === undefined || lineOf === undefined
        ? ''
        : furnitureOf(page, around, { sheet, lineOf, resource: furnitureFont, centresStops }),
    );
    const annotations = interactive && context.lookupMaybe(dict.get(name('Annots')), PDFArray);
    if (annotations) dict.set(name('Annots'), keepLinks(annotations, { context, sheet }, destinations));
    const ref = refs[index];
    if (ref !== undefined) context.assign(ref, dict);
  }
  const written = (lineOf: LineOf) =>
    copies.map(({ stamp: text = '' }) => writeStamp(text, { sheet, faces: furniture, lineOf, context }));
  return { ref: stamp, stamps: lineOf === undefined ? [] : written(lineOf) };
}

/** Call when all pages are dressed: only then is it known which glyphs are shown. */
async function embedFaces(
  { signatures, fonts, programs = openPrograms(fonts) }: Binding,
  { context, faces }: BookBlock,
): Promise<void> {
  const embedded = await Promise.all(
    faces.map(async (face) => {
      const { postScriptName } = face;
      noteShown(
        face,
        signatures.map(({ found }) => found),
      );
      const descriptor =
        signatures.map(({ found }) => found.descriptors.get(postScriptName)).find(Boolean) ??
        (face.glyphs.size > 0 ? describe(face.font.bytes) : undefined);
      return descriptor && { face, descriptor, program: await programs.of(face.font, face.glyphs) };
    }),
  );
  for (const { face, descriptor, program } of embedded.filter((each) => each !== undefined))
    embedFace(face, program, { descriptor, context });
}

function writeCatalog(
  { pages, sheet, printing, names, interactive }: Binding,
  { context, refs, destinations, structure }: BookBlock,
): PDFDict {
  const catalog = context.obj({ Type: 'Catalog', Pages: pageTree(refs, context) });
  const labels = pages.map(({ label }) => label);
  catalog.set(name('PageLabels'), writeLabels(labels, context));
  if (printing && claimsOf(printing)) catalog.set(name('OutputIntents'), writeOutputIntent(printing, context));
  const direction = sheet.writing === 'vertical' ? { Direction: 'R2L' } : {};
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true, ...direction }));
  if (names) catalog.set(name('Names'), writeNames(namedDestinations(names, destinations, sheet), context));
  if (interactive && structure) {
    const outline = writeOutline(interactive.bookmarks, context, destinations);
    if (outline) catalog.set(name('Outlines'), outline);
    if (outline) catalog.set(name('PageMode'), name('UseOutlines'));
    catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(name('StructTreeRoot'), structure.write());
  }
  context.trailerInfo.Root = context.register(catalog);
  return catalog;
}

/** Chrome's places leave its margins out (printed.ts); those of a page do not. */
function namedDestinations(
  names: ReadonlyMap<string, string>,
  destinations: Destinations,
  sheet: Sheet,
): Map<string, Destination> {
  const { left, head } = printedSheet(sheet);
  return new Map(
    [...names].flatMap(([key, id]) => {
      const place = destinations.get(id);
      if (place === undefined) return [];
      const margins = sheet.writing === 'vertical' ? { x: -head, y: -left } : { x: left, y: -head };
      return [[key, { ...place, x: place.x + margins.x, y: place.y + margins.y }] as const];
    }),
  );
}

/** Writes the file once for each copy, with what differs in it. */
async function writeCopies(
  { copies, printing, interactive }: Binding,
  { block: { context }, catalog, stamping }: Readonly<{ block: BookBlock; catalog: PDFDict; stamping: Stamping }>,
): Promise<Uint8Array[]> {
  const claims = claimsOf(printing);
  // Some printers want nothing in the file but its pages.
  const saysWhatItIs = printing === undefined || printers[printing.printer].takesMetadata || claims !== undefined;
  const said = saysWhatItIs ? { info: context.nextRef(), xmp: context.nextRef() } : undefined;
  if (said) {
    context.trailerInfo.Info = said.info;
    catalog.set(name('Metadata'), said.xmp);
  }
  const pdfs: Uint8Array[] = [];
  for (const [index, { metadata }] of copies.entries()) {
    const stamp = stamping.stamps[index];
    if (stamping.ref !== undefined && stamp !== undefined) context.assign(stamping.ref, stamp);
    catalog.set(name('Lang'), PDFString.of(metadata.language));
    if (said) {
      context.assign(said.info, writeInfo(metadata, claims, context));
      context.assign(said.xmp, writeXmp(metadata, claims, context));
    }
    pdfs.push(
      await writePdf(context, { packed: interactive !== undefined, ...(claims && { version: claims.version }) }),
    );
  }
  return pdfs;
}

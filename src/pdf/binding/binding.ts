/**
 * 装订: signatures → one PDF.
 * 1. every face once; 2. the signatures' objects, renumbered; 3. pages in their order with boxes, furniture and links;
 * 4. outline, tags, labels, metadata; 5. the whole written out.
 */

import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import type { Sheet } from '../../editions/sheet.ts';
import type { BoundFont } from '../../fonts/press-font.ts';
import { embedFace, noting, openFace, type Face } from './face.ts';
import { furnitureOf } from './furniture.ts';
import { openGraft, replaceFonts, type Stranger } from './graft.ts';
import { keepLinks, writeNames, writeOutline, type Bookmark, type Place } from './links.ts';
import { furnitureFaces, linesOf, type LineOf } from './lines.ts';
import { writeInfo, writeLabels, writeXmp, type PdfMetadata } from './metadata.ts';
import { name, PDFArray, PDFContext, PDFDict, PDFRef, PDFString, writePdf } from '../objects/objects.ts';
import { furnitureFont, openDresser, writeStamp } from './page.ts';
import type { BoundPage } from '../pagination/pagination.ts';
import { openPlainPages } from '../signatures/plain-page.ts';
import type { PrintedSignature } from '../signatures/printed.ts';
import { glyphsIn } from '../signatures/read-text.ts';
import type { ReadyPage, ReadySignature } from '../signatures/ready-signature.ts';
import { openPrograms, type Programs } from './programs.ts';
import { printedSheet } from '../sheets/sheet-css.ts';
import { claimsOf, writeOutputIntent } from './standard.ts';
import { openStructureTree, type StructureTree } from './structure.ts';

export interface Binding {
  readonly signatures: readonly ReadySignature[];
  readonly pages: readonly BoundPage[];
  readonly sheet: Sheet;
  /** Of what goes to press: boxes, marks, PDF/X. */
  readonly printing?: Printing;
  readonly fonts: readonly BoundFont[];
  /** Of these fonts; absent: made now. */
  readonly programs?: Programs;
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
 */
export async function bind({
  signatures,
  pages,
  sheet,
  printing,
  fonts,
  programs = openPrograms(fonts),
  lines = linesOf(fonts),
  keepsSubsets = false,
  copies,
  names,
  interactive,
}: Binding): Promise<{ readonly pdfs: readonly Uint8Array[]; readonly strangers: readonly Stranger[] }> {
  checkWhole(signatures, pages);
  const context = PDFContext.create();
  const faces = fonts.map((font) => openFace(font, context));
  const descriptors = faces.map(({ postScriptName }) =>
    signatures.map(({ found }) => found.descriptors.get(postScriptName)).find((descriptor) => descriptor !== undefined),
  );
  const refs = pages.map(() => context.nextRef());
  const refOf = new Map(pages.map(({ source }, index) => [source, refs[index]]));
  const places = placesOf(signatures, refOf);
  const structure = interactive && openStructureTree(context);
  const strangers = signatures.flatMap((signature) => {
    if (signature.objects === undefined) return [];
    return take(signature, signature.objects, { context, faces: keepsSubsets ? [] : faces, refOf, structure });
  });

  const inFurniture = furnitureFaces(faces.map((face) => ({ face, isTextFace: face.font.isTextFace }))).map(
    ({ face }) => face,
  );
  const stamp = copies.some((copy) => copy.stamp !== undefined) ? context.nextRef() : undefined;
  const plainDict = openPlainPages(context, (font) => faces.find(({ postScriptName }) => postScriptName === font)?.ref);
  const dress = openDresser(context, { sheet, printing, furniture: inFurniture, stamp });
  const setFurniture = (lineOf: LineOf) => ({
    furniture: pages.map((page) => (page.source === undefined ? '' : furnitureOf(page, sheet, lineOf, furnitureFont))),
    stamps: copies.map(({ stamp: text = '' }) => writeStamp(text, { sheet, faces: inFurniture, lineOf, context })),
  });
  const { furniture, stamps } =
    inFurniture.length === 0 ? { furniture: [], stamps: [] } : setFurniture(noting(inFurniture, await lines()));
  for (const [index, page] of pages.entries()) {
    const ref = refs[index];
    const printed = page.source;
    if (ref === undefined) continue;
    const dict = dress(
      page,
      printed && ('content' in printed ? plainDict(printed) : printed.dict),
      furniture[index] ?? '',
    );
    const annotations = interactive && context.lookupMaybe(dict.get(name('Annots')), PDFArray);
    if (annotations) dict.set(name('Annots'), keepLinks(annotations, context, places));
    context.assign(ref, dict);
  }
  // All that is shown has been set by now.
  for (const face of faces) {
    const shown = new Uint8Array(0x10000);
    for (const {
      found: { glyphs, glyphTexts },
    } of signatures) {
      for (const glyph of glyphs.get(face.postScriptName) ?? []) shown[glyph] = 1;
      for (const [glyph, text] of glyphTexts.get(face.postScriptName) ?? []) face.extraText.set(glyph, text);
    }
    for (const glyph of glyphsIn(shown)) face.glyphs.add(glyph);
  }
  const embedded = await Promise.all(
    faces.map(async (face, index) =>
      descriptors[index] === undefined ? undefined : programs.of(face.font, face.glyphs),
    ),
  );
  for (const [index, face] of faces.entries()) {
    const [program, descriptor] = [embedded[index], descriptors[index]];
    if (program && descriptor) embedFace(face, program, { descriptor, context });
  }

  const catalog = context.obj({ Type: 'Catalog', Pages: pageTree(refs, context) });
  catalog.set(
    name('PageLabels'),
    writeLabels(
      pages.map(({ label }) => label),
      context,
    ),
  );
  const claims = claimsOf(printing);
  // Some printers want nothing in the file but its pages.
  const saysWhatItIs = printing === undefined || printers[printing.printer].takesMetadata || claims !== undefined;
  if (printing && claims) catalog.set(name('OutputIntents'), writeOutputIntent(printing, context));
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  if (names) catalog.set(name('Names'), writeNames(namedPlaces(names, places, sheet), context));
  if (interactive && structure) {
    const outline = writeOutline(interactive.bookmarks, context, places);
    if (outline) catalog.set(name('Outlines'), outline);
    if (outline) catalog.set(name('PageMode'), name('UseOutlines'));
    catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(name('StructTreeRoot'), structure.write());
  }
  context.trailerInfo.Root = context.register(catalog);
  const says = saysWhatItIs ? { info: context.nextRef(), xmp: context.nextRef() } : undefined;
  if (says) {
    context.trailerInfo.Info = says.info;
    catalog.set(name('Metadata'), says.xmp);
  }
  const pdfs: Uint8Array[] = [];
  for (const [index, { metadata }] of copies.entries()) {
    const written = stamps[index];
    if (stamp !== undefined && written !== undefined) context.assign(stamp, written);
    catalog.set(name('Lang'), PDFString.of(metadata.language));
    if (says) {
      context.assign(says.info, writeInfo(metadata, claims, context));
      context.assign(says.xmp, writeXmp(metadata, claims, context));
    }
    pdfs.push(
      await writePdf(context, { packed: interactive !== undefined, ...(claims && { version: claims.version }) }),
    );
  }
  return { pdfs, strangers };
}

/** Chrome's places leave its margins out (printed.ts); a page's own do not. */
function namedPlaces(
  names: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, Place>,
  sheet: Sheet,
): Map<string, Place> {
  const { left, head } = printedSheet(sheet);
  return new Map(
    [...names].flatMap(([key, id]) => {
      const place = places.get(id);
      return place === undefined ? [] : [[key, { ...place, x: place.x + left, y: place.y - head }] as const];
    }),
  );
}

/** Every printed page is bound, and once. What is not is a bug, and must never reach a printer. */
function checkWhole(signatures: readonly ReadySignature[], pages: readonly BoundPage[]): void {
  const bound = pages.flatMap(({ source }) => source ?? []);
  const printed = signatures.flatMap((signature) => signature.pages);
  const known = new Set(bound);
  if (bound.length !== printed.length || !printed.every((page) => known.has(page)))
    throw new Error(`${bound.length} pages bound of ${printed.length} printed`);
}

/** The numbers that printed pages have in the bound book; blanks are under `undefined`. */
type RefOf = ReadonlyMap<ReadyPage | undefined, PDFRef | undefined>;

interface Into {
  readonly context: PDFContext;
  readonly faces: readonly Face[];
  readonly refOf: RefOf;
  readonly structure: StructureTree | undefined;
}

/** Brings a signature's objects over. */
function take(
  { pages }: ReadySignature,
  objects: PrintedSignature,
  { context, faces, refOf, structure }: Into,
): Stranger[] {
  const graft = openGraft(objects.context, context);
  const strangers = replaceFonts(objects, faces, graft);
  const printed = pages.map((page) => ('dict' in page ? page : undefined));
  for (const page of printed) {
    if (page === undefined) continue;
    const fresh = refOf.get(page);
    if (fresh !== undefined) graft.identify(page.ref, fresh);
    for (const key of ['Parent', 'MediaBox', 'Tabs']) page.dict.delete(name(key));
  }
  structure?.add(objects, graft);
  for (const page of printed) if (page !== undefined) graft.renumber(page.dict);
  graft.move();
  return strangers;
}

function placesOf(signatures: readonly ReadySignature[], refOf: RefOf): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { targets, pages } of signatures) {
    for (const [id, { page, x, y }] of targets) {
      const ref = pages[page] && refOf.get(pages[page]);
      if (ref !== undefined) places.set(id, { page: ref, x, y });
    }
  }
  return places;
}

/** A tree of at most 64 pages a node: viewers find page 9,000 without reading the 8,999 before. */
export function pageTree(refs: readonly PDFRef[], context: PDFContext): PDFRef {
  const width = 64;
  let level: { ref: PDFRef; count: number }[] = refs.map((ref) => ({ ref, count: 1 }));
  do {
    const nodes: { ref: PDFRef; count: number }[] = [];
    for (let at = 0; at < level.length; at += width) {
      const kids = level.slice(at, at + width);
      const count = kids.reduce((sum, kid) => sum + kid.count, 0);
      const ref = context.register(context.obj({ Type: 'Pages', Kids: kids.map((kid) => kid.ref), Count: count }));
      for (const kid of kids) setParent(kid.ref, ref, context);
      nodes.push({ ref, count });
    }
    level = nodes;
  } while (level.length > 1);
  const [root] = level;
  if (root === undefined) throw new Error('a book without pages');
  return root.ref;
}

function setParent(kid: PDFRef, parent: PDFRef, context: PDFContext): void {
  context.lookup(kid, PDFDict).set(name('Parent'), parent);
}

/** Dresses a page for the book: boxes, its place on the sheet, folio and running head. */

import type { Sheet } from '../editions/sheet.ts';
import { furnitureOf, setFoot } from './furniture.ts';
import type { Face } from './face.ts';
import { decimal, deflated, name, PDFDict, PDFName, type PDFArray, type PDFRawStream, type PDFContext, type PDFRef } from './objects.ts';
import type { BoundPage } from './pagination.ts';

/** Name of the furniture's face in every page's resources; Chrome's own are `F4`, `F5` … */
const furnitureFont = 'KebenFurniture';

/** Name of the stamp of a copy. */
const stampName = 'KebenStamp';

/** Gives the finished page dictionary for a printed page, or for a blank where there is none. */
export type Dress = (page: BoundPage, printed: PDFDict | undefined) => PDFDict;

/** `stamp` is a form that every page shows. */
export function openDresser(context: PDFContext, sheet: Sheet, furnitureFace: Face | undefined, stamp?: PDFRef): Dress {
  const boxes = pageBoxes(sheet, context);
  // Chrome prints every page as a recto; binding moves versos, so that a signature does not depend on where it lands.
  const toVerso = sheet.facing ? sheet.outer - sheet.inner : 0;
  const begin = { recto: context.register(deflated(context, 'q\n')), verso: context.register(deflated(context, `q 1 0 0 1 ${decimal(toVerso)} 0 cm\n`)) };
  const end = context.register(deflated(context, 'Q\n'));
  return (page, printed) => {
    const dict = printed ?? (context.obj({ Type: 'Page', Resources: {} }) as PDFDict);
    for (const [key, box] of boxes) dict.set(name(key), box);
    if (printed === undefined) return dict;
    if (printed.has(name('StructParents'))) dict.set(name('Tabs'), name('S'));
    const content = dict.get(name('Contents'));
    if (content === undefined) return dict;
    const furniture = furnitureFace === undefined ? '' : furnitureOf(page, sheet, furnitureFace.font, furnitureFont) + (stamp === undefined ? '' : `/Artifact <</Type /Pagination>> BDC\n/${stampName} Do\nEMC\n`);
    const after = furniture === '' ? end : context.register(deflated(context, `Q\n${furniture}`));
    dict.set(name('Contents'), context.obj([begin[page.side], content, after]));
    if (furniture !== '' && furnitureFace !== undefined) addResource(dict, 'Font', [furnitureFont, furnitureFace.ref], context);
    if (stamp !== undefined) addResource(dict, 'XObject', [stampName, stamp], context);
    return dict;
  };
}

/** MediaBox = BleedBox = trim and bleed; TrimBox inside (ISO 32000-1, 14.11.2). */
function pageBoxes(sheet: Sheet, context: PDFContext): [string, PDFArray][] {
  const media = [0, 0, sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed];
  const trim = [sheet.bleed, sheet.bleed, sheet.bleed + sheet.width, sheet.bleed + sheet.height];
  const box = (edges: readonly number[]) => context.obj(edges.map((edge) => Number(decimal(edge)))) as PDFArray;
  return [['MediaBox', box(media)], ['BleedBox', box(media)], ['TrimBox', box(trim)]];
}

function addResource(page: PDFDict, kind: 'Font' | 'XObject', [key, ref]: readonly [string, PDFRef], context: PDFContext): void {
  const resources = context.lookup(page.get(name('Resources')), PDFDict);
  const own = context.lookupMaybe(resources.get(name(kind)), PDFDict) ?? (context.obj({}) as PDFDict);
  own.set(PDFName.of(key), ref);
  resources.set(name(kind), own);
}

export interface Stamped {
  readonly sheet: Sheet;
  readonly face: Face;
  readonly context: PDFContext;
}

/** A form of the size of the page with a line at its foot. */
export function writeStamp(text: string, { sheet, face, context }: Stamped): PDFRawStream {
  const content = text === '' ? '' : setFoot(text, 'right', { sheet, font: face.font, resource: furnitureFont });
  const box = [0, 0, sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed].map((edge) => Number(decimal(edge)));
  const entries = { Type: name('XObject'), Subtype: name('Form'), BBox: context.obj(box), Resources: context.obj({ Font: { [furnitureFont]: face.ref } }) };
  return deflated(context, content, entries);
}

/** Dresses a page for the book: boxes, its place on the sheet, folio and running head. */

import type { Sheet } from '../editions/sheet.ts';
import { furnitureOf } from './furniture.ts';
import type { Face } from './face.ts';
import { decimal, deflated, name, PDFDict, PDFName, type PDFArray, type PDFContext, type PDFRef } from './objects.ts';
import type { BoundPage } from './pagination.ts';

/** Name of the furniture's face in every page's resources; Chrome's own are `F4`, `F5` … */
const furnitureFont = 'KebenFurniture';

/** Gives the finished page dictionary for a printed page, or for a blank where there is none. */
export type Dress = (page: BoundPage, printed: PDFDict | undefined) => PDFDict;

export function openDresser(context: PDFContext, sheet: Sheet, furnitureFace: Face | undefined): Dress {
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
    const furniture = furnitureFace === undefined ? '' : furnitureOf(page, sheet, furnitureFace.font, furnitureFont);
    const after = furniture === '' ? end : context.register(deflated(context, `Q\n${furniture}`));
    dict.set(name('Contents'), context.obj([begin[page.side], content, after]));
    if (furniture !== '' && furnitureFace !== undefined) addFont(dict, furnitureFace.ref, context);
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

function addFont(page: PDFDict, face: PDFRef, context: PDFContext): void {
  const resources = context.lookup(page.get(name('Resources')), PDFDict);
  const fonts = context.lookupMaybe(resources.get(name('Font')), PDFDict) ?? (context.obj({}) as PDFDict);
  fonts.set(PDFName.of(furnitureFont), face);
  resources.set(name('Font'), fonts);
}

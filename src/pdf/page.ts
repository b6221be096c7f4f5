/** Dresses a page for the book: boxes, its place on the sheet, folio and running head, marks. */

import type { Printing } from '../editions/printing.ts';
import type { Sheet } from '../editions/sheet.ts';
import { furnitureOf, shiftOf } from './furniture.ts';
import type { Face } from './face.ts';
import { allPlates, marksOf } from './marks.ts';
import { decimal, deflated, name, PDFDict, PDFName, type PDFArray, type PDFContext, type PDFRef } from './objects.ts';
import { pageBoxes } from './page-boxes.ts';
import type { BoundPage } from './pagination.ts';

/** Name of the furniture's face in every page's resources; Chrome's own are `F4`, `F5` … */
const furnitureFont = 'KebenFurniture';

/** Gives the finished page dictionary for a printed page, or for a blank where there is none. */
export type Dress = (page: BoundPage, printed: PDFDict | undefined) => PDFDict;

interface Wardrobe {
  readonly sheet: Sheet;
  readonly printing?: Printing | undefined;
  readonly furnitureFace: Face | undefined;
}

export function openDresser(context: PDFContext, { sheet, printing, furnitureFace }: Wardrobe): Dress {
  const sides = { recto: openSide('recto', { sheet, printing }, context), verso: openSide('verso', { sheet, printing }, context) };
  const end = context.register(deflated(context, 'Q\n'));
  return (page, printed) => {
    const { boxes, begin, marks, toSheet } = sides[page.side];
    const dict = printed ?? (context.obj({ Type: 'Page', Resources: {} }) as PDFDict);
    for (const [key, box] of boxes) dict.set(name(key), box);
    if (marks !== undefined && printing?.ink === 'color') addResource(dict, ['ColorSpace', allPlates], registrationColour(context), context);
    if (printed?.has(name('StructParents')) === true) dict.set(name('Tabs'), name('S'));
    const content = printed?.get(name('Contents'));
    if (content === undefined) {
      if (marks !== undefined) dict.set(name('Contents'), marks);
      return dict;
    }
    const furniture = furnitureFace === undefined ? '' : furnitureOf(page, sheet, furnitureFace.font, furnitureFont);
    const after = furniture === '' ? end : context.register(deflated(context, toSheet === '' ? `Q\n${furniture}` : `Q\nq ${toSheet}\n${furniture}Q\n`));
    dict.set(name('Contents'), context.obj([begin, content, after, ...(marks === undefined ? [] : [marks])]));
    if (furniture !== '' && furnitureFace !== undefined) addResource(dict, ['Font', furnitureFont], furnitureFace.ref, context);
    return dict;
  };
}

/** What all rectos, or all versos, have in common. */
interface Side {
  readonly boxes: readonly (readonly [string, PDFArray])[];
  readonly begin: PDFRef;
  readonly marks: PDFRef | undefined;
  /** Moves to the corner of the sheet with its bleed, where that is not the corner of the media. */
  readonly toSheet: string;
}

function openSide(side: BoundPage['side'], { sheet, printing }: Pick<Wardrobe, 'sheet' | 'printing'>, context: PDFContext): Side {
  const boxes = pageBoxes(sheet, side, printing);
  const { x, y } = boxes.origin;
  const moved = (dx: number) => (dx === 0 && y === 0 ? '' : `1 0 0 1 ${decimal(dx)} ${decimal(y)} cm`);
  const shift = moved(shiftOf(side, sheet) + x);
  const marks = printing === undefined ? '' : marksOf(boxes, printing);
  const box = (edges: readonly number[]) => context.obj([...edges]) as PDFArray;
  return {
    boxes: [['MediaBox', box(boxes.media)], ['BleedBox', box(boxes.bleed)], ['TrimBox', box(boxes.trim)]],
    begin: context.register(deflated(context, shift === '' ? 'q\n' : `q ${shift}\n`)),
    marks: marks === '' ? undefined : context.register(deflated(context, marks)),
    toSheet: moved(x),
  };
}

/** A tint of every ink (ISO 32000-1, 8.6.6.4). */
function registrationColour(context: PDFContext): PDFArray {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  return context.obj([name('Separation'), name('All'), name('DeviceCMYK'), tint]) as PDFArray;
}

function addResource(page: PDFDict, [kind, key]: readonly [string, string], object: PDFRef | PDFArray, context: PDFContext): void {
  const resources = context.lookup(page.get(name('Resources')), PDFDict);
  const named = context.lookupMaybe(resources.get(name(kind)), PDFDict) ?? (context.obj({}) as PDFDict);
  named.set(PDFName.of(key), object);
  resources.set(name(kind), named);
}

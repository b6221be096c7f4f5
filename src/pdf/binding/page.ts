/** Dresses a page for the book: boxes, its place on the sheet, folio and running head, marks. */

import type { Printing } from '../../editions/printing.ts';
import { lyingSheet, type Sheet } from '../../editions/sheet.ts';
import { setFoot, shiftOf } from './furniture.ts';
import { furnitureName } from './show-text.ts';
import type { Face } from './face.ts';
import type { LineOf } from './lines.ts';
import { allPlates, marksOf } from './marks.ts';
import {
  decimal,
  deflated,
  name,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFArray,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '../objects/objects.ts';
import { pageBoxes } from './page-boxes.ts';
import { isIdentity, placedAt } from './stand-up.ts';
import type { BoundPage } from '../pagination/pagination.ts';

/** Name of the furniture's face in every page's resources; Chrome's own are `F4`, `F5` … */
export const furnitureFont = 'KebenFurniture';

/** Name of the form that holds what Chrome printed, where a page is moved and has patterns. */
const printedForm = 'KebenPrinted';
/** Name of the stamp of a copy. */
const stampName = 'KebenStamp';

/** Gives the finished page dictionary for a printed page with its furniture, or for a blank where there is none. */
export type Dress = (page: BoundPage, printed: PDFDict | undefined, furniture: string) => PDFDict;

interface Wardrobe {
  readonly sheet: Sheet;
  readonly printing?: Printing | undefined;
  /** The text face first. */
  readonly furniture: readonly Face[];
  /** A form that every page shows. */
  readonly stamp?: PDFRef | undefined;
}

export function openDresser(context: PDFContext, { sheet, printing, furniture: faces, stamp }: Wardrobe): Dress {
  const sides = {
    recto: openSide('recto', { sheet, printing }, context),
    verso: openSide('verso', { sheet, printing }, context),
  };
  const showStamp = stamp === undefined ? '' : `/Artifact <</Type /Pagination>> BDC\n/${stampName} Do\nEMC\n`;
  const end = context.register(deflated(context, 'Q\n'));
  const showForm = context.register(deflated(context, `/${printedForm} Do\n`));
  const plates =
    printing !== undefined && printing.marks.length > 0 && printing.ink === 'color'
      ? context.register(registrationColour(context))
      : undefined;
  const withPlates = (dict: PDFDict): PDFDict => {
    if (plates !== undefined) addResource(dict, ['ColorSpace', allPlates], plates, context);
    return dict;
  };
  return (page, printed, set) => {
    const { boxes, begin, marks, toSheet, isMoved } = sides[page.side];
    const dict = printed ?? context.obj({ Type: 'Page', Resources: {} });
    for (const [key, box] of boxes) dict.set(name(key), box);
    if (printed?.has(name('StructParents')) === true) dict.set(name('Tabs'), name('S'));
    const content = printed?.get(name('Contents'));
    if (content === undefined) {
      if (marks !== undefined) dict.set(name('Contents'), marks);
      return withPlates(dict);
    }
    const furniture = set + showStamp;
    const after =
      furniture === ''
        ? []
        : [context.register(deflated(context, toSheet === '' ? furniture : `q ${toSheet}\n${furniture}Q\n`))];
    const shown = isMoved && makeForm(dict, content, sheet, context) ? showForm : content;
    dict.set(name('Contents'), context.obj([begin, shown, end, ...after, ...(marks === undefined ? [] : [marks])]));
    for (const [key, ref] of shownIn(set, faces)) addResource(dict, ['Font', key], ref, context);
    if (stamp !== undefined) addResource(dict, ['XObject', stampName], stamp, context);
    return withPlates(dict);
  };
}

/** The faces that operators name, by their names. */
function shownIn(operators: string, faces: readonly Face[]): [string, PDFRef][] {
  return faces.flatMap(({ ref }, index): [string, PDFRef][] => {
    const key = furnitureName(furnitureFont, index);
    return operators.includes(`/${key} `) ? [[key, ref]] : [];
  });
}

/** What all rectos have in common, or all versos. */
interface PageSide {
  readonly boxes: readonly (readonly [string, PDFArray])[];
  readonly begin: PDFRef;
  readonly marks: PDFRef | undefined;
  readonly isMoved: boolean;
  /** Moves to the corner of the sheet with its bleed, where that is not the corner of the media. */
  readonly toSheet: string;
}

function openSide(
  side: BoundPage['side'],
  { sheet, printing }: Pick<Wardrobe, 'sheet' | 'printing'>,
  context: PDFContext,
): PageSide {
  const boxes = pageBoxes(sheet, side, printing);
  const { x, y } = boxes.origin;
  const moved = (dx: number): string => {
    const matrix = placedAt({ x: x + dx, y }, sheet);
    return isIdentity(matrix) ? '' : `${matrix.map(decimal).join(' ')} cm`;
  };
  const shift = moved(shiftOf(side, sheet));
  const marks = printing === undefined ? '' : marksOf(boxes, printing);
  const box = (edges: readonly number[]) => context.obj([...edges]);
  return {
    boxes: [
      ['MediaBox', box(boxes.media)],
      ['BleedBox', box(boxes.bleed)],
      ['TrimBox', box(boxes.trim)],
    ],
    begin: context.register(deflated(context, shift === '' ? 'q\n' : `q ${shift}\n`)),
    marks: marks === '' ? undefined : context.register(deflated(context, marks)),
    isMoved: shift !== '',
    toSheet: moved(0),
  };
}

/**
 * Patterns lie in the space of their page, whatever moves the content before them (ISO 32000-1, 8.7.3.1); in that of a
 * form they move along. False where the page has none, so that nothing need be done.
 */
function makeForm(page: PDFDict, content: PDFObject, sheet: Sheet, context: PDFContext): boolean {
  const stream = context.lookup(content);
  const resources = page.get(name('Resources'));
  if (
    !(stream instanceof PDFRawStream) ||
    resources === undefined ||
    !context.lookup(resources, PDFDict).has(name('Pattern'))
  )
    return false;
  const { width, height, bleed } = lyingSheet(sheet);
  // As far as a page is ever moved: nothing of it may be cut off.
  const box = [-width, -height, 2 * width + 2 * bleed, 2 * height + 2 * bleed].map((edge) => Number(decimal(edge)));
  for (const [key, value] of [
    ['Type', name('XObject')],
    ['Subtype', name('Form')],
    ['BBox', context.obj(box)],
    ['Resources', resources],
  ] as const)
    stream.dict.set(name(key), value);
  page.set(name('Resources'), context.obj({}));
  addResource(page, ['XObject', printedForm], content, context);
  return true;
}

/** A tint of every ink (ISO 32000-1, 8.6.6.4). */
function registrationColour(context: PDFContext): PDFArray {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  return context.obj([name('Separation'), name('All'), name('DeviceCMYK'), tint]);
}

function addResource(
  page: PDFDict,
  [kind, key]: readonly [string, string],
  object: PDFObject,
  context: PDFContext,
): void {
  const resources = context.lookup(page.get(name('Resources')), PDFDict);
  const named = context.lookupMaybe(resources.get(name(kind)), PDFDict) ?? context.obj({});
  named.set(PDFName.of(key), object);
  resources.set(name(kind), named);
}

export interface Stamped {
  readonly sheet: Sheet;
  readonly faces: readonly Face[];
  readonly lineOf: LineOf;
  readonly context: PDFContext;
}

/** A form of the size of the page with a line at its foot. */
export function writeStamp(text: string, { sheet, faces, lineOf, context }: Stamped): PDFRawStream {
  const content = text === '' ? '' : setFoot(text, 'right', { sheet, lineOf, resource: furnitureFont });
  const box = [0, 0, sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed].map((edge) =>
    Number(decimal(edge)),
  );
  const entries = {
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: context.obj(box),
    Resources: context.obj({ Font: Object.fromEntries(shownIn(content, faces)) }),
  };
  return deflated(context, content, entries);
}

/**
 * The measures of the whole cover, laid flat with the printed side up: back, spine, front, and flaps 勒口 if there are
 * any. Lengths are points, y grows downwards, and the origin is the upper left corner of the sheet with its bleed. On a
 * right-bound book front and back are exchanged.
 */

import type { Printing } from '../editions/printing.ts';
import { points } from '../editions/sheet.ts';
import type { Rectangle } from '../pages/views.ts';
import { coverRules } from './printers.ts';

export interface CoverRequest {
  /** Trim of the book, in points. */
  readonly width: number;
  readonly height: number;
  /** Pages of the bound book. */
  readonly pages: number;
  readonly printing: Pick<Printing, 'printer' | 'paper'>;
  /** Width of each flap in points; 0 for none. */
  readonly flaps: number;
  readonly rightBound?: boolean;
}

export interface CoverGeometry {
  /** Size of the sheet, with bleed on all four sides. */
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly trim: Rectangle;
  readonly front: Rectangle;
  readonly spine: Rectangle;
  readonly back: Rectangle;
  /** Left and right flap; none, or both. */
  readonly flaps: readonly Rectangle[];
  /** The front with its bleed, which a picture has to fill. */
  readonly frontWithBleed: Rectangle;
  /** The distance that words keep from the trim. */
  readonly safe: number;
  /** Where words on the spine may stand; absent when the spine is too thin for the printer. */
  readonly spineText?: Rectangle;
  /** The white field of the barcode. */
  readonly barcode: Rectangle;
  /** Who prints the barcode. */
  readonly barcodeBy: 'book' | 'printer';
}

export function layCover({ width, height, pages, printing, flaps, rightBound = false }: CoverRequest): CoverGeometry {
  const rules = coverRules[printing.printer];
  const bleed = points(rules.bleed);
  // An odd page has an empty one behind it, since a leaf has two.
  const spineWidth = points(rules.spine(Math.ceil(pages / 2) * 2, printing.paper));
  const panel = (x: number, panelWidth: number): Rectangle => ({ x: round(x), y: bleed, width: panelWidth, height });
  const left = panel(bleed + flaps, width);
  const spine = panel(left.x + width, spineWidth);
  const right = panel(spine.x + spineWidth, width);
  const [back, front] = rightBound ? [right, left] : [left, right];
  const sheetWidth = round(2 * (bleed + flaps + width) + spineWidth);
  const hasSpineText = pages >= rules.leastPages && rules.spine(pages, printing.paper) >= rules.leastSpine;
  return {
    width: sheetWidth,
    height: round(height + 2 * bleed),
    bleed,
    trim: { x: bleed, y: bleed, width: round(sheetWidth - 2 * bleed), height },
    front,
    spine,
    back,
    flaps: flaps === 0 ? [] : [panel(bleed, flaps), panel(right.x + width, flaps)],
    frontWithBleed: withBleed(front, bleed, { isLeft: rightBound, hasFlap: flaps > 0 }),
    safe: points(rules.safe),
    ...(hasSpineText && {
      spineText: inset(spine, points(rules.clearance), points(Math.max(rules.safe, leastFromEnds))),
    }),
    barcode: barcodeField(back, { ...rules.barcodeField, margin: rules.barcodeMargin, spineIsRight: !rightBound }),
    barcodeBy: rules.barcode,
  };
}

/** Millimetres that words on the spine keep from its head and foot at least. */
const leastFromEnds = 5;

/** Adds bleed at head and foot, and at the fore-edge unless a flap follows there. */
function withBleed(
  front: Rectangle,
  bleed: number,
  { isLeft, hasFlap }: { isLeft: boolean; hasFlap: boolean },
): Rectangle {
  const side = hasFlap ? 0 : bleed;
  return {
    x: round(front.x - (isLeft ? side : 0)),
    y: 0,
    width: round(front.width + side),
    height: round(front.height + 2 * bleed),
  };
}

function inset({ x, y, width, height }: Rectangle, dx: number, dy: number): Rectangle {
  return { x: round(x + dx), y: round(y + dy), width: round(width - 2 * dx), height: round(height - 2 * dy) };
}

function barcodeField(
  back: Rectangle,
  { width, height, margin, spineIsRight }: { width: number; height: number; margin: number; spineIsRight: boolean },
): Rectangle {
  const x = spineIsRight ? back.x + back.width - points(margin + width) : back.x + points(margin);
  return {
    x: round(x),
    y: round(back.y + back.height - points(margin + height)),
    width: points(width),
    height: points(height),
  };
}

/** Rounds to a thousandth of a point, as sheet.ts does. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

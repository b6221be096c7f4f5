/**
 * The whole cover laid flat, printed side up: back, spine, front, and flaps 勒口 where there are. Points, y downwards
 * from the upper left corner of the sheet with its bleed. Of a right-bound book front and back change places.
 */

import type { Printing } from '../editions/printing.ts';
import { points } from '../editions/sheet.ts';
import type { Box } from '../pages/views.ts';
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
  /** Of the sheet with its bleed on all four sides. */
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly trim: Box;
  readonly front: Box;
  readonly spine: Box;
  readonly back: Box;
  /** Left and right; none, or both. */
  readonly flaps: readonly Box[];
  /** The front with the bleed that belongs to it: what a picture has to fill. */
  readonly frontWithBleed: Box;
  readonly safe: number;
  /** Where words of the spine may stand; absent when it is too thin for the printer. */
  readonly spineText?: Box;
  readonly barcode: Box;
  readonly barcodeBy: 'book' | 'printer';
}

export function layCover({ width, height, pages, printing, flaps, rightBound = false }: CoverRequest): CoverGeometry {
  const rules = coverRules[printing.printer];
  const bleed = points(rules.bleed);
  // A leaf has two pages, printed or not.
  const spineWidth = points(rules.spine(Math.ceil(pages / 2) * 2, printing.paper));
  const panel = (x: number, panelWidth: number): Box => ({ x: round(x), y: bleed, width: panelWidth, height });
  const left = panel(bleed + flaps, width);
  const spine = panel(left.x + width, spineWidth);
  const right = panel(spine.x + spineWidth, width);
  const [back, front] = rightBound ? [right, left] : [left, right];
  const sheetWidth = round(2 * (bleed + flaps + width) + spineWidth);
  const spineText = pages >= rules.leastPages && rules.spine(pages, printing.paper) >= rules.leastSpine;
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
    ...(spineText && { spineText: inset(spine, points(rules.clearance), points(Math.max(rules.safe, 5))) }),
    barcode: barcodeField(back, { ...rules.barcodeField, margin: rules.barcodeMargin, spineIsRight: !rightBound }),
    barcodeBy: rules.barcode,
  };
}

/** Bleed at head and foot, and at the fore-edge where no flap goes on. */
function withBleed(front: Box, bleed: number, { isLeft, hasFlap }: { isLeft: boolean; hasFlap: boolean }): Box {
  const side = hasFlap ? 0 : bleed;
  return {
    x: round(front.x - (isLeft ? side : 0)),
    y: 0,
    width: round(front.width + side),
    height: round(front.height + 2 * bleed),
  };
}

function inset({ x, y, width, height }: Box, dx: number, dy: number): Box {
  return { x: round(x + dx), y: round(y + dy), width: round(width - 2 * dx), height: round(height - 2 * dy) };
}

function barcodeField(
  back: Box,
  { width, height, margin, spineIsRight }: { width: number; height: number; margin: number; spineIsRight: boolean },
): Box {
  const x = spineIsRight ? back.x + back.width - points(margin + width) : back.x + points(margin);
  return {
    x: round(x),
    y: round(back.y + back.height - points(margin + height)),
    width: points(width),
    height: points(height),
  };
}

/** To a thousandth of a point, as sheet.ts has it. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

/**
 * MediaBox, BleedBox and TrimBox of a page, and where on it the sheet lies that Chrome printed (ISO 32000-1, 14.11.2).
 * Points.
 */

import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import { pointsPerMillimetre, type Sheet } from '../../editions/sheet.ts';
import type { Box } from '../objects/matrix.ts';
import { decimal } from '../objects/objects.ts';
import type { BoundPage } from '../pagination/pagination.ts';

export interface PageBoxes {
  readonly media: Box;
  readonly bleed: Box;
  readonly trim: Box;
  /** Of the trim with bleed on all sides, as heads and text are placed on it. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** A book with vertical lines is bound on the right: its first page, a recto, has the spine there. */
export function spineOf(side: BoundPage['side'], { writing }: Sheet): 'left' | 'right' {
  return (side === 'recto') === (writing === 'horizontal') ? 'left' : 'right';
}

/** Room around the bleed for marks. */
export const markRoom = 10 * pointsPerMillimetre;

/**
 * The media is the trim with its bleed, and the marks' room where there are marks. Some printers want no bleed at the
 * spine.
 */
export function pageBoxes(sheet: Sheet, side: BoundPage['side'], printing?: Printing): PageBoxes {
  const { width, height, bleed } = sheet;
  const edges = printing === undefined ? 'all' : printers[printing.printer].bleed.edges;
  const room = printing !== undefined && printing.marks.length > 0 ? markRoom : 0;
  const bleedAt = (edge: 'left' | 'right') => (edges === 'outer' && edge === spineOf(side, sheet) ? 0 : bleed);
  const [left, right] = [bleedAt('left'), bleedAt('right')];
  const box = (...edgesOf: Box): Box => edgesOf.map((edge) => Number(decimal(edge))) as unknown as Box;
  return {
    media: box(0, 0, width + left + right + 2 * room, height + 2 * (bleed + room)),
    bleed: box(room, room, room + left + width + right, room + height + 2 * bleed),
    trim: box(room + left, room + bleed, room + left + width, room + bleed + height),
    origin: { x: room + left - bleed, y: room },
  };
}

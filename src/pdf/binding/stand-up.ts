/** Where on its page stands what Chrome printed. A sheet with vertical lines was printed lying, and is stood up. */

import type { Sheet } from '../../editions/sheet.ts';
import { transformBox, type Box, type Matrix } from '../objects/matrix.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the sheet as it was printed to the page, whose corner (with the bleed) is moved to `origin`. */
export function placedAt({ x, y }: Point, { writing, height, bleed }: Sheet): Matrix {
  return writing === 'vertical' ? [0, -1, 1, 0, x, y + height + 2 * bleed] : [1, 0, 0, 1, x, y];
}

export function isIdentity([a, b, c, d, e, f]: Matrix): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
}

/** A place on the page that was one on the printed sheet. */
export function stoodUp({ x, y }: Point, sheet: Sheet): Point {
  const [left, bottom] = boxStoodUp([x, y, x, y], sheet);
  return { x: left, y: bottom };
}

export function boxStoodUp(box: Box, sheet: Sheet): Box {
  return transformBox(box, placedAt({ x: 0, y: 0 }, sheet));
}

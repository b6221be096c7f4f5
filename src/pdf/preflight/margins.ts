/** How far text stands from the edges of the trimmed page, in millimetres, as the page is seen. */

import { toMillimetres } from '../../editions/sheet.ts';
import { trimOf, type PageReading, type PdfReading } from './reading.ts';

export interface Margins {
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Undefined where there is no text. The first page is a recto: its spine is at the left, or at the right where the book
 * is right-bound.
 */
export function marginsOf(page: PageReading, { isRightBound }: PdfReading): Margins | undefined {
  const { text } = page.painting;
  if (text === undefined) return undefined;
  const trim = trimOf(page);
  const edges = [text[0] - trim[0], trim[3] - text[3], trim[2] - text[2], text[1] - trim[1]].map((length) =>
    toMillimetres(length * page.unit),
  );
  // Left, top, right, bottom; a page turned clockwise shows its bottom edge at the left.
  const turns = page.rotation / 90;
  const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map((side) => edges[(side - turns + 4) % 4] ?? 0);
  const isSpineLeft = (page.number % 2 === 1) !== isRightBound;
  return { inner: isSpineLeft ? left : right, outer: isSpineLeft ? right : left, top, bottom };
}

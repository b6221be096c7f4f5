/**
 * The room of a sheet for comments: a band for 眉批 in the margin, at the head of vertical pages and at the fore-edge of
 * horizontal ones, and the gaps between lines for 侧批 [B9] [B10].
 */

import type { CommentSheet, Sheet } from './sheet.ts';

/** Sizes against the body: 8 and 6.3 points beside 10.5. */
const headSize = 0.76;
const sideSize = 0.6;
const leastSideSize = 0.48;

/** The lines of a band against its size. */
const headLeading = 1.4;

/** Characters of a line in the band. Shorter ones are no reading, longer ones are not glanced at. */
const fewest = 4;
const most = 8;

/** Between the band and the text, against its size. */
const apart = 0.75;

/** Points between a 侧批 and its line, and the least to the line before. */
const overLine = 0.5;
const underLine = 0.7;

export function withComments(sheet: Sheet): Sheet {
  const band = bandOf(sheet);
  const side = sideOf(sheet);
  return { ...sheet, comments: { before: 0, behind: 0, ...band, ...(side && { side }) } };
}

function bandOf(sheet: Sheet): Pick<CommentSheet, 'before' | 'behind' | 'head'> | undefined {
  const { writing, fontSize, chars, facing, openings, inner, outer, top, bleed, clear } = sheet;
  const size = fontSize * headSize;
  const gap = size * apart;
  const isVertical = writing === 'vertical';
  // Which pages are rectos is known of chapters that open on one.
  if (!isVertical && facing && openings === 'any') return undefined;
  // A verso is printed where a recto is, and moved at binding: both margins must have the room on the printed sheet.
  // A mark on half a cell at the end of a line has its other half behind it.
  const side = outer - clear - size / 2;
  const room = isVertical ? top - clear : facing ? Math.min(side, inner + bleed) : side;
  const characters = Math.min(most, Math.floor((room - gap) / size));
  if (characters < fewest) return undefined;
  const measure = characters * size;
  const [before, behind] = [-(gap + measure), chars * fontSize + gap];
  return {
    before: isVertical || facing ? gap + measure : 0,
    behind: isVertical ? 0 : gap + measure,
    head: {
      size,
      leading: wholePixels(size * headLeading),
      measure,
      recto: isVertical ? before : behind,
      verso: isVertical || facing ? before : behind,
    },
  };
}

/** Chrome makes a line as high as whole pixels. */
function wholePixels(length: number): number {
  return Math.round(length / 0.75) * 0.75;
}

function sideOf({ fontSize, leading }: Sheet): CommentSheet['side'] {
  const gap = leading - fontSize;
  const size = Math.min(fontSize * sideSize, gap - overLine - underLine);
  return size < fontSize * leastSideSize ? undefined : { size, above: size + overLine - gap / 2 };
}

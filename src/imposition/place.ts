/**
 * Computes where two pages stand on a sheet, and the marks around them. Lengths are points from the lower left corner.
 */

import { pointsPerMillimetre } from '../editions/sheet.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placing {
  readonly sheet: Size;
  /** Pages are scaled down where the sheet is too small for two, and never up. */
  readonly scale: number;
  /** The fold, at which the trim of the left page ends and that of the right page begins. */
  readonly fold: number;
  /** Foot of the trim. */
  readonly foot: number;
  /** The area of both pages after trimming. */
  readonly block: { readonly left: number; readonly right: number; readonly foot: number; readonly head: number };
}

/**
 * Without a given sheet it is as large as two pages side by side. A given sheet is laid on its long side, unless the
 * pages are larger on it when it stands.
 */
export function placeOn(trim: Size, asked: Size = { width: 2 * trim.width, height: trim.height }): Placing {
  const [long, short] = [Math.max(asked.width, asked.height), Math.min(asked.width, asked.height)];
  const [lying, standing] = [
    { width: long, height: short },
    { width: short, height: long },
  ];
  const sheet = scaleOn(trim, standing) > scaleOn(trim, lying) ? standing : lying;
  const scale = scaleOn(trim, sheet);
  const fold = sheet.width / 2;
  const foot = (sheet.height - trim.height * scale) / 2;
  const block = {
    left: fold - trim.width * scale,
    right: fold + trim.width * scale,
    foot,
    head: foot + trim.height * scale,
  };
  return { sheet, scale, fold, foot, block };
}

/** Ignores a thousandth, by which A4 is too small for two pages of A5. */
function scaleOn(trim: Size, sheet: Size): number {
  const scale = Math.min(sheet.width / (2 * trim.width), sheet.height / trim.height);
  return scale > 0.999 ? 1 : scale;
}

/** A straight stroke. */
export type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

const gap = 2 * pointsPerMillimetre;
const longest = 5 * pointsPerMillimetre;

/**
 * Marks where there is room outside the pages and their bleed: ticks for cutting at the corners, and for folding at
 * head and foot.
 */
export function marksFor(
  { sheet, fold, block }: Placing,
  bleed: number,
): { readonly cuts: readonly Stroke[]; readonly folds: readonly Stroke[] } {
  const beside = tick(block.left, bleed);
  const below = tick(block.foot, bleed);
  const across = ([from, to]: readonly [number, number]) =>
    [block.foot, block.head].flatMap((y): Stroke[] => [
      [from, y, to, y],
      [sheet.width - from, y, sheet.width - to, y],
    ]);
  const upright = ([from, to]: readonly [number, number], xs: readonly number[]) =>
    xs.flatMap((x): Stroke[] => [
      [x, from, x, to],
      [x, sheet.height - from, x, sheet.height - to],
    ]);
  return {
    cuts: [
      ...(beside === undefined ? [] : across(beside)),
      ...(below === undefined ? [] : upright(below, [block.left, block.right])),
    ],
    folds: below === undefined ? [] : upright(below, [fold]),
  };
}

/** Start and end of a tick as distances from the sheet's edge; `undefined` when it would be shorter than 3 mm. */
function tick(room: number, bleed: number): readonly [number, number] | undefined {
  const end = room - Math.max(gap, bleed);
  return end < 3 * pointsPerMillimetre ? undefined : [Math.max(0, end - longest), end];
}

/**
 * 版心: two fishtails 鱼尾 that face each other, a quarter of the height from head and foot, and lines 象鼻 that lead to them
 * along the fold [B6]. Returns the outlines of the tails and the strokes.
 */
export function foldedEdge({ fold, scale, block }: Placing): {
  readonly tails: readonly (readonly (readonly [number, number])[])[];
  readonly lines: readonly Stroke[];
} {
  const width = 6 * pointsPerMillimetre * scale;
  const height = block.head - block.foot;
  const [upper, lower] = [block.head - height / 4, block.foot + height / 4];
  const tail = (y: number, down: number): [number, number][] => [
    [fold - width / 2, y],
    [fold + width / 2, y],
    [fold + width / 2, y + (down * width * 3) / 4],
    [fold, y + (down * width) / 4],
    [fold - width / 2, y + (down * width * 3) / 4],
  ];
  const margin = height * 0.045;
  return {
    tails: [tail(upper, -1), tail(lower, 1)],
    lines: [
      [fold, block.head - margin, fold, upper],
      [fold, block.foot + margin, fold, lower],
    ],
  };
}

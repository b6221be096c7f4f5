import { sizeOfUnit, type Matrix } from '../objects/matrix.ts';

/** A picture of pixels where it is painted. */
export interface PlacedImage {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** From the unit square to where it stands. */
  readonly matrix: Matrix;
}

/**
 * Pixels an inch, along the side where they are fewer; points are units of user space. Infinity of what has no size.
 */
export function resolution({ width, height, matrix }: PlacedImage): number {
  const size = sizeOfUnit(matrix);
  return Math.min((width * 72) / size.width, (height * 72) / size.height);
}

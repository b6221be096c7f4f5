/** Transformations as PDF writes them: `a b c d e f` (ISO 32000-1, 8.3.3). */

export type Matrix = readonly [number, number, number, number, number, number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** First `first`, then `then`. */
export function multiply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], [ta, tb, tc, td, te, tf]: Matrix): Matrix {
  return [a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td, e * ta + f * tc + te, e * tb + f * td + tf];
}

/** How wide and high the unit square becomes, in points: the size of a picture. */
export function sizeOf([a, b, c, d]: Matrix): { readonly width: number; readonly height: number } {
  return { width: Math.hypot(a, b), height: Math.hypot(c, d) };
}

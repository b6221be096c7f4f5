/**
 * What a content stream paints, summed up: a form that stands on a thousand pages is read once, and this is what is
 * kept of it.
 */

import type { PDFDict } from '../../objects/objects.ts';
import { meet, multiply, transformBox, union, type Box, type Matrix } from '../../objects/matrix.ts';
import { resolution, type PlacedImage } from '../../content/placed-image.ts';

export interface Painting {
  /** Sets of `ink`. */
  textInks: number;
  drawingInks: number;
  imageInks: number;
  /** Set of `shine`. */
  shining: number;
  /** Around all characters one can see; from the head of a body to its foot, whatever the glyph. */
  text: Box | undefined;
  /** The same around all that stand wholly outside of the window. */
  outside: Box | undefined;
  /** Each image where it is largest, by its dictionary; those written in the stream itself are one. */
  readonly images: Map<PDFDict | 'inline', PlacedImage>;
  /** Why it could not be read to its end. */
  readonly problems: Set<PaintingProblem>;
}

export type PaintingProblem = 'too large' | 'damaged' | 'circle';

export function emptyPainting(): Painting {
  return {
    textInks: 0,
    drawingInks: 0,
    imageInks: 0,
    shining: 0,
    text: undefined,
    outside: undefined,
    images: new Map(),
    problems: new Set(),
  };
}

/** Paints a form, read before, at its place. Text that would stand wholly outside of `window` is `outside`. */
export function addPainting(to: Painting, form: Painting, matrix: Matrix, window: Box | undefined): void {
  to.textInks |= form.textInks;
  to.drawingInks |= form.drawingInks;
  to.imageInks |= form.imageInks;
  to.shining |= form.shining;
  const text = form.text && transformBox(form.text, matrix);
  if (window === undefined || (text !== undefined && meet(text, window))) to.text = union(to.text, text);
  else to.outside = union(to.outside, text);
  for (const [key, image] of form.images) placeImage(to, key, { ...image, matrix: multiply(image.matrix, matrix) });
  for (const problem of form.problems) to.problems.add(problem);
}

export function placeImage(to: Painting, key: PDFDict | 'inline', image: PlacedImage): void {
  const known = to.images.get(key);
  if (known === undefined || resolution(image) < resolution(known)) to.images.set(key, image);
}

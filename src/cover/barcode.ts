/** The only user of JsBarcode: an ISBN as EAN-13, bars as boxes. */

import JsBarcode from 'jsbarcode';
import { inch } from '../config/page-sizes.ts';
import type { Box } from '../pages/views.ts';

/** Width of the thinnest bar at the full size, in points: 0.33 mm (GS1 General Specifications 5.2). */
const moduleWidth = (0.33 / inch) * 72;

/** Light modules that a reader needs at the left and at the right. */
const quietZone = { left: 11, right: 7 };

export interface Barcode {
  /** With the quiet zones. */
  readonly width: number;
  readonly height: number;
  /** From the upper left corner of the quiet zone. */
  readonly bars: readonly Box[];
  /** The digits as groups: where their middle stands, and on which baseline. */
  readonly digits: readonly {
    readonly text: string;
    readonly middle: number;
    readonly baseline: number;
    readonly width: number;
  }[];
}

interface Encoding {
  /** A `1` is a dark module. */
  readonly data: string;
  readonly text?: string;
}

/** `isbn` has 13 digits with a right check digit; `height` is that of the whole, the digits below the bars included. */
export function drawBarcode(isbn: string, height: number): Barcode {
  const barHeight = height - 9.5 * moduleWidth;
  const drawing: { encodings?: readonly Encoding[] } = {};
  JsBarcode(drawing, isbn, { format: 'EAN13' });
  const bars: Box[] = [];
  const digits: Barcode['digits'][number][] = [];
  let at = quietZone.left;
  for (const { data, text = '' } of drawing.encodings ?? []) {
    // The first digit has no bars; its group stands in the quiet zone.
    const isFirst = !data.includes('1');
    const from = isFirst ? 0 : at;
    const width = isFirst ? quietZone.left - 2 : data.length;
    const reach = text === '' ? barHeight + 5 * moduleWidth : barHeight;
    if (!isFirst)
      for (const run of data.matchAll(/1+/g))
        bars.push({ x: (at + run.index) * moduleWidth, y: 0, width: run[0].length * moduleWidth, height: reach });
    if (text !== '')
      digits.push({
        text,
        middle: (from + width / 2) * moduleWidth,
        baseline: barHeight + 8.5 * moduleWidth,
        width: width * moduleWidth,
      });
    if (!isFirst) at += data.length;
  }
  return { width: (at + quietZone.right) * moduleWidth, height, bars, digits };
}

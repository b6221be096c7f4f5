/** The only user of JsBarcode: draws an ISBN as EAN-13, each bar a box. */

import JsBarcode from 'jsbarcode';
import { inch } from '../config/page-sizes.ts';
import type { Rectangle } from '../pages/views.ts';

/** Width of the thinnest bar at full size, in points: 0.33 mm (GS1 General Specifications 5.2). */
const moduleWidth = (0.33 / inch) * 72;

/** White modules that a scanner needs at the left and at the right. */
const quietZone = { left: 11, right: 7 };

export interface Barcode {
  /** Includes the quiet zones. */
  readonly width: number;
  readonly height: number;
  /** Relative to the upper left corner of the quiet zone. */
  readonly bars: readonly Rectangle[];
  /** The groups of digits: the middle and the baseline of each. */
  readonly digits: readonly {
    readonly text: string;
    readonly middle: number;
    readonly baseline: number;
    readonly width: number;
  }[];
}

interface Encoding {
  /** One figure for each module; `1` is dark. */
  readonly data: string;
  readonly text?: string;
}

/**
 * `isbn` has 13 digits with a valid check digit. `height` is that of the whole, including the digits below the bars.
 */
export function drawBarcode(isbn: string, height: number): Barcode {
  const barHeight = height - 9.5 * moduleWidth;
  const drawing: { encodings?: readonly Encoding[] } = {};
  JsBarcode(drawing, isbn, { format: 'EAN13' });
  const bars: Rectangle[] = [];
  const digits: Barcode['digits'][number][] = [];
  let at = quietZone.left;
  for (const { data, text = '' } of drawing.encodings ?? []) {
    // The first digit has no bars of its own, so it stands in the quiet zone.
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

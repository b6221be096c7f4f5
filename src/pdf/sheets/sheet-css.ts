/** The sheet as CSS: what Chrome must print so that binding can cut the exact trim out of it. */

import { lyingSheet, type Sheet } from '../../editions/sheet.ts';

/**
 * Chrome snaps a sheet to whole CSS pixels and three-hundredths of an inch; 6 pt is the least length that is both, so
 * the sheet is the trim with its bleed, rounded up to it. What is too much lies right and above, outside of the
 * MediaBox.
 */
const step = 6;

/**
 * Points. A hundredth of a line more than needed: rounding must not cost the last line of a page or the last character
 * of a line.
 */
const slack = 0.2;

/** `hangs`: marks at the ends of lines may stand outside of the measure, where Chrome would cut them. */
export function sheetCss(page: Sheet, hangs = false): string {
  const sheet = lyingSheet(page);
  const width = roundUp(sheet.width + 2 * sheet.bleed);
  const { height, left, top, head } = printedSheet(page);
  const measure = sheet.chars * sheet.fontSize;
  const depth = printedDepth(page);
  const { before, behind } = sheet.comments ?? { before: 0, behind: 0 };
  const right = width - left - before - measure - slack;
  const outside = Math.min(Math.max(hangs ? sheet.fontSize : 0, behind), right);
  return `@page{size:${width}pt ${height}pt;margin:${head}pt ${right - outside}pt ${height - wholePixels(head) - depth}pt ${left}pt}
:root{font-size:${sheet.fontSize}pt;line-height:${sheet.leading}pt;--lines:${sheet.lines};--leading:${sheet.leading}pt;--above:${top - head}pt;--page-height:${depth}pt;--measure:${measure}pt;--printed-measure:${printedMeasure(sheet)}pt;--outside:${outside}pt;--before:${before}pt}
`;
}

/**
 * What Chrome prints, in points, with its lines from left to right: the height of its sheet, the corner of the type
 * area (with the comments before its lines) from the sheet's left and top, and Chrome's margin at the head. That is
 * half a line less, where there is so much (`.sheet-run` in print.css has it as padding): Chrome cuts a page at its
 * margin, and the readings of a first line stand over it.
 */
export function printedSheet(page: Sheet): {
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly head: number;
} {
  const sheet = lyingSheet(page);
  const height = roundUp(sheet.height + 2 * sheet.bleed);
  const top = sheet.top + sheet.bleed + height - (sheet.height + 2 * sheet.bleed);
  const left = sheet.inner + sheet.bleed - (sheet.comments?.before ?? 0);
  return { height, left, top, head: Math.max(0, top - sheet.leading / 2) };
}

/**
 * How much of a page Chrome fills, in points: from its margin at the head to half a line below the last one, for
 * emphasis dots hang there, and Chrome would paint them on the next page too. No line more has room. What is put on a
 * page by its number must know it: Chrome takes the whole pixels of each margin from those of the sheet, so it is whole
 * pixels too.
 */
function printedDepth(sheet: Sheet): number {
  const { height, top, head } = printedSheet(sheet);
  const lines = top - head + sheet.lines * sheet.leading + slack;
  const below = Math.max(0, Math.min(sheet.leading / 2, height - head - lines - 1));
  return Math.ceil(((lines + below) * 4) / 3) * 0.75;
}

function wholePixels(points: number): number {
  return Math.floor((points * 4) / 3) * 0.75;
}

/**
 * How long the lines are that Chrome sets, in points: a hair more than their characters, which may be rounded. (Chrome
 * itself makes the page as wide as whole pixels.)
 */
export function printedMeasure({ chars, fontSize }: Sheet): number {
  return chars * fontSize + 0.05;
}

function roundUp(length: number): number {
  return Math.ceil(length / step - 1e-6) * step;
}

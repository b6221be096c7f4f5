/** The sheet as CSS: what Chrome must print so that binding can cut the exact trim out of it. */

import type { Sheet } from '../../editions/sheet.ts';

/**
 * Chrome snaps a sheet to whole CSS pixels and three-hundredths of an inch; 6 pt is the least length that is both, so
 * the sheet is the trim with its bleed, rounded up to it. What is too much lies right and above, outside of the MediaBox.
 */
const step = 6;

export function sheetCss(sheet: Sheet): string {
  const width = roundUp(sheet.width + 2 * sheet.bleed);
  const { height, left, top } = printedSheet(sheet);
  const measure = sheet.chars * sheet.fontSize;
  const depth = sheet.lines * sheet.leading;
  // A hundredth of a line more than needed: rounding must not cost the last line of a page or the last character of a line.
  const slack = 0.2;
  return `@page{size:${width}pt ${height}pt;margin:${top}pt ${width - left - measure - slack}pt ${height - top - depth - slack}pt ${left}pt}
:root{font-size:${sheet.fontSize}pt;line-height:${sheet.leading}pt;--lines:${sheet.lines};--leading:${sheet.leading}pt;--measure:${measure}pt}
`;
}

/** What Chrome prints, in points: the height of its sheet, and the corner of the type area from the sheet's left and top. */
export function printedSheet(sheet: Sheet): { readonly height: number; readonly left: number; readonly top: number } {
  const height = roundUp(sheet.height + 2 * sheet.bleed);
  return { height, left: sheet.inner + sheet.bleed, top: sheet.top + sheet.bleed + height - (sheet.height + 2 * sheet.bleed) };
}

function roundUp(length: number): number {
  return Math.ceil(length / step - 1e-6) * step;
}

/** The sheet as CSS: what Chrome must print so that binding can cut the exact trim out of it. */

import type { Sheet } from '../editions/sheet.ts';
import type { BookFont } from '../fonts/faces.ts';

/**
 * Chrome snaps a sheet to whole CSS pixels and three-hundredths of an inch; 6 pt is the least length that is both, so
 * the sheet is the trim with its bleed, rounded up to it. What is too much lies right and above, outside of the MediaBox.
 */
const step = 6;

export function sheetCss(sheet: Sheet): string {
  const width = roundUp(sheet.width + 2 * sheet.bleed);
  const height = roundUp(sheet.height + 2 * sheet.bleed);
  const left = sheet.inner + sheet.bleed;
  const measure = sheet.chars * sheet.fontSize;
  const top = sheet.top + sheet.bleed + height - (sheet.height + 2 * sheet.bleed);
  const depth = sheet.lines * sheet.leading;
  // A hundredth of a line more than needed: rounding must not cost the last line of a page or the last character of a line.
  const slack = 0.2;
  return `@page{size:${width}pt ${height}pt;margin:${top}pt ${width - left - measure - slack}pt ${height - top - depth - slack}pt ${left}pt}
:root{font-size:${sheet.fontSize}pt;line-height:${sheet.leading}pt;--lines:${sheet.lines};--leading:${sheet.leading}pt;--measure:${measure}pt}
`;
}

function roundUp(length: number): number {
  return Math.ceil(length / step - 1e-6) * step;
}

/**
 * Marks and Latin beside Kai come from the text face, and that face comes first in the list: Chrome takes line metrics and the
 * squeezing of marks from the first font of the list, and squeezes twice when it is one without `halt` (A5).
 */
const marks = 'U+0020-024F,U+2000-206F,U+3000-3004,U+3008-3020,U+FF00-FFEF';

export function fontFaces(fonts: readonly BookFont[], textFace: string): string {
  const rules = fonts.map(({ family, weight, file }) => `@font-face{font-family:"${family}";font-weight:${weight};src:url("${file}")}\n`);
  const text = fonts.find(({ id }) => id === textFace);
  return [...rules, ...(text ? [`@font-face{font-family:"Keben Marks";font-weight:400;src:url("${text.file}");unicode-range:${marks}}\n`] : [])].join('');
}

/** Folios and running heads, put on at binding (design 5.2): where they stand and the operators that set them. */

import type { Sheet } from '../editions/sheet.ts';
import type { OpenFont } from '../fonts/harfbuzz.ts';
import { decimal } from './objects.ts';
import type { BoundPage } from './pagination.ts';
import { hex4 } from './to-unicode.ts';

/** Size against the body (D1: 7.5–9 pt beside 10.5). */
const headSize = 0.76;
const folioSize = 0.86;

/** Content operators for one page; `''` where it carries nothing. `resource` is the font's name in the page's resources. */
export function furnitureOf(page: BoundPage, sheet: Sheet, font: OpenFont, resource: string): string {
  const marks: string[] = [];
  if (page.head !== undefined) {
    const size = sheet.fontSize * headSize;
    const y = sheet.height - sheet.top + 0.8 * sheet.leading;
    marks.push(setLine(fitted(page.head, font, size, 0.75 * measure(sheet)), { size, y, page, sheet, font, resource }));
  }
  if (page.showsFolio) {
    const size = sheet.fontSize * folioSize;
    const y = sheet.bottom - 1.6 * sheet.leading;
    marks.push(setLine(page.label, { size, y, page, sheet, font, resource }));
  }
  return marks.length === 0 ? '' : `/Artifact <</Type /Pagination>> BDC\n${marks.join('')}EMC\n`;
}

function measure({ chars, fontSize }: Sheet): number {
  return chars * fontSize;
}

interface Setting {
  readonly size: number;
  readonly y: number;
  readonly page: BoundPage;
  readonly sheet: Sheet;
  readonly font: OpenFont;
  readonly resource: string;
}

/** One line at the outer edge of the type area; centred where pages do not face. */
function setLine(text: string, { size, y, page, sheet, font, resource }: Setting): string {
  const glyphs = font.shape(text);
  const width = (glyphs.reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm) * size;
  const left = page.side === 'recto' || !sheet.facing ? sheet.inner : sheet.outer;
  const free = measure(sheet) - width;
  const x = left + (sheet.facing ? (page.side === 'recto' ? free : 0) : free / 2);
  const shown = glyphs
    .map(({ glyph, advance }) => {
      const kern = Math.round(((font.advance(glyph) - advance) * 1000) / font.unitsPerEm);
      return kern === 0 ? `<${hex4(glyph)}>` : `<${hex4(glyph)}> ${kern}`;
    })
    .join(' ')
    .replaceAll('> <', '');
  return `BT /${resource} ${decimal(size)} Tf 0 g ${decimal(x + sheet.bleed)} ${decimal(y + sheet.bleed)} Td [${shown}] TJ ET\n`;
}

/** A head too long for its place ends in ……. */
function fitted(text: string, font: OpenFont, size: number, width: number): string {
  const widthOf = (line: string) => (font.shape(line).reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm) * size;
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}……`) > width) characters.pop();
  return `${characters.join('').trimEnd()}……`;
}

/**
 * Folios and running heads: where they stand and the operators that set them. They are put on at binding, because a
 * signature that had them would have to be printed again whenever a chapter before it grew.
 */

import { lyingSheet, type Sheet } from '../../editions/sheet.ts';
import { decimal } from '../objects/objects.ts';
import type { LineOf } from './lines.ts';
import type { BoundPage, PageMargin, PageReference } from '../pagination/pagination.ts';

/** Sizes against the body: 7.5–9 pt beside 10.5 [D1]. */
const headSize = 0.76;
const folioSize = 0.86;

/** How far Han characters reach above and below their base line, in their size. Figures reach less far. */
const ascent = 0.88;
const descent = 0.12;

/** Width of the gap for the page number of a link, in body sizes; styles/print.css leaves it. */
export const referenceGap = { horizontal: 1.6, vertical: 3.2 };

/**
 * Content operators for one page; `''` where it carries nothing. `resource` is the text face's name in the page's
 * resources, and with an index behind it that of another.
 */
export function furnitureOf(page: BoundPage, whole: Sheet, lineOf: LineOf, resource: string): string {
  const sheet = lyingSheet(whole);
  const marks: string[] = [];
  if (page.head !== undefined) {
    const size = sheet.fontSize * headSize;
    const y = Math.min(sheet.height - sheet.top + 0.8 * sheet.leading, sheet.height - sheet.clear - ascent * size);
    marks.push(
      setLine(fitted(page.head, lineOf, size, 0.75 * measure(sheet)), { size, y, page, sheet, lineOf, resource }),
    );
  }
  if (page.showsFolio) {
    const size = sheet.fontSize * folioSize;
    marks.push(setLine(page.label, { size, y: footLine(sheet, size), page, sheet, lineOf, resource }));
  }
  const shift = shiftOf(page.side, whole);
  for (const reference of page.references ?? [])
    marks.push(setReference(reference, shift, { sheet, lineOf, resource }));
  if (page.foot !== undefined) marks.push(setFoot(page.foot, 'left', { sheet, lineOf, resource }));
  if (page.margin !== undefined) marks.push(setMargin(page.margin, { sheet, lineOf, resource }));
  return marks.length === 0 ? '' : `/Artifact <</Type /Pagination>> BDC\n${marks.join('')}EMC\n`;
}

/** Below the type area, and still on the paper. */
function footLine({ bottom, leading, clear }: Sheet, size: number): number {
  return Math.max(bottom - 1.3 * leading, clear + descent * size);
}

function measure({ chars, fontSize }: Sheet): number {
  return chars * fontSize;
}

interface LineSetting {
  readonly size: number;
  readonly y: number;
  readonly page: BoundPage;
  readonly sheet: Sheet;
  readonly lineOf: LineOf;
  readonly resource: string;
}

/** One line at the outer edge of the type area; centred where pages do not face. */
function setLine(text: string, { size, y, page, sheet, lineOf, resource }: LineSetting): string {
  const width = widthOf(text, lineOf, size);
  if (sheet.writing === 'vertical') return setForeEdge(text, { size, y, page, sheet, lineOf, resource });
  const left = page.side === 'recto' || !sheet.facing ? sheet.inner : sheet.outer;
  const free = measure(sheet) - width;
  const x = left + (sheet.facing ? (page.side === 'recto' ? free : 0) : free / 2);
  return showText(text, { size, x: x + sheet.bleed, y: y + sheet.bleed, lineOf, resource });
}

/**
 * In the fore-edge margin, beside the last line of a recto and the first of a verso: the head two characters from the
 * beginning of the line, the folio as far from its end.
 */
function setForeEdge(text: string, { size, y, page, sheet, lineOf, resource }: LineSetting): string {
  const isFolio = text === page.label && y < sheet.height / 2;
  const middle = 0.38 * size;
  const away = 1.1 * sheet.leading;
  const line = page.side === 'recto' ? sheet.bottom - away : sheet.height - sheet.bottom + away;
  const indent = 2 * sheet.fontSize;
  const x = isFolio ? sheet.inner + measure(sheet) - indent - widthOf(text, lineOf, size) : sheet.inner + indent;
  return showText(text, { size, x: x + sheet.bleed, y: line - middle + sheet.bleed, lineOf, resource });
}

/**
 * Chrome prints every page as a recto with the same inner margin; binding moves versos, and all of them when many pages
 * want a wider gutter, so that a signature does not depend on where it lands.
 */
export function shiftOf(side: BoundPage['side'], { writing, facing, inner, outer, moved = 0 }: Sheet): number {
  const away = side === 'verso' && facing ? outer - inner + moved : moved;
  return writing === 'vertical' ? -away : away;
}

/** A folio in the middle of its gap; one of five figures is set smaller. */
function setReference(
  { x, y, label }: PageReference,
  shift: number,
  { sheet, lineOf, resource }: FurnitureTools,
): string {
  const gap = referenceGap[sheet.writing] * sheet.fontSize;
  const size = Math.min(sheet.fontSize, (sheet.fontSize * gap) / widthOf(label, lineOf, sheet.fontSize));
  // Pages are moved at binding, and what is set on them with them.
  const moved = sheet.writing === 'vertical' ? { x, y: y + shift } : { x: x + shift, y };
  const free = gap - widthOf(label, lineOf, size);
  return showText(label, { size, x: moved.x + free / 2, y: moved.y, lineOf, resource });
}

/** Sizes of what stands beside the text of a copy to write on, against the body. */
const marginSize = 0.62;
const footSize = 0.66;

/** From the type area to the ids, to the bars and to the numbers of lines, in body sizes. */
const [idGap, barGap, lineGap] = [0.7, 0.8, 1.4];
const barWidth = 1.5;

type FurnitureTools = Pick<LineSetting, 'sheet' | 'lineOf' | 'resource'>;

/** On the line of the folio, at the left or the right edge of the type area. */
export function setFoot(text: string, edge: 'left' | 'right', { sheet, lineOf, resource }: FurnitureTools): string {
  const size = sheet.fontSize * footSize;
  const x = edge === 'left' ? sheet.inner : sheet.inner + measure(sheet) - widthOf(text, lineOf, size);
  return showText(text, { size, x: x + sheet.bleed, y: footLine(sheet, size) + sheet.bleed, lineOf, resource });
}

function setMargin({ ids, bars, lines }: PageMargin, { sheet, lineOf, resource }: FurnitureTools): string {
  const size = sheet.fontSize * marginSize;
  const left = sheet.inner + sheet.bleed - idGap * sheet.fontSize;
  const right = sheet.inner + sheet.bleed + measure(sheet);
  // Where the margin is too narrow they come nearer to the text, or over it: off the paper they could not be read.
  const edges = [sheet.bleed + sheet.clear, sheet.bleed + sheet.width - sheet.clear] as const;
  return [
    ...ids.map(({ label, y }) =>
      showText(label, { size, x: Math.max(edges[0], left - widthOf(label, lineOf, size)), y, lineOf, resource }),
    ),
    ...bars.map(
      ({ from, to }) =>
        `0 g ${decimal(right + barGap * sheet.fontSize)} ${decimal(to)} ${barWidth} ${decimal(from - to)} re f\n`,
    ),
    ...lines.map(({ label, y }) =>
      showText(label, {
        size,
        x: Math.min(edges[1] - widthOf(label, lineOf, size), right + lineGap * sheet.fontSize),
        y,
        lineOf,
        resource,
      }),
    ),
  ].join('');
}

function widthOf(text: string, lineOf: LineOf, size: number): number {
  return lineOf(text).width * size;
}

/** The name of a face of furniture in a page's resources, by its index. */
export function furnitureName(resource: string, face: number): string {
  return face === 0 ? resource : `${resource}${face}`;
}

interface PlacedText {
  readonly size: number;
  /** Points of the sheet with its bleed. */
  readonly x: number;
  readonly y: number;
  readonly lineOf: LineOf;
  readonly resource: string;
}

function showText(text: string, { size, x, y, lineOf, resource }: PlacedText): string {
  const [first, ...more] = lineOf(text).runs.map(({ face, shown }) => ({
    font: `/${furnitureName(resource, face)} ${decimal(size)} Tf`,
    show: `[${shown}] TJ`,
  }));
  return `BT ${first?.font ?? ''} 0 g ${decimal(x)} ${decimal(y)} Td ${first?.show ?? ''} ${more.map(({ font, show }) => `${font} ${show} `).join('')}ET\n`;
}

/** A head too long for its place ends in ……. */
function fitted(text: string, lineOf: LineOf, size: number, width: number): string {
  if (widthOf(text, lineOf, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}……`, lineOf, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}……`;
}

/**
 * Folios and running heads: the operators that set them where the theme's furniture says. They are put on at binding,
 * because a signature that had them would have to be printed again whenever a chapter before it grew.
 */

import { lyingSheet, type Sheet } from '../../editions/sheet.ts';
import type { Furniture, FurnitureWord, RunningLine } from '../../theme/furniture.ts';
import { decimal } from '../objects/objects.ts';
import { setColumn } from './furniture-column.ts';
import { setRow } from './furniture-row.ts';
import type { LineOf } from './lines.ts';
import { ascent, descent, showText } from './show-text.ts';
import type { BoundPage, PageMargin, PageReference } from '../pagination/pagination.ts';

/** Between the ink of a line and its rule, in the size of the line. */
const ruleGap = 0.4;

/** Width of the gap for the page number of a link, in body sizes; styles/print.css leaves it. */
export const referenceGap = { horizontal: 1.6, vertical: 3.2 };

/**
 * What lines are set with. `resource` is the text face's name in the page's resources, and with an index behind it that
 * of another.
 */
export interface FurnitureTools {
  readonly sheet: Sheet;
  readonly lineOf: LineOf;
  readonly resource: string;
  /** As faces of Taiwan and Hong Kong have them. */
  readonly centresStops?: boolean;
}

/** Content operators for one page; `''` where it carries nothing. */
export function furnitureOf(page: BoundPage, furniture: Furniture, { sheet, ...show }: FurnitureTools): string {
  const tools = { ...show, sheet: lyingSheet(sheet), page: sheet };
  const marks = furniture.lines.map((line) => setRunningLine(line, page, { ...tools, furniture }));
  for (const reference of page.references ?? []) marks.push(setReference(reference, shiftOf(page.side, sheet), tools));
  if (page.foot !== undefined) marks.push(setFoot(page.foot, 'left', tools));
  if (page.margin !== undefined) marks.push(setMargin(page.margin, tools));
  const set = marks.join('');
  return set === '' ? '' : `/Artifact <</Type /Pagination>> BDC\n${set}EMC\n`;
}

interface Setting extends FurnitureTools {
  readonly furniture: Furniture;
  /** The sheet as a reader holds it; `sheet` lies where its lines run down. */
  readonly page: Sheet;
}

function setRunningLine(line: RunningLine, page: BoundPage, setting: Setting): string {
  const words = line[page.side].flatMap((word) => {
    const text = page.words[word];
    return text === undefined || text === '' ? [] : [{ word, text }];
  });
  if (words.length === 0) return '';
  const { sheet, lineOf, resource, centresStops = false } = setting;
  const size = sheet.fontSize * line.size;
  const room = shareOf(line, page.side, setting.furniture);
  const show = { size, lineOf: (text: string) => lineOf(text, line.face), resource, centresStops };
  if (sheet.writing === 'vertical' && line.at === 'fore-edge') {
    const length = (text: string): number => widthOf(text, show.lineOf, size);
    const text = fittedWords(
      words,
      line.between,
      length,
      room * (measure(sheet) - 2 * foreEdgeIndent * sheet.fontSize),
    );
    return showText(text, { ...show, ...placeAtForeEdge(line, page.side, sheet, length(text)) });
  }
  if (line.at === 'fore-edge') {
    const area = areaOf(sheet, page.side);
    const height = area.top - area.bottom;
    const column = (text: string) => setColumn(text, show);
    const set = column(fittedWords(words, line.between, (text) => column(text).length, room * height));
    const free = height - set.length;
    const begins = area.top - (line.side === 'foot' ? free : line.side === 'centre' ? free / 2 : 0);
    return set.at(foreEdge(line, page.side, sheet) + sheet.bleed, begins + sheet.bleed);
  }
  const area = areaOf(setting.page, page.side);
  const width = area.right - area.left;
  const text = fittedWords(words, line.between, (each) => widthOf(each, show.lineOf, size), room * width);
  const free = width - widthOf(text, show.lineOf, size);
  const isAtRight = (page.side === 'recto') === (sheet.writing === 'horizontal');
  const x =
    area.left +
    (!sheet.facing || line.side === 'centre' ? free / 2 : isAtRight === (line.side === 'outer') ? free : 0) +
    sheet.bleed;
  const y = baseLine(line, setting.page) + sheet.bleed;
  const rule = setRule(line, { x: area.left + sheet.bleed, y, width, size });
  return sheet.writing === 'horizontal'
    ? rule + showText(text, { ...show, x, y })
    : laid(rule + setRow(text, show, { x, y }), setting.page);
}

/** What was set on the page as a reader holds it, on the sheet as it lies. */
function laid(set: string, { height, bleed }: Sheet): string {
  return `q 0 1 -1 0 ${decimal(height + 2 * bleed)} 0 cm\n${set}Q\n`;
}

/**
 * The type area on the trim, in points from its lower left corner. Between the lines of a vertical page and its edges
 * is half a line gap.
 */
function areaOf(sheet: Sheet, side: BoundPage['side']): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>> {
  const { facing, inner, outer, width, height, writing, leading, fontSize } = sheet;
  const isBoundAtLeft = (side === 'recto' || !facing) === (writing === 'horizontal');
  const [top, bottom] = [height - sheet.top, sheet.bottom];
  const left = isBoundAtLeft ? inner : outer;
  if (writing === 'horizontal') return { left, right: left + measure(sheet), top, bottom };
  const gap = (leading - fontSize) / 2;
  return { left: left + gap, right: width - (isBoundAtLeft ? outer : inner) - gap, top, bottom };
}

/**
 * How much of the edge a line may take: all of it alone, three quarters beside folios; of lines with titles each its
 * part.
 */
function shareOf(line: RunningLine, side: BoundPage['side'], { lines }: Furniture): number {
  const beside = lines.filter((each) => each !== line && each.at === line.at && each[side].length > 0);
  if (beside.length === 0) return 1;
  const withTitles = beside.filter((each) => each[side].some((word) => word !== 'folio'));
  return withTitles.length === 0 ? 0.75 : 0.9 / (withTitles.length + 1);
}

/** At the wanted distance from the type area, and still on the paper. */
function baseLine({ at, distance, size: relative, rule }: RunningLine, sheet: Sheet): number {
  const size = sheet.fontSize * relative;
  const beyond = (side: 'above' | 'below') => (rule?.side === side ? ruleGap * size + rule.width : 0);
  return at === 'head'
    ? Math.min(
        sheet.height - sheet.top + distance * sheet.leading,
        sheet.height - sheet.clear - ascent * size - beyond('above'),
      )
    : Math.max(sheet.bottom - distance * sheet.leading, sheet.clear + descent * size + beyond('below'));
}

/** The middle of a column in the margin at the fore-edge; where pages do not face, at the right. */
function foreEdge({ distance, size }: RunningLine, side: BoundPage['side'], sheet: Sheet): number {
  const area = areaOf(sheet, side);
  const least = sheet.clear + (size * sheet.fontSize) / 2;
  return side === 'recto' || !sheet.facing
    ? Math.min(area.right + distance * sheet.leading, sheet.width - least)
    : Math.max(area.left - distance * sheet.leading, least);
}

/** From the head and the foot of a vertical page's text, in body sizes. */
const foreEdgeIndent = 2;

/**
 * Where a line stands beside a vertical page, which lies: the fore-edge of a recto is below its text, of a verso above
 * it.
 */
function placeAtForeEdge(
  { side, size, distance }: RunningLine,
  of: BoundPage['side'],
  { fontSize, leading, inner, bottom, height, bleed, clear, chars }: Sheet,
  length: number,
): { readonly x: number; readonly y: number } {
  const free = chars * fontSize - length;
  const indent = Math.min(foreEdgeIndent * fontSize, free / 2);
  const x = inner + (side === 'foot' ? free - indent : side === 'centre' ? free / 2 : indent);
  const away = Math.max(bottom - distance * leading, clear + (size * fontSize) / 2);
  const middle = of === 'recto' ? away : height - away;
  return { x: x + bleed, y: middle - middleOfType * size * fontSize + bleed };
}

/** How far above its base line the middle of a Han character is, in its size. */
const middleOfType = (ascent - descent) / 2;

function setRule(
  { rule }: RunningLine,
  { x, y, width, size }: Readonly<Record<'x' | 'y' | 'width' | 'size', number>>,
): string {
  if (rule === undefined) return '';
  const foot = rule.side === 'above' ? y + (ascent + ruleGap) * size : y - (descent + ruleGap) * size - rule.width;
  return `0 g ${decimal(x)} ${decimal(foot)} ${decimal(width)} ${decimal(rule.width)} re f\n`;
}

/** Below the type area, and still on the paper. */
function footLine({ bottom, leading, clear }: Sheet, size: number): number {
  return Math.max(bottom - 1.3 * leading, clear + descent * size);
}

function measure({ chars, fontSize }: Sheet): number {
  return chars * fontSize;
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

/** Words of a line as one text. Where there is no room for all, the last title among them ends in ……. */
function fittedWords(
  words: readonly { readonly word: FurnitureWord; readonly text: string }[],
  between: string,
  lengthOf: (text: string) => number,
  room: number,
): string {
  const texts = words.map(({ text }) => text);
  const whole = texts.join(between);
  if (lengthOf(whole) <= room) return whole;
  const last = words.findLastIndex(({ word }) => word !== 'folio');
  const others = texts.filter((_, index) => index !== last);
  const taken = others.length === 0 ? 0 : lengthOf(`${others.join(between)}${between}`);
  // Of what has hardly any room nothing could be read.
  if (last < 0 || room - taken < room / 4) return fitted(whole, lengthOf, room);
  return texts.map((text, index) => (index === last ? fitted(text, lengthOf, room - taken) : text)).join(between);
}

/** A text too long for its place ends in ……. */
function fitted(text: string, lengthOf: (text: string) => number, room: number): string {
  if (lengthOf(text) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && lengthOf(`${characters.join('')}……`) > room) characters.pop();
  return `${characters.join('').trimEnd()}……`;
}

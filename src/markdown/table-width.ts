/**
 * Computes how a table is set that is wider than the line: which columns keep their cells whole while others give way,
 * and whether its type becomes smaller, or words are divided.
 */

import { divideAddresses } from './addresses.ts';
import { widthOf as widthOfFormula } from './math-lines.ts';
import type { Token } from './parser.ts';
import { closeOf, textOf } from './tokens.ts';

/** A size of type, in em of the text, its class, and what is at both sides of a cell together, in em of the table. */
interface Size {
  readonly size: number;
  readonly name: string | undefined;
  readonly padding: number;
}

/** From the usual one to the smallest (styles/print.css). */
const sizes: readonly Size[] = [
  { size: 0.9, name: undefined, padding: 1.2 },
  { size: 0.76, name: 'table-small', padding: 0.8 },
  { size: 0.66, name: 'table-smaller', padding: 0.8 },
  { size: 0.56, name: 'table-smallest', padding: 0.8 },
];
/** How many of them are read with ease: so small a table becomes rather than that short cells are broken. */
const easy = 2;

/** Cells of so many em are short. */
const short = 8;

/** Heads that are longer may have two lines. */
const half = 4;

/** What a column of running text needs at least. */
const leastText = 4;

/** In em; what is longer is running text. */
const longestName = 6;

/** In em; a shorter title is not broken, for its table may be narrower. */
const longTitle = 24;

/** Characters in a line of a phone whose reader enlarged the type. */
const enlarged = 15;
/** A title of a table in a line without a known measure is not broken unless it is longer. */
const usual = 20;

/**
 * In em of the table: how many of them the line of an e-book holds, whose type becomes smaller where the column asks
 * for it (`table-of-N` in styles/epub.css). On a phone the type of the last one is just readable.
 */
const windows = [18, 21, 24, 28, 32, 36, 42, 50] as const;
/** Of these a table has so many at most whose running text would fit into more lines. */
const comfortable = 36;
/** What a column has room for there at least, unless all its cells are shorter; larger type is worth more. */
const leastInWindow = 5;
/** At both sides of a cell together, in such a table. */
const paddingInWindow = 0.8;

interface TableSetting {
  /** The class of the table. */
  readonly name: string | undefined;
  /** Columns whose cells are not broken, counted from 0, and the longest of these. */
  readonly unbroken: ReadonlyMap<number, number>;
  /** Columns whose lines end at blanks and behind marks alone. */
  readonly whole: ReadonlySet<number>;
  /** Whether some cells have more lines than one, so that figures must be kept together. */
  readonly isTight: boolean;
}

/** How the table that opens at `index` is set in a line of `measure` characters, or in an e-book. */
function setTable(tokens: readonly Token[], index: number, measure: number | undefined): TableSetting {
  const columns = columnsOf(tokens, index);
  return measure === undefined ? inWindow(columns) : inMeasure(columns, measure);
}

function inMeasure(columns: readonly Column[], measure: number): TableSetting {
  const fits =
    (kind: 'words' | 'least') =>
    ({ size, padding }: Size): boolean =>
      needOf(columns, (column) => column[kind], padding) * size <= measure;
  const found = sizes.slice(0, easy).find(fits('least')) ?? sizes.find(fits('words'));
  if (found === undefined) return { name: 'table-smallest table-divided', ...asItIs, isTight: true };
  const { size, name, padding } = found;
  return { name, ...brokenTo(columns, measure / size - columns.length * padding) };
}

/** In an e-book the reader chooses the size of type, and a table that is too wide runs into the next page. */
function inWindow(columns: readonly Column[]): TableSetting {
  const usualSize = sizes[0] ?? { size: 1, padding: 0 };
  if (needOf(columns, ({ least }) => least, usualSize.padding) * usualSize.size <= enlarged)
    return { name: undefined, ...brokenTo(columns, enlarged / usualSize.size - columns.length * usualSize.padding) };
  const least = needOf(columns, ({ words, whole }) => Math.max(words, Math.min(whole, leastInWindow)), paddingInWindow);
  const words = needOf(columns, (column) => column.words, paddingInWindow);
  const need = least <= comfortable ? least : Math.max(comfortable, words);
  const window = windows.find((width) => width >= need);
  if (window === undefined)
    return { name: `table-of-${String(windows.at(-1))} table-divided`, ...asItIs, isTight: true };
  return { name: `table-of-${String(window)}`, ...brokenTo(columns, window - columns.length * paddingInWindow) };
}

/** What the columns need together with what is between them. */
function needOf(columns: readonly Column[], widthOfColumn: (column: Column) => number, padding: number): number {
  return columns.reduce((sum, column) => sum + widthOfColumn(column) + padding, 0);
}

const asItIs = { unbroken: new Map<number, number>(), whole: new Set<number>() };

function brokenTo(columns: readonly Column[], room: number): Omit<TableSetting, 'name'> {
  if (columns.reduce((sum, { natural }) => sum + natural, 0) <= room) return { ...asItIs, isTight: false };
  const unbroken = unbrokenIn(columns, room);
  return { unbroken, whole: wholeIn(columns, unbroken, room), isTight: true };
}

/** The classes of tables and of their cells. It meets the tokens in their order. */
export class TableClasses {
  private readonly tokens: readonly Token[];
  private readonly measure: number | undefined;
  private table: TableSetting | undefined;
  private column = 0;
  /** Of each table that is open whether it has an element around it, and the same of the last that was closed. */
  private readonly rooms: boolean[] = [];
  private isLeft = false;

  constructor(tokens: readonly Token[], measure: number | undefined) {
    this.tokens = tokens;
    this.measure = measure;
  }

  next(token: Token, index: number): string | undefined {
    if (token.tag === 'table') {
      // Behind a table in a cell the columns of the outer one are not known.
      this.table = token.nesting === 1 ? setTable(this.tokens, index, this.measure) : undefined;
      if (token.nesting === 1) this.rooms.push(this.table?.name?.startsWith('table-of-') === true);
      else this.isLeft = this.rooms.pop() ?? false;
      return this.table?.name;
    }
    if (token.nesting !== 1) return undefined;
    if (token.tag === 'caption') return this.isShortTitle(index) ? 'unbroken' : undefined;
    if (token.tag === 'tr') this.column = 0;
    if (!isCell(token)) return undefined;
    const { column } = this;
    const longest = this.table?.unbroken.get(column) ?? 0;
    this.column += spanOf(token);
    const cell = blocksIn(this.tokens, index, closeOf(this.tokens, index));
    if (this.isTorn(cell) || (longest > 0 && widthOf(cell) <= longest)) return 'unbroken';
    return this.table?.whole.has(column) === true ? 'whole-words' : undefined;
  }

  /** Whether the table that opens or closes here needs an element around it, of whose width its type is a part. */
  isInRoom({ tag, nesting }: Token): boolean {
    if (tag !== 'table') return false;
    return nesting === 1 ? this.rooms.at(-1) === true : this.isLeft;
  }

  /** A figure that would be broken: before its unit, at strokes, or anywhere in a table that is too wide. */
  private isTorn(cell: readonly Token[]): boolean {
    if (this.table?.isTight !== true || !isFigure(cell)) return false;
    return this.table.name?.endsWith('divided') === true || /[^\d.,:]/.test(cell[0]?.content ?? '');
  }

  private isShortTitle(index: number): boolean {
    return widthOf(this.tokens.slice(index + 1, index + 2)) <= Math.min(longTitle, this.measure ?? usual);
  }
}

/** Whether words of the table must be divided even in the smallest type. */
export function isTooWide(tokens: readonly Token[], index: number, measure: number): boolean {
  return setTable(tokens, index, measure).name?.includes('table-divided') === true;
}

/** Lengths in em of the table. */
interface Column {
  readonly at: number;
  /** The longest word. */
  words: number;
  /** The longest cell, and the longest where heads have two lines. */
  natural: number;
  whole: number;
  /** The longest piece between blanks and marks: a name of several. */
  piece: number;
  /** The same of its short cells, or, where that is more, its longest word. */
  least: number;
  /** Whether a browser could break one of its cells: between Han, and at blanks and strokes. */
  mayBreak: boolean;
}

/**
 * The columns that need no more than their share of the room, the narrowest first; what they leave is shared by the
 * others.
 */
function unbrokenIn(columns: readonly Column[], room: number): Map<number, number> {
  const unbroken = new Map<number, number>();
  const rising = [...columns].sort((one, other) => one.whole - other.whole);
  let left = room;
  let others = rising.reduce((sum, { least }) => sum + least, 0);
  for (const [index, { at, mayBreak, whole, least }] of rising.entries()) {
    others -= least;
    const isFair = whole <= left / (rising.length - index);
    // Short cells come before the others' share, as long as those have what they need at least.
    if (!isFair && (whole > short || whole > left - others)) break;
    if (mayBreak) unbroken.set(at, whole);
    left -= whole;
  }
  return unbroken;
}

/** Columns of names and the like, in which a line ends behind a mark, as long as the others have what they need. */
function wholeIn(columns: readonly Column[], unbroken: ReadonlyMap<number, number>, room: number): Set<number> {
  const whole = new Set<number>();
  let left = columns.reduce((sum, { at, words }) => sum - (unbroken.get(at) ?? Math.max(words, leastText)), room);
  for (const { at, words, piece, mayBreak } of columns) {
    const more = Math.max(0, piece - Math.max(words, leastText));
    if (!mayBreak || unbroken.has(at) || piece > Math.max(words, longestName) || more > left) continue;
    whole.add(at);
    left -= more;
  }
  return whole;
}

function columnsOf(tokens: readonly Token[], index: number): Column[] {
  const columns = new Map<number, Column>();
  let at = 0;
  let hasRowspan = false;
  const end = closeOf(tokens, index);
  for (let open = index; open < end; open += 1) {
    const token = tokens[open];
    if (token?.nesting !== 1) continue;
    if (token.tag === 'tr') at = 0;
    if (!isCell(token)) continue;
    const close = closeOf(tokens, open);
    const column = columns.get(at) ?? { at, words: 0, natural: 0, whole: 0, piece: 0, least: 0, mayBreak: false };
    widen(column, token, blocksIn(tokens, open, close));
    columns.set(at, column);
    at += spanOf(token);
    hasRowspan ||= token.attrGet('rowspan') !== null;
    open = close;
  }
  // Below a cell of several rows it is not known which column a cell is in.
  return [...columns.values()].map((column) =>
    hasRowspan ? { ...column, natural: Infinity, whole: Infinity } : column,
  );
}

/** What a cell holds; a paragraph that stands there alone has no element. */
function blocksIn(tokens: readonly Token[], open: number, close: number): Token[] {
  return tokens.slice(open + 1, close).filter(({ hidden }) => !hidden);
}

/** Makes a column as wide as a cell of it asks. */
function widen(column: Column, open: Token, cell: readonly Token[]): void {
  const words = isFigure(cell)
    ? widthOf(cell)
    : cell.flatMap(({ children }) => children ?? []).reduce((most, child) => Math.max(most, wordIn(child)), 0);
  column.words = Math.max(column.words, words);
  column.least = Math.max(column.least, words);
  if (spanOf(open) > 1) return;
  const natural = widthOf(cell);
  const whole = open.tag === 'th' && natural > half ? Math.max(words, Math.ceil(natural / 2)) : natural;
  column.natural = Math.max(column.natural, natural);
  column.piece = Math.max(column.piece, ...piecesOf(cell).map(lengthOf));
  column.whole = Math.max(column.whole, whole);
  column.least = Math.max(column.least, Math.min(whole, short));
  column.mayBreak ||= /.[\p{Script=Han}\s\-–—/?…]|\p{Script=Han}./u.test(textOf(cell[0]?.children ?? []));
}

/** Whether a cell begins or ends, of Markdown or of HTML. */
export function isCell({ tag }: Token): boolean {
  return tag === 'td' || tag === 'th';
}

/** Over how many columns a cell goes. */
function spanOf(token: Token): number {
  return Math.max(1, Number(token.attrGet('colspan') ?? 1));
}

/** Whether it holds nothing but a figure, with what it counts or without: `1998年`, `6,000 万`, `40%`, `010-1234`. */
function isFigure(cell: readonly Token[]): boolean {
  return cell.length === 1 && figure.test(cell[0]?.content ?? '');
}

const figure = /^[+−~～约約≈<>≤≥±¥￥$€-]?\d[\d,.:/–~-]{0,14}\s?(?:[%‰℃]|\p{Script=Han}{1,2}|[A-Za-z]{1,3})?$/u;

/** The width of a cell in one line. One that holds other blocks than text has none. */
function widthOf(cell: readonly Token[]): number {
  const [inline] = cell;
  if (inline === undefined) return 0;
  if (cell.length > 1 || inline.children?.some(({ type }) => type === 'image') === true) return Infinity;
  let [most, line] = [0, 0];
  for (const child of inline.children ?? []) {
    const formula = formulaWidth(child);
    const [first = '', ...others] = formula === undefined ? textOf([child]).split('\n') : [];
    line += formula ?? lengthOf(first);
    for (const other of others) {
      most = Math.max(most, line);
      line = lengthOf(other);
    }
  }
  return Math.max(most, line);
}

function formulaWidth({ type, meta }: Token): number | undefined {
  const xml: unknown = type === 'math' ? meta?.['xml'] : undefined;
  return typeof xml === 'string' ? widthOfFormula(xml) : undefined;
}

/** What stands between the blanks and marks of a cell, each with the marks that belong to it. */
function piecesOf(cell: readonly Token[]): string[] {
  return textOf(cell[0]?.children ?? []).match(/[（《「“]?[^\s、，；：。（《「“）》」”]+[、，；：。）》」”]*/gu) ?? [];
}

/** The width of the longest unbreakable piece. */
function wordIn(child: Token): number {
  const { type, content } = child;
  const formula = formulaWidth(child);
  if (formula !== undefined) return formula;
  const pieces =
    type === 'code_inline' ? breakableCode(content) : type === 'text' ? divideAddresses(content).split('<wbr/>') : [];
  return pieces
    .flatMap((piece) => piece.match(/[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]+|[\p{Script=Han}]/gu) ?? [])
    .reduce((most, word) => Math.max(most, lengthOf(word)), 0);
}

function lengthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character) ? 1 : 0.55),
    0,
  );
}

/**
 * Divides code where a line may end: behind the marks that separate its words, but not those that begin one (`--all`),
 * and before a capital in a word.
 */
export function breakableCode(code: string): string[] {
  return code.split(/(?<=[^\s._/:,;=&?-][._/:,;=&?-]{1,3})(?![._/:,;=&?-])|(?<=[a-z])(?=[A-Z])/);
}

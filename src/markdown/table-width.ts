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

/** Characters in a line without a known measure, as on most phones, and as where their reader enlarged the type. */
const usual = 20;
const enlarged = 15;

interface TableSetting {
  /** The class of the table. */
  readonly name: string | undefined;
  /** Columns whose cells are not broken, counted from 0, and the longest of these. */
  readonly unbroken: ReadonlyMap<number, number>;
  /** Columns whose lines end at blanks and behind marks alone. */
  readonly whole: ReadonlySet<number>;
}

/** How the table that opens at `index` is set in a line of `measure` characters. */
function setTable(tokens: readonly Token[], index: number, measure: number | undefined): TableSetting {
  const columns = columnsOf(tokens, index);
  const fits =
    (kind: 'words' | 'least') =>
    ({ size, padding }: Size): boolean =>
      columns.reduce((sum, column) => sum + column[kind] + padding, 0) * size <= (measure ?? usual);
  // In an EPUB the reader chooses the size.
  const found =
    (measure === undefined ? undefined : sizes.slice(0, easy).find(fits('least'))) ?? sizes.find(fits('words'));
  if (found === undefined) return { name: 'table-smallest table-divided', unbroken: new Map(), whole: new Set() };
  const { size, name, padding } = found;
  const room = (measure ?? enlarged) / size - columns.length * padding;
  const unbroken = unbrokenIn(columns, room);
  return { name, unbroken, whole: wholeIn(columns, unbroken, room) };
}

/** The classes of tables and of their cells. It meets the tokens in their order. */
export class TableClasses {
  private readonly tokens: readonly Token[];
  private readonly measure: number | undefined;
  private table: TableSetting | undefined;
  private column = 0;

  constructor(tokens: readonly Token[], measure: number | undefined) {
    this.tokens = tokens;
    this.measure = measure;
  }

  next(token: Token, index: number): string | undefined {
    if (token.tag === 'table') {
      // Behind a table in a cell the columns of the outer one are not known.
      this.table = token.nesting === 1 ? setTable(this.tokens, index, this.measure) : undefined;
      return this.table?.name;
    }
    if (token.nesting !== 1) return undefined;
    if (token.tag === 'caption') return this.isShortTitle(index) ? 'unbroken' : undefined;
    if (token.tag === 'tr') this.column = 0;
    if (!isCell(token)) return undefined;
    const { column } = this;
    const longest = this.table?.unbroken.get(column) ?? 0;
    this.column += spanOf(token);
    const cell = this.tokens.slice(index + 1, closeOf(this.tokens, index));
    if (isNumber(cell) || (longest > 0 && widthOf(cell) <= longest)) return 'unbroken';
    return this.table?.whole.has(column) === true ? 'whole-words' : undefined;
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
 * others. None where all have room.
 */
function unbrokenIn(columns: readonly Column[], room: number): Map<number, number> {
  const unbroken = new Map<number, number>();
  if (haveRoom(columns, room)) return unbroken;
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

function haveRoom(columns: readonly Column[], room: number): boolean {
  return columns.reduce((sum, { natural }) => sum + natural, 0) <= room;
}

/** Columns of names and the like, in which a line ends behind a mark, as long as the others have what they need. */
function wholeIn(columns: readonly Column[], unbroken: ReadonlyMap<number, number>, room: number): Set<number> {
  const whole = new Set<number>();
  if (haveRoom(columns, room)) return whole;
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
    widen(column, token, tokens.slice(open + 1, close));
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

/** Makes a column as wide as a cell of it asks. */
function widen(column: Column, open: Token, cell: readonly Token[]): void {
  const words = cell
    .flatMap(({ children }) => children ?? [])
    .reduce((most, child) => Math.max(most, wordIn(child)), 0);
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

/** Whether it holds nothing but a number with strokes, of a telephone, of years; that was counted as a word. */
function isNumber(cell: readonly Token[]): boolean {
  return (
    cell.length === 1 && /^[\d+][\d–-]{2,12}\d$/.test(cell[0]?.content ?? '') && /[–-]/.test(cell[0]?.content ?? '')
  );
}

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

/** Divides code where a line may end: after the marks that separate its words. */
export function breakableCode(code: string): string[] {
  return code.match(/[^._/:,;=&?-]*[._/:,;=&?-]+|[^._/:,;=&?-]+$/g) ?? [];
}

/**
 * Computes how a table is set that is wider than the line: which columns keep their cells whole while others give way,
 * and whether its type becomes smaller, or words are divided.
 */

import { divideAddresses } from './addresses.ts';
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

/** In em; a shorter title is not broken where its table is narrower. */
const longTitle = 24;

/** Characters in a line without a known measure, as on most phones, and as where their reader enlarged the type. */
const usual = 20;
const enlarged = 15;

interface TableSetting {
  /** The class of the table. */
  readonly name: string | undefined;
  /** Columns whose cells are not broken, counted from 0, and the longest of these. */
  readonly unbroken: ReadonlyMap<number, number>;
  /** With its cells whole, in em of the table. */
  readonly width: number;
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
  if (found === undefined) return { name: 'table-smallest table-divided', unbroken: new Map(), width: Infinity };
  const { size, name, padding } = found;
  const room = (measure ?? enlarged) / size - columns.length * padding;
  const width = columns.reduce((sum, { natural }) => sum + natural + padding, 0);
  return { name, unbroken: unbrokenIn(columns, room), width };
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
    if (token.tag === 'caption') return this.isWiderTitle(index) ? 'unbroken' : undefined;
    if (token.tag === 'tr') this.column = 0;
    if (!isCell(token)) return undefined;
    const longest = this.table?.unbroken.get(this.column) ?? 0;
    this.column += spanOf(token);
    const cell = this.tokens.slice(index + 1, closeOf(this.tokens, index));
    return isNumber(cell) || (longest > 0 && widthOf(cell) <= longest) ? 'unbroken' : undefined;
  }

  private isWiderTitle(index: number): boolean {
    const width = widthOf(this.tokens.slice(index + 1, index + 2));
    return this.table !== undefined && width > this.table.width && width <= Math.min(longTitle, this.measure ?? usual);
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
  if (columns.reduce((sum, { natural }) => sum + natural, 0) <= room) return unbroken;
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
    const column = columns.get(at) ?? { at, words: 0, natural: 0, whole: 0, least: 0, mayBreak: false };
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
  return textOf(inline.children ?? [])
    .split('\n')
    .reduce((most, line) => Math.max(most, lengthOf(line)), 0);
}

/** The width of the longest unbreakable piece. */
function wordIn(child: Token): number {
  const { type, content } = child;
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

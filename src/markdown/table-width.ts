/**
 * Computes how a table is set that is wider than the line: which columns keep their cells whole while others give way,
 * and whether its type becomes smaller, or words are divided.
 */

import type { Token } from './parser.ts';
import { closeOf, textOf } from './tokens.ts';

/** Sizes of type, in em of the text, and their classes; from the usual one to the smallest. */
const sizes = [
  [0.9, undefined],
  [0.76, 'table-small'],
  [0.66, 'table-smaller'],
  [0.56, 'table-smallest'],
] as const;
/** At both sides of a cell together, in em of the table. */
const padding = 1.2;

/** Characters in a line without a known measure, as on most phones. */
const narrowest = 20;

interface TableSetting {
  /** The class of the table. */
  readonly name: string | undefined;
  /** Columns whose cells are not broken, counted from 0. */
  readonly unbroken: ReadonlySet<number>;
}

/** How the table that opens at `index` is set in a line of `measure` characters. */
function setTable(tokens: readonly Token[], index: number, measure = narrowest): TableSetting {
  const columns = columnsOf(tokens, index);
  const words = columns.reduce((sum, column) => sum + column.words + padding, 0);
  const found = sizes.find(([size]) => words * size <= measure);
  if (found === undefined) return { name: 'table-smallest table-divided', unbroken: new Set() };
  const [size, name] = found;
  return { name, unbroken: unbrokenIn(columns, measure / size - columns.length * padding) };
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
    if (token.tag === 'tr') this.column = 0;
    if (!isCell(token)) return undefined;
    this.column += spanOf(token);
    return this.table?.unbroken.has(this.column - spanOf(token)) === true ? 'unbroken' : undefined;
  }
}

/** Whether words of the table must be divided even in the smallest type. */
export function isTooWide(tokens: readonly Token[], index: number, measure: number): boolean {
  return setTable(tokens, index, measure).name?.includes('table-divided') === true;
}

interface Column {
  readonly at: number;
  /** The longest word, and the longest cell, in em of the table. */
  words: number;
  whole: number;
}

/**
 * The columns that need no more than their share of the room, the narrowest first; what they leave is shared by the
 * others. None where all have room.
 */
function unbrokenIn(columns: readonly Column[], room: number): Set<number> {
  const unbroken = new Set<number>();
  if (columns.reduce((sum, { whole }) => sum + whole, 0) <= room) return unbroken;
  const rising = [...columns].sort((one, other) => one.whole - other.whole);
  let left = room;
  for (const [index, { at, words, whole }] of rising.entries()) {
    const others = rising.slice(index + 1).reduce((sum, column) => sum + column.words, 0);
    if (whole > left / (rising.length - index) || whole > left - others) break;
    if (whole > words) unbroken.add(at);
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
    const cell = tokens.slice(open + 1, close);
    const column = columns.get(at) ?? { at, words: 0, whole: 0 };
    column.words = Math.max(column.words, ...cell.flatMap(({ children }) => children ?? []).flatMap(wordsOf));
    if (spanOf(token) === 1) column.whole = Math.max(column.whole, widthOf(cell));
    columns.set(at, column);
    at += spanOf(token);
    hasRowspan ||= token.attrGet('rowspan') !== null;
    open = close;
  }
  // Below a cell of several rows it is not known which column a cell is in.
  return [...columns.values()].map((column) => (hasRowspan ? { ...column, whole: Infinity } : column));
}

/** Whether a cell begins or ends, of Markdown or of HTML. */
export function isCell({ tag }: Token): boolean {
  return tag === 'td' || tag === 'th';
}

/** Over how many columns a cell goes. */
function spanOf(token: Token): number {
  return Math.max(1, Number(token.attrGet('colspan') ?? 1));
}

/** The width of a cell in one line. One that holds other blocks than text has none. */
function widthOf(cell: readonly Token[]): number {
  const [inline] = cell;
  if (inline === undefined) return 0;
  if (cell.length > 1 || inline.children?.some(({ type }) => type === 'image') === true) return Infinity;
  return Math.max(
    ...textOf(inline.children ?? [])
      .split('\n')
      .map(lengthOf),
  );
}

/** The widths of the unbreakable pieces of a cell. */
function wordsOf(child: Token): number[] {
  const pieces =
    child.type === 'code_inline' ? breakableCode(child.content) : [child.type === 'text' ? child.content : ''];
  return pieces
    .flatMap((piece) => piece.match(/[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]+|[\p{Script=Han}]/gu) ?? [])
    .map(lengthOf);
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

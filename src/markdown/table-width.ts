/**
 * Computes the least width of a table, and how it is set when that exceeds the line: in smaller type, then with divided
 * words.
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
const narrowest = 24;

/** The class of the table that opens at `index`, for a line of `measure` characters. */
export function tableClass(tokens: readonly Token[], index: number, measure = narrowest): string | undefined {
  const columns = columnsOf(tokens, index);
  const fits = (width: number) => sizes.find(([size]) => width * size <= measure);
  const whole = widthOf(columns, 'whole');
  // An aligned column of running text may wrap before the type becomes smaller.
  if (whole * sizes[0][0] <= measure) return undefined;
  const found = fits(widthOf(columns, 'words'));
  return found === undefined
    ? 'table-smallest table-divided'
    : ['table-wraps', found[1]].filter((name) => name !== undefined).join(' ');
}

/** Whether words of the table must be divided even in the smallest type. */
export function isTooWide(tokens: readonly Token[], index: number, measure: number): boolean {
  return tableClass(tokens, index, measure)?.includes('table-divided') === true;
}

interface Column {
  /** The longest word, and the longest cell that must not be broken, in em of the table. */
  words: number;
  whole: number;
}

function widthOf(columns: readonly Column[], kind: keyof Column): number {
  return columns.reduce((sum, column) => sum + column[kind] + padding, 0);
}

function columnsOf(tokens: readonly Token[], index: number): Column[] {
  const columns: Column[] = [];
  let at = 0;
  for (const [offset, token] of tokens.slice(index, closeOf(tokens, index)).entries()) {
    if (token.type === 'tr_open') at = 0;
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const cell = tokens
      .slice(index + offset, closeOf(tokens, index + offset))
      .flatMap(({ children }) => children ?? []);
    const column = (columns[at] ??= { words: 0, whole: 0 });
    const words = Math.max(0, ...cell.flatMap(wordsOf));
    const isAligned = /center|right/.test(String(token.attrGet('style') ?? ''));
    column.words = Math.max(column.words, words);
    column.whole = Math.max(column.whole, isAligned ? Math.max(...textOf(cell).split('\n').map(lengthOf)) : words);
    at += 1;
  }
  return columns;
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

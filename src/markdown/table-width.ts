/**
 * How wide a table is at least, and how it is set where that is wider than the line: smaller, then with words that are
 * divided.
 */

import type { Token } from './parser.ts';
import { closeOf, textOf } from './tokens.ts';

/** Of the text, in which a table is set; steps of type below it, and the smallest. */
const sizes = [
  [0.9, undefined],
  [0.76, 'table-small'],
  [0.66, 'table-smaller'],
  [0.56, 'table-smallest'],
] as const;
/** Left and right of a cell, in ems of the table. */
const padding = 1.2;

/** What a line without a known measure holds, on most phones. */
const narrowest = 24;

/** The class of the table that opens at `index`, for a line of so many characters. */
export function tableClass(tokens: readonly Token[], index: number, measure = narrowest): string | undefined {
  const columns = columnsOf(tokens, index);
  const fits = (width: number) => sizes.find(([size]) => width * size <= measure);
  const whole = widthOf(columns, 'whole');
  // Running text in a column that is aligned gives way before the type gets smaller.
  if (whole * sizes[0][0] <= measure) return undefined;
  const found = fits(widthOf(columns, 'words'));
  return found === undefined
    ? 'table-smallest table-divided'
    : ['table-wraps', found[1]].filter((name) => name !== undefined).join(' ');
}

/** Whether words of the table are divided even in the smallest type. */
export function isTooWide(tokens: readonly Token[], index: number, measure: number): boolean {
  return tableClass(tokens, index, measure)?.includes('table-divided') === true;
}

interface Column {
  /** The longest word, and the longest cell that must not be broken, in ems of the table. */
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

/** The widths of the pieces of a cell that no line end divides. */
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

/** Code at the places where a line may end: after the marks that part its words. */
export function breakableCode(code: string): string[] {
  return code.match(/[^._/:,;=&?-]*[._/:,;=&?-]+|[^._/:,;=&?-]+$/g) ?? [];
}

/**
 * Reads tables that pandoc draws with strokes: grid, simple and multiline ones. Columns count as on a terminal, where a
 * Han character takes two.
 */

import { columnsOf } from '../diagnostics/reporters/text-width.ts';

/** The lines of a cell; `from` is the index of the first one in the table. */
export interface DrawnCell {
  readonly from: number;
  readonly lines: readonly string[];
}

export interface DrawnTable {
  /** The number of lines that it takes up. */
  readonly length: number;
  readonly head: readonly (readonly DrawnCell[])[];
  readonly body: readonly (readonly DrawnCell[])[];
}

/** A table that begins and cannot be read, because of cells over several columns or strokes that do not meet. */
export interface BrokenTable {
  readonly length: number;
  readonly broken: true;
}

/** Returns a line of the block, `undefined` after its end; a blank line consists of blanks. */
export type LineAt = (index: number) => string | undefined;

const border = /^\+(?::?[-=]{1,1000}:?\+){1,100}\s*$/;
const strokes = /^ *-{2,}(?: +-{2,})+ *$/;
const rule = /^ *-{5,} *$/;
/** Lines in which the end of a table is searched that may have none. */
const mostLines = 500;

export function readDrawnTable(lineAt: LineAt): DrawnTable | BrokenTable | undefined {
  const first = lineAt(0) ?? '';
  if (border.test(first)) return readGrid(lineAt);
  if (rule.test(first)) return readMultiline(lineAt);
  if (strokes.test(first)) return readHeadless(lineAt);
  return strokes.test(lineAt(1) ?? '') && first.trim() !== '' ? readSimple(lineAt) : undefined;
}

function readGrid(lineAt: LineAt): DrawnTable | BrokenTable | undefined {
  const lines: string[] = [];
  for (let line = lineAt(0); line !== undefined && /^[+|]/.test(line); line = lineAt(lines.length))
    lines.push(line.trimEnd());
  const isBorder = (line: string | undefined): boolean => border.test(line ?? '');
  if (lines.length < 3) return undefined;
  const broken: BrokenTable = { length: lines.length, broken: true };
  const first = lines[0] ?? '';
  const shape = first.replace(/[^+]/g, '-');
  const isRegular =
    isBorder(lines.at(-1)) && lines.every((line) => !line.startsWith('+') || line.replace(/[^+]/g, '-') === shape);
  if (!isRegular) return broken;
  const bars = [...first.matchAll(/\+/g)].map(({ index }) => index);
  const rows: OpenCell[][] = [];
  let headRows = 0;
  for (const [index, line] of lines.entries()) {
    if (isBorder(line)) {
      if (line.includes('=') && headRows === 0 && index > 0) headRows = rows.length;
      continue;
    }
    const cells = cutAt(line, bars) ?? cutAtBars(line, bars.length - 1);
    if (cells === undefined) return broken;
    if (isBorder(lines[index - 1])) rows.push(cells.map((text) => ({ from: index, lines: [text] })));
    else goOn(rows.at(-1), cells);
  }
  return { length: lines.length, head: rows.slice(0, headRows), body: rows.slice(headRows) };
}

/** The texts between the bars; `undefined` when one of the positions has no bar. */
function cutAt(line: string, bars: readonly number[]): string[] | undefined {
  const places = bars.map((column) => offsetOf(line, column));
  if (places.some((place) => place === undefined || line.charAt(place) !== '|')) return undefined;
  return places.slice(0, -1).map((place = 0, index) => inside(line.slice(place + 1, places[index + 1])));
}

function cutAtBars(line: string, columns: number): string[] | undefined {
  const cells = line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/);
  return cells.length === columns ? cells.map(inside) : undefined;
}

function inside(cell: string): string {
  return cell.replace(/^ /, '').trimEnd();
}

/** A cell whose lines are still being read. */
interface OpenCell extends DrawnCell {
  readonly lines: string[];
}

function goOn(row: readonly OpenCell[] | undefined, more: readonly string[]): void {
  for (const [index, { lines }] of row?.entries() ?? []) lines.push(more[index] ?? '');
}

/** Reads `---- ----`, rows, and the same again, with blank lines between rows of several lines. */
function readHeadless(lineAt: LineAt): DrawnTable | BrokenTable | undefined {
  const first = (lineAt(0) ?? '').trimEnd();
  const end = endOf(lineAt, 1, first, (line) => line.trimEnd() === first);
  if (end === undefined) return isDrawn(first) ? brokenUpTo(lineAt, 1, (line) => line.trimEnd() === first) : undefined;
  const body = rowsOf(lineAt, { from: 1, to: end, starts: startsOf(first) });
  return body && { length: end + 1, head: [], body };
}

/** Reads names of columns, strokes, and one row on each line, up to a blank line. */
function readSimple(lineAt: LineAt): DrawnTable | BrokenTable | undefined {
  const starts = startsOf(lineAt(1) ?? '');
  let to = 2;
  while ((lineAt(to) ?? '').trim() !== '') to += 1;
  const isClosed = (lineAt(to - 1) ?? '').trimEnd() === (lineAt(1) ?? '').trimEnd();
  const head = rowsOf(lineAt, { from: 0, to: 1, starts });
  const body = rowsOf(lineAt, { from: 2, to: isClosed ? to - 1 : to, starts });
  if (head && body) return body.length > 0 ? { length: to, head, body } : undefined;
  return to > 2 && isDrawn(lineAt(1)) ? { length: to, broken: true } : undefined;
}

/** Reads a rule, names of columns on one or more lines, strokes, rows separated by blank lines, and a rule. */
function readMultiline(lineAt: LineAt): DrawnTable | BrokenTable | undefined {
  let at = 1;
  while ((lineAt(at) ?? '').trim() !== '' && !/^ *-{2,}(?: +-{2,})* *$/.test(lineAt(at) ?? '') && at < 10) at += 1;
  const line = lineAt(at) ?? '';
  if (at === 1 || !strokes.test(line)) return undefined;
  const starts = startsOf(line);
  const end = endOf(lineAt, at + 1, line, (text) => rule.test(text));
  const broken = brokenUpTo(lineAt, at + 1, (text) => rule.test(text));
  if (end === undefined) return broken;
  const [head, body] = [
    rowsOf(lineAt, { from: 1, to: at, starts, isOneRow: true }),
    rowsOf(lineAt, { from: at + 1, to: end, starts }),
  ];
  return head && body ? { length: end + 1, head, body } : broken;
}

/** True for strokes that cannot be a scene break. */
function isDrawn(line: string | undefined): boolean {
  return (line ?? '').replace(/[^-]/g, '').length >= 12;
}

/** A table with both its rules whose lines do not keep to the columns. */
function brokenUpTo(lineAt: LineAt, from: number, isEnd: (line: string) => boolean): BrokenTable | undefined {
  for (let at = from; at < mostLines; at += 1) {
    const text = lineAt(at);
    if (text === undefined) return undefined;
    if (isEnd(text))
      return at > from && (lineAt(at + 1) ?? '').trim() === '' ? { length: at + 1, broken: true } : undefined;
  }
  return undefined;
}

/** The line that closes the table; `undefined` when a line before it does not keep to the columns. */
function endOf(lineAt: LineAt, from: number, line: string, isEnd: (line: string) => boolean): number | undefined {
  const starts = startsOf(line);
  for (let at = from; at < mostLines; at += 1) {
    const text = lineAt(at);
    if (text === undefined) return undefined;
    if (isEnd(text)) return at > from && (lineAt(at + 1) ?? '').trim() === '' ? at : undefined;
    if (cut(text, starts) === undefined) return undefined;
  }
  return undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly starts: readonly number[];
  readonly isOneRow?: boolean;
}

/**
 * Every line is a row, or if there are blank lines every stretch between them; `undefined` when a line does not keep to
 * the columns.
 */
function rowsOf(lineAt: LineAt, { from, to, starts, isOneRow = false }: Range): DrawnCell[][] | undefined {
  const rows: OpenCell[][] = [];
  const all = Array.from({ length: to - from }, (_, index) => lineAt(from + index) ?? '');
  const isMultiline = isOneRow || all.some((line) => line.trim() === '');
  let isNew = true;
  for (const [index, line] of all.entries()) {
    const cells = cut(line, starts);
    if (cells === undefined) return undefined;
    if (line.trim() === '') isNew = true;
    else if (isNew || !isMultiline) {
      rows.push(cells.map((text) => ({ from: from + index, lines: [text] })));
      isNew = false;
    } else goOn(rows.at(-1), cells);
  }
  return rows;
}

/** The columns in which the strokes begin. */
function startsOf(line: string): number[] {
  return [...line.matchAll(/-+/g)].map(({ index }) => index);
}

/** The cells of a line; `undefined` when a word crosses the gap between two columns. */
function cut(line: string, starts: readonly number[]): string[] | undefined {
  const width = columnsOf(line);
  const places = starts.map((column, index) =>
    index === 0 ? 0 : width <= column ? line.length : (offsetOf(line, column) ?? -1),
  );
  const isKept = places.every(
    (place, index) =>
      index === 0 ||
      place >= line.length ||
      (place > 0 && /\s/.test(line.charAt(place - 1)) && columnsOf(line.slice(0, place)) === starts[index]),
  );
  return isKept ? places.map((place, index) => line.slice(place, places[index + 1]).trim()) : undefined;
}

/** The offset in the line of a column of a terminal. */
function offsetOf(line: string, column: number): number | undefined {
  let passed = 0;
  let offset = 0;
  for (const character of line) {
    if (passed >= column) break;
    passed += columnsOf(character);
    offset += character.length;
  }
  return passed === column ? offset : undefined;
}

/**
 * Tables drawn with strokes, as pandoc writes those of a DOCX: grid, simple and multiline tables, with a caption after
 * `Table:` or `:`. A cell of a grid table may contain paragraphs and lists. A table whose strokes do not meet, or with
 * cells over several columns, stays as typed and is reported.
 *
 *     +------+------+
 *     | 甲   | 乙   |
 *     +======+======+        姓名     年龄
 *     | 一   | 二   |        -------- ------
 *     +------+------+        甲       18         →   <table>…
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { findingsOf, placeOn, type Extension } from '../extension.ts';
import { readDrawnTable, type DrawnCell, type DrawnTable } from '../pandoc-tables.ts';
import type { StateBlock, Token } from '../parser.ts';

export const drawnTables: Extension = {
  name: 'drawn-tables',
  install: (parser) => {
    parser.block.ruler.before('table', 'drawn_table', readTable, { alt: ['paragraph', 'reference'] });
  },
};

const mayBegin = /^(?:\+[-=:]{3}| *--[- ]*$)/;

function readTable(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (index: number): string | undefined =>
    startLine + index < endLine
      ? state.getLines(startLine + index, startLine + index + 1, state.blkIndent, false)
      : undefined;
  const isStroke = (line: number): boolean =>
    /[+-]/.test(state.src.charAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)));
  if (!isStroke(startLine) && !isStroke(startLine + 1)) return false;
  if (![0, 1].some((index) => mayBegin.test(lineAt(index) ?? ''))) return false;
  // Only a grid is distinct enough to interrupt a paragraph.
  if (silent && !(lineAt(0) ?? '').startsWith('+')) return false;
  const table = readDrawnTable(lineAt);
  if (table === undefined) return false;
  if (silent) return true;
  if ('broken' in table) {
    const token = state.push('code_block', 'code', 0);
    token.content = `${Array.from({ length: table.length }, (_, index) => (lineAt(index) ?? '').trimEnd()).join('\n')}\n`;
    token.map = [startLine, startLine + table.length];
    const findings = findingsOf(state.env);
    findings.diagnostics.push(diagnose('table-is-regular', {}, placeOn(findings, startLine + 1)));
    state.line = startLine + table.length;
    return true;
  }
  const caption = captionAt(lineAt, table.length);
  state.line = startLine + table.length + (caption?.length ?? 0);
  const { parentType, line } = state;
  push(state, table, startLine, caption?.text);
  state.parentType = parentType;
  state.line = line;
  return true;
}

interface Caption {
  readonly text: string;
  /** Lines that it takes up, including the blank one before it. */
  readonly length: number;
}

function captionAt(lineAt: (index: number) => string | undefined, from: number): Caption | undefined {
  const blank = (lineAt(from) ?? '').trim() === '' ? 1 : 0;
  const [, text] = /^ {0,3}(?:Table|表)?: +(\S.*)$/.exec(lineAt(from + blank) ?? '') ?? [];
  return text === undefined ? undefined : { text: text.trimEnd(), length: blank + 1 };
}

function push(
  state: StateBlock,
  { head, body, length }: DrawnTable,
  startLine: number,
  caption: string | undefined,
): void {
  state.push('table_open', 'table', 1).map = [startLine, startLine + length];
  if (caption !== undefined) {
    state.push('caption_open', 'caption', 1);
    pushInline(state, caption, [state.line - 1, state.line]);
    state.push('caption_close', 'caption', -1);
  }
  pushRows(state, head, { part: 'thead', cell: 'th', startLine });
  pushRows(state, body, { part: 'tbody', cell: 'td', startLine });
  state.push('table_close', 'table', -1);
}

interface Part {
  readonly part: 'thead' | 'tbody';
  readonly cell: 'th' | 'td';
  readonly startLine: number;
}

function pushRows(state: StateBlock, rows: readonly (readonly DrawnCell[])[], { part, cell, startLine }: Part): void {
  if (rows.length === 0) return;
  state.push(`${part}_open`, part, 1);
  for (const row of rows) {
    state.push('tr_open', 'tr', 1);
    for (const one of row) {
      state.push(`${cell}_open`, cell, 1);
      pushCell(state, one, startLine);
      state.push(`${cell}_close`, cell, -1);
    }
    state.push('tr_close', 'tr', -1);
  }
  state.push(`${part}_close`, part, -1);
}

/** A single paragraph in a cell needs no element. */
function pushCell(state: StateBlock, { from, lines }: DrawnCell, startLine: number): void {
  const first = startLine + from;
  const inside: Token[] = [];
  const cell = new state.md.block.State(lines.join('\n'), state.md, state.env, inside);
  // Its level says that this is no head of a file, where front matter would be looked for.
  cell.level = state.level;
  state.md.block.tokenize(cell, 0, cell.lineMax);
  for (const token of inside) {
    if (token.map) token.map = [token.map[0] + first, token.map[1] + first];
    if (inside.length === 3 && token.type.startsWith('paragraph_')) token.hidden = true;
    state.tokens.push(token);
  }
  if (inside.length === 0) pushInline(state, '', [first, first + 1]);
}

function pushInline(state: StateBlock, content: string, map: [number, number]): void {
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = map;
  inline.children = [];
}

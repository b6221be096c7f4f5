/**
 * A row with more cells than its table has columns: the surplus is not printed (GFM 4.10), and is reported.
 *
 *     | 甲 |\n|----|\n| 乙 | 丙 |   →   table-row-fits names 丙
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';

export const tableRows: Extension = {
  name: 'table-rows',
  applyBlocks: (tokens, findings) => {
    let columns = 0;
    for (const token of tokens) {
      if (token.type === 'table_open') columns = 0;
      if (token.type === 'th_open') columns += 1;
      if (token.type === 'tr_open' && columns > 0) sayExtra(token, columns, findings);
    }
    return tokens;
  },
};

function sayExtra({ map }: Token, columns: number, findings: Findings): void {
  if (map === null) return;
  const line = map[0] + 1;
  const extra = cellsOf(findings.lines[map[0]] ?? '')
    .slice(columns)
    .filter((cell) => cell !== '');
  if (extra.length > 0)
    findings.diagnostics.push(
      diagnose('table-row-fits', { cells: extra.join('、').slice(0, 80), columns }, placeOn(findings, line, extra[0])),
    );
}

/** Bars after a backslash are text, and the outer ones separate no cells. */
function cellsOf(line: string): string[] {
  const row = line.replace(/^[\s>]*\|?/, '').replace(/\|\s*$/, '');
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/**
 * The columns of a table that run across a vertical page hold figures one way: where one of them is too long to stand
 * in a cell and lies, all of its column lie [B11].
 */

export interface Range {
  /** UTF-16 in the page. */
  readonly from: number;
  readonly to: number;
}

interface Cell extends Range {
  readonly text: string;
}

const tables = /<table\b[^]*?<\/table>/g;
const rows = /<tr\b[^]*?<\/tr>/g;
const cells = /(<t[dh]\b[^>]*>)([^]*?)<\/t[dh]>/g;
const figures = /^[\d.,%]+$/;

/** The cells of figures that lie, in order; `stands` says whether figures have room in a cell. */
export function lyingCells(html: string, stands: (figures: string) => boolean): Range[] {
  const found: Range[] = [];
  for (const { 0: table, index } of html.matchAll(tables)) {
    // Which column a cell is in is not known where others are wider or deeper, or hold a table.
    if (/ (?:col|row)span="/.test(table) || table.lastIndexOf('<table') > 0) continue;
    const columns = new Map<number, Cell[]>();
    for (const row of table.matchAll(rows))
      for (const [column, { 0: whole, 1: tag = '', 2: inner = '', index: at }] of [
        ...row[0].matchAll(cells),
      ].entries()) {
        const from = index + row.index + at + tag.length;
        const text = inner.replace(/<[^>]*>/g, '').trim();
        const cell = { from, to: from + whole.length - tag.length, text };
        if (!figures.test(text)) continue;
        const known = columns.get(column);
        if (known === undefined) columns.set(column, [cell]);
        else known.push(cell);
      }
    for (const column of columns.values())
      if (column.some(({ text }) => !stands(text))) for (const { from, to } of column) found.push({ from, to });
  }
  return found.sort((one, other) => one.from - other.from);
}

/** Replaces tabs by blanks, because outputs do not agree on tab stops; Han characters take two columns. */

/** Columns between tab stops. */
const tabWidth = 4;

export function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  let column = 0;
  for (const character of line) {
    const piece = character === '\t' ? ' '.repeat(tabWidth - (column % tabWidth)) : character;
    out += piece;
    column += character === '\t' ? piece.length : /[^\u0000-\u02FF]/.test(character) ? 2 : 1;
  }
  return out;
}

/** Tabs become blanks, for none of the outputs agree on where their stops are; Han counts as two columns. */

/** Columns from one stop of tabs to the next. */
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

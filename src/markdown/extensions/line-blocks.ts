/**
 * Pandoc's line blocks: lines that each begin with a bar are set as verse, and a bar alone separates two stanzas.
 * Blanks before a line indent it.
 *
 *     | 江上无人渡，
 *     | 山中有客归。   →   as in ::: 诗词
 */

import type { Extension } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const lineBlocks: Extension = {
  name: 'line-blocks',
  install: (parser) => {
    parser.block.ruler.after('table', 'line_block', readLines, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
  },
};

/**
 * A bar alone, or a bar and a line without a further bar; rows of tables end with a bar or have one between two cells.
 */
const barred = /^\|(?:$|[ \u3000](?!.*\|).*$)/;

function readLines(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number): string =>
    line < endLine
      ? state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()
      : '';
  if (
    (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 ||
    !barred.test(lineAt(startLine)) ||
    !barred.test(lineAt(startLine + 1))
  )
    return false;
  if (silent) return true;
  let line = startLine;
  const poem = state.push('container_open', 'div', 1);
  poem.attrSet('class', 'poem');
  poem.meta = { kind: 'verse' };
  while (barred.test(lineAt(line))) {
    const first = line;
    while (barred.test(lineAt(line)) && lineAt(line) !== '|') line += 1;
    if (line > first)
      pushStanza(
        state,
        [first, line],
        Array.from({ length: line - first }, (_, index) =>
          withIndent(
            lineAt(first + index)
              .slice(1)
              .trimEnd(),
          ),
        ),
      );
    while (lineAt(line) === '|') line += 1;
  }
  poem.map = [startLine, line];
  state.push('container_close', 'div', -1);
  state.line = line;
  return true;
}

/** Behind the blank after its bar each two blanks before a line are a character, as wide as they look. */
function withIndent(line: string): string {
  const [blanks = ''] = /^[ \t\u3000]*/.exec(line) ?? [];
  const width = [...blanks].reduce((sum, blank) => sum + (blank === ' ' ? 1 : 2), 0);
  return '\u3000'.repeat(Math.max(0, Math.floor((width - 1) / 2))) + line.slice(blanks.length);
}

function pushStanza(state: StateBlock, map: [number, number], lines: readonly string[]): void {
  state.push('paragraph_open', 'p', 1).map = map;
  const inline = state.push('inline', '', 0);
  inline.content = lines.join('\n');
  inline.map = map;
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
}

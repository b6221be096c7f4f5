/**
 * Boxes as Python's documentation tools write them: a line with three marks, the kind of box and a title, and below it
 * the indented text. They are set like alerts; a folded one (`???`) is open in a book. Tabs (`===`) come one below the
 * other.
 *
 *     !!! note "渡口的规矩"
 *         先问船家。
 *
 *     ??? info              === "方法一"
 *         天黑不渡。             走水路。
 *
 * So are the paragraphs that docsify marks with `?>` and `!>`, a hint and an important word, without a title.
 *
 *     ?> 先问船家。         !> 不渡夜船。
 */

import { anyAlert, pushAlert, pushTitle } from '../alert-kinds.ts';
import type { Extension } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const admonitions: Extension = {
  name: 'admonitions',
  install: (parser) => {
    parser.block.ruler.before('fence', 'admonition', readBox, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
    parser.block.ruler.before('fence', 'docsify_box', readParagraph);
  },
};

const head =
  /^(?:(?:!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]{0,30})(?:[ \t]+[a-z-]{1,20}){0,3}(?:[ \t]+"([^"]{0,200})")?|===[!+]?[ \t]+"([^"]{1,200})")[ \t]*$/;
/** Columns by which the text in a box is indented. */
const indent = 4;

function readBox(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !'!?='.includes(state.src[start] ?? ' ')) return false;
  const [whole, name = '', title, tab] = head.exec(state.src.slice(start, state.eMarks[startLine])) ?? [];
  if (whole === undefined) return false;
  const end = endOfBox(state, startLine, endLine);
  if (tab !== undefined && end === startLine + 1) return false;
  if (silent) return true;
  const { parentType, lineMax, blkIndent } = state;
  if (tab === undefined) pushAlert(state, anyAlert(name), title, [startLine, end]);
  else {
    state.push('container_open', 'div', 1).map = [startLine, end];
    pushTitle(state, tab, { type: 'container_title', className: 'container-title' }, startLine);
  }
  state.parentType = 'root';
  state.lineMax = end;
  state.blkIndent += indent;
  state.line = startLine + 1;
  state.md.block.tokenize(state, startLine + 1, end);
  state.push(tab === undefined ? 'alert_close' : 'container_close', 'div', -1);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.blkIndent = blkIndent;
  state.line = end;
  return true;
}

/** docsify's mark and the paragraph behind it. */
function readParagraph(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const [mark] = /^[?!]>[ \t]+(?=\S)/.exec(state.src.slice(start, state.eMarks[startLine])) ?? [];
  if (mark === undefined) return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end) && (state.sCount[end] ?? 0) >= state.blkIndent) end += 1;
  pushAlert(state, anyAlert(mark.startsWith('?') ? 'tip' : 'important'), '', [startLine, end]);
  state.push('paragraph_open', 'p', 1).map = [startLine, end];
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(startLine, end, state.blkIndent, false).trim().slice(mark.length);
  inline.map = [startLine, end];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.push('alert_close', 'div', -1);
  state.line = end;
  return true;
}

/** The line after the last indented one. */
function endOfBox(state: StateBlock, startLine: number, endLine: number): number {
  let end = startLine + 1;
  for (
    let line = end;
    line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) - state.blkIndent >= indent);
    line += 1
  )
    if (!state.isEmpty(line)) end = line + 1;
  return end;
}

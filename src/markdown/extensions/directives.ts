/**
 * Boxes that programs write like code: the directives of MyST and the boxes of Obsidian’s Admonition. Inside there is
 * Markdown. They are set as other boxes are; what is no box is code.
 *
 *     ```{note} 渡口的规矩        ```ad-note
 *     先问船家。                  title: 渡口的规矩
 *     ```                         先问船家。
 *                                 ```
 */

import { anyAlert } from '../alert-kinds.ts';
import type { Container } from '../container.ts';
import { closeContainer, openContainer } from '../container-tokens.ts';
import { directiveOf, kindOfDirective } from '../directives.ts';
import { findingsOf, type Extension } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const directives: Extension = {
  name: 'directives',
  install: (parser) => {
    parser.block.ruler.before('fence', 'directive', readDirective, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
  },
};

const opening = /^(`{3,}|~{3,})\s*(?:\{([A-Za-z][\w:-]{0,40})\}|(ad-\p{L}[\p{L}\p{N}_-]{0,40}))[ \t]*([^`\n]*)$/u;

function readDirective(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineAt(state, startLine);
  if (!/^[`~]{3}/.test(first) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const [, marks = '', directive, box = '', title = ''] = opening.exec(first) ?? [];
  if (marks === '' || (directive !== undefined && kindOfDirective(directive) === undefined)) return false;
  const end = endOf(state, marks, { from: startLine + 1, to: endLine });
  if (end === undefined) return false;
  const { lines } = findingsOf(state.env);
  const from = startLine + 1;
  const container =
    directive === undefined
      ? boxOf(box, { from, end }, lines)
      : directiveOf({ name: directive, title: title.trim() }, { from, end }, lines);
  if (container === undefined) return false;
  if (silent) return true;
  const { parentType, lineMax } = state;
  openContainer(state, container, startLine);
  state.parentType = 'root';
  state.lineMax = end;
  state.line = container.from;
  state.md.block.tokenize(state, container.from, end);
  closeContainer(state, container);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.line = end + 1;
  return true;
}

/** The line that closes the fence. */
function endOf(
  state: StateBlock,
  marks: string,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  for (let line = from; line < to; line += 1) {
    const text = lineAt(state, line).trimEnd();
    if (text.startsWith(marks) && text === text.charAt(0).repeat(text.length)) return line;
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return undefined;
  }
  return undefined;
}

/** Obsidian's box, without the lines of values at its head. */
function boxOf(
  box: string,
  { from, end }: { readonly from: number; readonly end: number },
  lines: readonly string[],
): Container {
  let body = from;
  while (body < end && /^[\s>]*(?:title|collapse|icon|color|metadata):/i.test(lines[body] ?? '')) body += 1;
  const options = lines.slice(from, body).join('\n');
  const title = /^[\s>]*title:[ \t]*(.*)$/im.exec(options)?.[1]?.trim() ?? '';
  const name = box.slice('ad-'.length);
  return {
    kind: 'alert',
    name: anyAlert(name).unknown === undefined ? name : 'note',
    title: title === '' && anyAlert(name).unknown !== undefined ? name : title,
    options,
    from: body,
    end,
  };
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

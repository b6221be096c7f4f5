/**
 * System panels of web novels: a paragraph that consists of one 【…】, or of lines of them, is set as a panel; several in
 * a row are one panel. The brackets are printed.
 *
 *     【叮！任务完成】
 *
 *     【奖励：经验一百】
 *     →  <div class="panel"><p>【叮！任务完成】</p><p>【奖励：经验一百】</p></div>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { append, element, textOf } from '../tokens.ts';
import { keepLines } from './containers.ts';

export const panels: Extension = {
  name: 'panels',
  apply: (tokens) => (tokens.some((token, index) => isNotice(token, tokens[index + 1])) ? setPanels(tokens) : tokens),
};

function setPanels(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const around: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (isNotice(token, tokens[index + 1]) && !around.some(isTaken)) {
      const end = endOfRow(tokens, index);
      const row = tokens.slice(index, end);
      keepLines(row);
      append(out, [element('panel_open', 'div', 1, 'panel'), ...row, element('panel_close', 'div', -1)]);
      index = end - 1;
      continue;
    }
    if (token.nesting === 1) around.push(token);
    if (token.nesting === -1) around.pop();
    out.push(token);
  }
  return out;
}

/** Index after the row of notices that begins at `start`. */
function endOfRow(tokens: readonly Token[], start: number): number {
  let end = start;
  for (let token = tokens[end]; token !== undefined && isNotice(token, tokens[end + 1]); token = tokens[end]) end += 3;
  return end;
}

function isNotice(token: Token, next: Token | undefined): boolean {
  if (token.type !== 'paragraph_open' || token.hidden || next?.type !== 'inline' || !/^\s*【/u.test(next.content))
    return false;
  return textOf(next.children ?? [])
    .trim()
    .split('\n')
    .every((line) => /^\s*【[^【】]*】\s*$/u.test(line));
}

/** True for lists, cells and containers, which decide themselves how their contents are set. */
function isTaken(token: Token): boolean {
  return (
    token.type === 'list_item_open' ||
    token.type === 'container_open' ||
    token.tag === 'td' ||
    token.tag === 'th' ||
    token.tag === 'li'
  );
}

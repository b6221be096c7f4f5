/**
 * 专名号, the line under a name, and 书名号甲式, the wavy line under the title of a work, which is then without
 * brackets: the marks stand inside braces. An edition with `properNames: marked` and `titleMarks: wavy` puts these
 * lines under the names of the glossary and under titles in brackets, where nothing is typed.
 *
 *     {_项羽_}引兵渡河。       →   <u class="proper-name">项羽</u>引兵渡河。
 *     见{《项羽本纪》}。       →   见<u class="work-title">项羽本纪</u>。
 *     {_蜀_}{_刘备_}           →   two lines, with a gap between them
 */

import type { Extension } from '../extension.ts';
import { readInside } from '../inline-span.ts';
import { isNameMark, nameMark, withGaps, type NameMark } from '../name-marks.ts';
import type { StateInline } from '../parser.ts';
import { eachInline } from '../tokens.ts';

/** Readings and dots may stand inside. */
const inside = String.raw`(?:[^{}\n]|\{[^{}\n]*\})`;
const marked = new RegExp(String.raw`\{(?:_(?![\s_])(${inside}*(?<![\s_]))_|《${inside}+?》|〈${inside}+?〉)\}`, 'y');

export const nameMarks: Extension = {
  name: 'name-marks',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'name_mark', readMark);
  },
  apply: (tokens) => {
    eachInline(tokens, (inline) => {
      if (inline.children?.some(isNameMark)) inline.children = withGaps(inline.children);
    });
    return tokens;
  },
};

function readMark(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  marked.lastIndex = state.pos;
  const [whole, name] = marked.exec(state.src) ?? [];
  if (whole === undefined || state.pos + whole.length > state.posMax || !/\p{Script=Han}/u.test(whole)) return false;
  const { pos } = state;
  const after = pos + whole.length;
  if (!silent) {
    const mark: NameMark = name === undefined ? 'work-title' : 'proper-name';
    state.push('name_open', 'u', 1).attrs = nameMark(mark, 1).attrs;
    readInside(state, pos + '{_'.length, after - '_}'.length);
    state.push('name_close', 'u', -1);
  }
  state.pos = after;
  return true;
}

/**
 * Quotation marks and apostrophes of Western words in a Chinese book: they are as wide as letters, and of their words.
 * A mark of a Chinese face would fill a cell.
 */

import type { Token } from './parser.ts';
import { westernMarks } from './quote-marks.ts';
import { closeOf, textOf } from './tokens.ts';

/** By the index of a child of an inline token, the offsets of the Western marks in its text. */
export type MarksByChild = ReadonlyMap<number, readonly number[]>;

const none: MarksByChild = new Map();

export function westernMarksIn(children: readonly Token[]): MarksByChild {
  if (!children.some(({ type, content }) => type === 'text' && /[“”‘’]/.test(content))) return none;
  const texts = children.map(runningText);
  const marks = westernMarks(texts.join(''));
  if (marks.length === 0) return none;
  const found = new Map<number, number[]>();
  let [start, next] = [0, 0];
  for (const [index, text] of texts.entries()) {
    const end = start + text.length;
    const own: number[] = [];
    for (let mark = marks[next]; mark !== undefined && mark < end; mark = marks[(next += 1)]) own.push(mark - start);
    if (own.length > 0 && children[index]?.type === 'text') found.set(index, own);
    start = end;
  }
  return found;
}

/** Stands for code, formulas, pictures: what is no running text. */
const thing = '\uFFFC';

function runningText({ type, content, nesting }: Token): string {
  if (type === 'text') return content;
  if (type === 'softbreak' || type === 'hardbreak') return '\n';
  return nesting === 0 && type !== 'footnote_ref' ? thing : '';
}

/** A text of a page; what is between its Western marks is written by `shown`. */
export function withWesternMarks(text: string, marks: readonly number[], shown: (text: string) => string): string {
  let [html, done] = ['', 0];
  for (const at of marks) {
    html += `${shown(text.slice(done, at))}<span class="western-mark" lang="en" xml:lang="en">${text.charAt(at)}</span>`;
    done = at + 1;
  }
  return html + shown(text.slice(done));
}

/** Whether the element that opens at `index` holds Western words alone, which have italics. */
export function isWesternInside(children: readonly Token[], index: number): boolean {
  const inside = textOf(children.slice(index, closeOf(children, index)));
  return (
    /\p{Script=Latin}/u.test(inside) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u.test(inside)
  );
}

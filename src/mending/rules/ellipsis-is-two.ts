/** Ellipses: `......`, `...`, `。。。`, one `…`, `⋯⋯` → `……` (GB/T 15834 4.11; typography.md C2). */

import type { Edit, TextRule } from '../edit.ts';
import { neighboursOf } from '../neighbours.ts';

/** Two full points may be a path (`../`), two 。 a slip of another kind. */
const dots = /[.…⋯]*[…⋯][.…⋯]*|\.{3,}|\.{2}(?![\w/.])|[。．]{3,}/g;
const right = /^(?:…{2}|…{4})$/;

export const ellipsisIsTwo: TextRule = { code: 'ellipsis-is-two', find };

function find(text: string): Edit[] {
  return [...text.matchAll(dots)]
    .filter(({ 0: found, index }) => !right.test(found) && isChinese(text, index, index + found.length))
    .map(({ 0: found, index }) => ({ code: 'ellipsis-is-two', start: index, end: index + found.length, after: '……' }));
}

/** Beside a Han character or mark; or alone, as in `“...”`. */
function isChinese(text: string, start: number, end: number): boolean {
  const { before, after } = neighboursOf(text, start, end);
  if (before === 'chinese' || after === 'chinese') return true;
  const alone = ['quote', 'edge'];
  return alone.includes(before) && alone.includes(after);
}

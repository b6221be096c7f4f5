/**
 * Ellipses: `......`, `...`, `。。。`, one `…`, `⋯⋯` → `……` [C2].
 *
 * Full points are also used by programs (`encoding/...`, `...args`, “...” for what may follow). Beside code and Latin
 * words, and alone in brackets or in quotation marks within a sentence, they stay as typed.
 */

import type { Edit, TextRule } from '../edit.ts';
import { neighboursOf, printedAfter, printedBefore } from '../neighbours.ts';

/** Two full points may be a path (`../`), and two 。 are a slip of another kind. */
const dots = /[.…⋯]*[…⋯][.…⋯]*|\.{3,}|\.{2}(?![\w/.])|[。．]{3,}/g;
const right = /^(?:…{2}|…{4})$/;

export const ellipsisIsTwo: TextRule = { code: 'ellipsis-is-two', find };

function find(text: string): Edit[] {
  return [...text.matchAll(dots)]
    .filter(({ 0: found, index }) => !right.test(found) && isChinese(text, index, index + found.length))
    .map(({ 0: found, index }) => ({ code: 'ellipsis-is-two', start: index, end: index + found.length, after: '……' }));
}

/** True beside a Han character or Chinese punctuation, or when they stand alone as in `“...”`. */
function isChinese(text: string, start: number, end: number): boolean {
  const { before, after } = neighboursOf(text, start, end);
  const sides = [before, after];
  const isPoints = /^\.+$/.test(text.slice(start, end));
  if (
    isPoints &&
    (sides.some((side) => side === 'latin' || side === 'code') ||
      isForPrograms(text, start, end) ||
      isBracketed(text, start, end))
  )
    return false;
  if (isPoints && before === 'quote' && after === 'quote') return isSaid(text, start, end);
  if (sides.includes('chinese')) return true;
  return sides.every((side) => side === 'quote' || side === 'edge');
}

/** Uses such as `internal/...`, `{...}`, `<...>`, `\...`. */
function isForPrograms(text: string, start: number, end: number): boolean {
  return /[/<>[\]{}=|&#@$%^+\uFDD2]/.test(printedBefore(text, start) + printedAfter(text, end));
}

function isBracketed(text: string, start: number, end: number): boolean {
  return /[（(［[｛{〔【]/u.test(printedBefore(text, start)) && /[）)］\]｝}〕】]/u.test(printedAfter(text, end));
}

/** A silence in a dialogue: the quotation is the whole block, or follows 说：. */
function isSaid(text: string, start: number, end: number): boolean {
  const before = printedBefore(text, start, /[\s"'“‘「『]/);
  const after = printedAfter(text, end, /[\s"'”’」』]/);
  return /[：:]/.test(before) || (before === '' && after === '');
}

/**
 * Removes the code fence around a whole chapter, as a chat program gave it [H2], so that the chapter is text.
 *
 *     ```markdown
 *     # 第一章　起
 *     ```
 */

import type { LineMend, LineRule } from '../line-rule.ts';

const opening = /^\s{0,3}(`{3,}|~{3,})\s*(?:(markdown|md|text|txt)\s*)?$/i;
const heading = /^#{1,2}\s+\S/;

export const chapterIsUnfenced: LineRule = { code: 'chapter-is-unfenced', find };

function find(lines: readonly string[]): LineMend[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const [, fence, language] = opening.exec(lines[first] ?? '') ?? [];
  if (fence === undefined) return [];
  const inside = lines.slice(first + 1, last);
  if (language === undefined && !inside.some((line) => heading.test(line))) return [];
  const close = lines.findLastIndex((line) => isClosing(line, fence));
  // A fence that ends early is a piece of code at the head of the chapter, unless the heading of the chapter is in it.
  if (close > first && close < last && !inside.slice(0, close - first).some((line) => heading.test(line))) return [];
  return [{ index: first, after: '' }, ...(close > first ? [{ index: close, after: '' }] : [])];
}

function isClosing(line: string, fence: string): boolean {
  const [, found = ''] = /^\s{0,3}(`{3,}|~{3,})\s*$/.exec(line) ?? [];
  return found.charAt(0) === fence.charAt(0) && found.length >= fence.length;
}

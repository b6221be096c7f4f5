/**
 * Blanks that were typed between Han and Western text, or behind a mark that fills a cell: the gap that is set there
 * stands for them [A11] [C7]. A browser would add it to them.
 */

import { walkHtml } from '../markdown/walk-html.ts';
import { classOf, isHan, isMark, isSpacedFromHan, lastOf } from './marks.ts';
import { inLines } from './read-paragraphs.ts';

/** Elements whose blanks are meant: code, and what is one thing. */
const kept = new Set(['code', 'kbd', 'math', 'pre', 'ruby', 'samp', 'script', 'style', 'svg', 'textarea']);

/** Gives the page without them. */
export function closeTypedGaps(html: string): string {
  if (!mayHaveGaps.test(html)) return html;
  const written: string[] = [];
  let done = 0;
  for (const { from, to } of typedGaps(html)) {
    written.push(html.slice(done, from));
    done = to;
  }
  return `${written.join('')}${html.slice(done)}`;
}

/** A text with blanks in it or at an end of it; few novels have any. */
const mayHaveGaps = />\s*[^\s<][^<]*\s|>\s+[^\s<]/;

interface Range {
  /** UTF-16 in the source. */
  readonly from: number;
  readonly to: number;
}

function typedGaps(html: string): Range[] {
  const gaps: Range[] = [];
  const events = walkHtml(html);
  /** The last character that is no blank, and the blanks behind it; `''` where something else stands. */
  let before = '';
  let blanks: Range[] = [];
  let depth = 0;
  for (const [index, event] of events.entries()) {
    const end = events[index + 1]?.at ?? html.length;
    if (event.kind === 'open' && kept.has(event.name) && !event.selfClosing) depth += 1;
    if (event.kind === 'close' && kept.has(event.name)) depth -= 1;
    if (event.kind !== 'text') {
      const isInside = (event.kind === 'open' || event.kind === 'close') && isPassed(event.name);
      if (!isInside) [before, blanks] = ['', []];
      continue;
    }
    // A text that is written with entities is left as it is: its places are not those of its characters.
    if (depth > 0 || event.text.length !== end - event.at) {
      [before, blanks] = ['', []];
      continue;
    }
    for (const { 0: found, index: at } of event.text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/g)) {
      const from = event.at + at;
      if (/^\s/.test(found)) blanks.push({ from, to: from + found.length });
      else {
        if (blanks.length > 0 && isGap(before, String.fromCodePoint(found.codePointAt(0) ?? 0))) gaps.push(...blanks);
        blanks = [];
        before = lastOf(found);
      }
    }
  }
  return gaps;
}

function isPassed(name: string): boolean {
  return inLines.has(name) && !kept.has(name) && name !== 'br' && name !== 'img';
}

function isGap(before: string, after: string): boolean {
  return (isWide(before) && isSpacedFromHan(after)) || (isSpacedFromHan(before) && isWide(after));
}

function isWide(character: string): boolean {
  return character !== '' && (isHan(character) || (character >= '\u3001' && isMark(classOf(character))));
}

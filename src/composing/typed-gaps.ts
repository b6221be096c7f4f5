/**
 * Blanks that were typed between Han and Western text or a formula, or behind a mark that fills a cell: the gap that is
 * set there, or the blank half of the mark, stands for them [A11] [C7]. A browser would add it to them.
 */

import { walkHtml, type HtmlEvent } from '../markdown/walk-html.ts';
import { classOf, hasBlankEnd, isHan, isMark, isSpacedFromHan, lastOf } from './marks.ts';
import { apart, inLines } from './read-source.ts';

/** Elements whose blanks are meant: code, and what is one thing. */
const kept = new Set(['code', 'kbd', 'math', 'pre', 'ruby', 'samp', 'script', 'style', 'svg', 'textarea']);

/**
 * Gives the page without them. Where a browser breaks lines, an element stands for each that adds to its gap, and for
 * the gap beside a formula, which it does not set.
 */
export function closeTypedGaps(html: string): string {
  if (!mayHaveGaps.test(html)) return html;
  const written: string[] = [];
  let done = 0;
  for (const { from, to, isApart } of typedGaps(html)) {
    written.push(html.slice(done, from), isApart ? '<span class="gap"></span>' : '');
    done = to;
  }
  return `${written.join('')}${html.slice(done)}`;
}

/** A text with blanks in it or at an end of it; few novels have any. */
const mayHaveGaps = />\s*[^\s<][^<]*\s|>\s+[^\s<]|<math/;

interface Range {
  /** UTF-16 in the source. */
  readonly from: number;
  readonly to: number;
}

interface Gap extends Range {
  readonly isApart: boolean;
}

/** What a formula counts as. */
const letter = 'x';

function typedGaps(html: string): Gap[] {
  const gaps: Gap[] = [];
  const events = walkHtml(html);
  /** The last character that is no blank, and the blanks behind it; `''` where something else stands. */
  let before = '';
  let blanks: Range[] = [];
  const depths = { kept: 0, apart: 0 };
  const meet = (after: string, at: number, isBesideFormula: boolean): void => {
    const isGap = standsFor(before, after);
    const isApart = isGap && depths.apart > 0;
    if (isApart && isBesideFormula) gaps.push({ from: at, to: at, isApart });
    if (blanks.length > 0 && (isGap || isBesideMark(before, after)))
      for (const blank of blanks) gaps.push({ ...blank, isApart: isApart && !isBesideFormula });
    blanks = [];
  };
  let isBehindFormula = false;
  for (const [index, event] of events.entries()) {
    const end = events[index + 1]?.at ?? html.length;
    if (isFormula(event) && depths.kept === 0) meet(letter, event.at, true);
    if (event.kind === 'open' || event.kind === 'close') goThrough(event, depths);
    // A text that is written with entities is left as it is: its places are not those of its characters.
    const isText = event.kind === 'text' && depths.kept === 0 && event.text.length === end - event.at;
    if (!isText) {
      isBehindFormula = event.kind === 'close' && event.name === 'math';
      const isPassed = (event.kind === 'open' || event.kind === 'close') && passed(event.name);
      if (!isPassed) [before, blanks] = [isBehindFormula ? letter : '', []];
      continue;
    }
    for (const { 0: found, index: at } of event.text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/g)) {
      const from = event.at + at;
      if (/^[ \t\r\n]/.test(found)) blanks.push({ from, to: from + found.length });
      else {
        meet(String.fromCodePoint(found.codePointAt(0) ?? 0), from, isBehindFormula);
        isBehindFormula = false;
        before = lastOf(found);
      }
    }
  }
  return gaps;
}

/** Whether a formula begins that stands in a line. */
function isFormula(event: HtmlEvent): boolean {
  return event.kind === 'open' && event.name === 'math' && event.attributes.get('display') !== 'block';
}

/** Counts the elements that are open. */
function goThrough(
  event: Extract<HtmlEvent, { kind: 'open' | 'close' }>,
  depths: { kept: number; apart: number },
): void {
  if (event.kind === 'open' && event.selfClosing) return;
  const step = event.kind === 'open' ? 1 : -1;
  if (kept.has(event.name)) depths.kept += step;
  if (apart.has(event.name)) depths.apart += step;
}

function passed(name: string): boolean {
  return inLines.has(name) && !kept.has(name) && name !== 'br' && name !== 'img';
}

/** Whether a gap is set between the two. */
function standsFor(before: string, after: string): boolean {
  return (isWide(before) && isSpacedFromHan(after)) || (isSpacedFromHan(before) && isWide(after));
}

function isWide(character: string): boolean {
  return character !== '' && (isHan(character) || (character >= '\u3001' && isMark(classOf(character))));
}

/** Whether the blank half of a mark is between the two: `（甲） 乙`, `甲 “乙`. */
function isBesideMark(before: string, after: string): boolean {
  return (hasBlankEnd(classOf(before)) && isHan(after)) || (isHan(before) && classOf(after) === 'open');
}

/**
 * What is not set as it should be on a page of the book: lines that are left short, for what does not fit into them has
 * no place to break; comments in the text, for they have no room beside it.
 */

import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PressPage } from '../sheets/lay-out-body.ts';

/** Characters of the line in the message. */
const shown = 16;

/** At most one of a kind for a page: it names the first. */
export function sayShortcomings(page: PressPage): Diagnostic[] {
  return [...sayShortLines(page), ...sayCrowded(page)];
}

function sayCrowded({ title, composed, placeOf }: PressPage): Diagnostic[] {
  const crowded = composed?.crowded ?? [];
  const [first] = crowded;
  if (first === undefined) return [];
  const comment = Array.from(first).slice(0, shown).join('');
  return [diagnose('comments-have-room', { chapter: title, comments: crowded.length, comment }, placeOf?.(first))];
}

function sayShortLines({ title, composed, placeOf }: PressPage): Diagnostic[] {
  const short = composed?.lines.filter(({ isShort }) => isShort) ?? [];
  const [first] = short;
  if (first === undefined) return [];
  const line = Array.from(first.text).slice(-shown).join('');
  return [diagnose('lines-are-full', { chapter: title, lines: short.length, line }, placeOf?.(first.text))];
}

/** Lines of a page of the book that are left short, for what does not fit into them has no place to break. */

import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PressPage } from '../sheets/lay-out-body.ts';

/** Characters of the line in the message. */
const shown = 16;

/** At most one for a page: it names the first. */
export function sayShortLines({ title, composed, placeOf }: PressPage): Diagnostic[] {
  const short = composed?.lines.filter(({ isShort }) => isShort) ?? [];
  const [first] = short;
  if (first === undefined) return [];
  const line = Array.from(first.text).slice(-shown).join('');
  return [diagnose('lines-are-full', { chapter: title, lines: short.length, line }, placeOf?.(first.text))];
}

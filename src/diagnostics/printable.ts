/** Characters that no text of a book may have, wherever it comes from: they are taken out, and said. */

import { diagnose, type Diagnostic, type Place } from './diagnostic.ts';

/**
 * XML 1.0 §2.2 forbids the C0 controls, U+FFFE, U+FFFF and halves of a pair. DEL and the C1 controls print nothing
 * either, except U+0085, a line end.
 */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF\p{Cs}]/gu;

export function isPrintable(text: string): boolean {
  return text.search(forbidden) < 0;
}

/** The text without them. */
export function printable(text: string): string {
  return isPrintable(text) ? text : text.replace(forbidden, '');
}

/** One diagnostic for each kind of character, at its first place. */
export function sayUnprintable(text: string, placeAt: (index: number) => Place): Diagnostic[] {
  const found = new Map<string, { first: number; count: number }>();
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    const known = found.get(character);
    found.set(character, { first: known?.first ?? index, count: (known?.count ?? 0) + 1 });
  }
  return [...found].map(([character, { first, count }]) => {
    const codepoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return diagnose('character-is-printable', { codepoint, count }, placeAt(first));
  });
}

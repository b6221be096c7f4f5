/** Where something is in the text of a file. */

import type { Place } from './diagnostic.ts';

/** The place of an index in the text, in UTF-16 units; the column counts characters. */
export function placeAt(
  index: number,
  text: string,
  file: string,
): Place & { readonly line: number; readonly column: number } {
  const lines = text.slice(0, index).split('\n');
  return { file, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** Fonts of a file by their name: one that was embedded a hundred times is one to a reader. */

import type { ReadFont } from './painting/fonts.ts';
import type { PdfReading } from './reading.ts';

/** The name of those for which it holds, with all their pages. */
export function fontsByName(
  { fonts }: PdfReading,
  holds: (font: ReadFont) => boolean,
): [name: string, pages: readonly number[]][] {
  const found = new Map<string, number[]>();
  for (const { font, pages } of fonts) {
    if (!holds(font)) continue;
    const name = font.name === '' ? 'Type 3' : font.name;
    const known = found.get(name) ?? [];
    found.set(name, known);
    for (const page of pages) known.push(page);
  }
  return [...found];
}

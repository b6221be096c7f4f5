/**
 * Makes outlines of the words of a drawing. The drawing is first done with an outliner that only records the words, so
 * that they need not be listed separately.
 */

import { openOutliner } from '../fonts/outline.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { takeInventory } from '../shown/inventory.ts';
import type { Outliner } from './column.ts';

/** All words that the drawing asks for. */
export function wordsOf(draw: (outline: Outliner) => unknown): string {
  const words: string[] = [];
  draw((text, _face, size) => {
    words.push(text);
    return { path: '', advance: text.length * size };
  });
  return words.join('');
}

/** Returns what `draw` makes with outlines of these faces, and the characters that none of them has. */
export async function drawWords<T>(
  draw: (outline: Outliner) => T,
  faces: readonly OpenFace[],
): Promise<{ readonly drawn: T; readonly missing: ReadonlySet<number> }> {
  const words = wordsOf(draw);
  const [outline, { missing }] = await Promise.all([
    openOutliner(faces, words),
    takeInventory({ pages: [], drawn: words }, faces),
  ]);
  return { drawn: draw(outline), missing };
}

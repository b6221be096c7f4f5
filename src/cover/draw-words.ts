/**
 * The words of a drawing as outlines: first it is drawn by a pen that only notes them, so that nothing is listed twice.
 */

import { openOutliner } from '../fonts/outline.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { takeInventory } from '../shown/inventory.ts';
import type { Outliner } from './column.ts';

/** All that it asks to be set. */
export function wordsOf(draw: (outline: Outliner) => unknown): string {
  const words: string[] = [];
  draw((text, _face, size) => {
    words.push(text);
    return { path: '', advance: text.length * size };
  });
  return words.join('');
}

/** What `draw` gives with the outlines of these faces, and the characters that none of them has. */
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

/**
 * The one inventory of what an edition shows, taken from what is laid out: its pages, the lines that stand around them,
 * the words of its covers. What its faces are cut to and what no face has are both read off it, for EPUB, PDF, covers
 * and the preview alike.
 */

import { charactersIn } from '../book/text.ts';
import { uncovered } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { together, type TextsByFace } from './characters.ts';

export interface Shown {
  readonly pages: readonly TextsByFace[];
  /**
   * What is set around pages in the text face: heads, folios, feet, stamps. Absent where there is nothing but pages.
   */
  readonly lines?: readonly string[];
  /** What covers ask for as outlines. */
  readonly drawn?: string;
}

export interface Inventory {
  /** What the pages and lines want of each face, by its id. */
  readonly byFace: ReadonlyMap<string, ReadonlySet<number>>;
  /** Code points that no face has; 〓 stands for them. */
  readonly missing: ReadonlySet<number>;
}

/**
 * Folios and numbers of lines and passages; what a head that is too long ends in; what stands for a character that no
 * face has.
 */
const inLines = `${String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))}　……〓`;

export async function takeInventory(
  { pages, lines, drawn = '' }: Shown,
  faces: readonly OpenFace[],
): Promise<Inventory> {
  const byFace = together(pages);
  const around = lines === undefined ? [] : charactersIn([...lines, inLines].join(''));
  const asked = new Set(charactersIn(drawn));
  for (const {
    spec: { id, use },
  } of faces) {
    if (use !== 'all') continue;
    // The text face is asked for everything: what it lacks others lend it.
    const wanted = new Set([...(byFace.get(id) ?? []), ...around]);
    byFace.set(id, wanted);
    for (const character of wanted) asked.add(character);
  }
  return { byFace, missing: await uncovered(faces, asked) };
}

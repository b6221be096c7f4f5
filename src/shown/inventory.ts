/**
 * The one inventory of what an edition shows: its pages as they are laid out, the lines around them, the words of its
 * covers. It says to which characters faces are cut, and which characters no face has, for EPUB, PDF, covers and the
 * preview alike.
 */

import { charactersIn } from '../book/text.ts';
import { uncovered } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { together, type TextsByFace } from './characters.ts';

export interface Shown {
  readonly pages: readonly TextsByFace[];
  /**
   * Lines that are set around pages in the text face: heads, folios, feet, stamps. Absent for e-books, which have pages
   * only.
   */
  readonly lines?: readonly string[];
  /** Such lines in another face, by its id, as far as that has them. */
  readonly linesInFaces?: ReadonlyMap<string, string>;
  /** Characters that covers draw as outlines. */
  readonly drawn?: string;
}

export interface Inventory {
  /** Characters that pages and lines need of each face, by face id. */
  readonly byFace: ReadonlyMap<string, ReadonlySet<number>>;
  /** Code points that no face has; 〓 is set for them. */
  readonly missing: ReadonlySet<number>;
}

/**
 * What furniture can always contain: folios, numbers of lines and passages, the ellipsis of a shortened head, and 〓.
 */
const inLines = `${String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))}　……〓`;

export async function takeInventory(
  { pages, lines, linesInFaces = new Map(), drawn = '' }: Shown,
  faces: readonly OpenFace[],
): Promise<Inventory> {
  const byFace = together(pages);
  const around = lines === undefined ? [] : charactersIn([...lines, inLines].join(''));
  const asked = new Set(charactersIn(drawn));
  for (const {
    spec: { id, use, always = '' },
  } of faces) {
    const inFace = linesInFaces.get(id);
    if (inFace !== undefined) byFace.set(id, new Set([...(byFace.get(id) ?? []), ...charactersIn(inFace)]));
    if (use !== 'all') continue;
    // The text face is asked for every character, and other faces lend what it lacks.
    const wanted = new Set([...(byFace.get(id) ?? []), ...around, ...charactersIn(always)]);
    byFace.set(id, wanted);
    for (const character of wanted) asked.add(character);
  }
  return { byFace, missing: await uncovered(faces, asked) };
}

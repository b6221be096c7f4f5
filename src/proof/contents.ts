/**
 * 校勘 of the contents: a finished file must list every part, chapter and section in order, as deep as the edition asks.
 */

import { itemsOf, outlineOf, textOn, type Book } from '../book/model.ts';
import { withGeta } from '../book/shown-text.ts';
import { visibleOf } from '../book/visible.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

interface Title {
  readonly text: string;
  readonly place?: Place;
}

export interface Listing {
  /** Name of the finished file. */
  readonly name: string;
  /** Depth of the edition's contents. */
  readonly depth: number;
  /** Titles of what stands behind the last chapter. */
  readonly behind?: readonly string[];
  /** Characters that no face has, for which 〓 stands. */
  readonly missing?: ReadonlySet<number>;
}

/** `listed` are the entries in the order of the file. */
export function collateContents(
  book: Book,
  listed: readonly string[],
  { name, depth, behind = [], missing = new Set() }: Listing,
): Diagnostic[] {
  const found = listed.map(visibleOf);
  const wanted = [...titlesOf(book, depth), ...behind.map((text): Title => ({ text }))];
  const at = wanted.findIndex(({ text }, index) => visibleOf(withGeta(text, missing)) !== found[index]);
  const lost = wanted[at];
  if (lost !== undefined)
    return [
      diagnose(
        'contents-are-complete',
        { name, title: lost.text, found: listed[at] ?? '' },
        lost.place ?? { file: name },
      ),
    ];
  const more = listed[wanted.length];
  return more === undefined
    ? []
    : [diagnose('contents-are-complete', { name, title: '', found: more }, { file: name })];
}

function titlesOf(book: Book, depth: number): Title[] {
  return itemsOf(book).flatMap((item): Title[] => {
    const written = textOn(item);
    const [above, file] = [item.kind === 'part' ? 0 : item.depth, written?.source.path ?? ''];
    const sections = outlineOf(item)
      .filter(({ level }) => level + above <= depth)
      .map(({ text, line }) => ({ text, place: { file, line } }));
    return above < depth
      ? [{ text: item.title.full, ...(written && { place: { file, line: written.line } }) }, ...sections]
      : sections;
  });
}

/** Finds the place in the manuscript of what a finished page shows, where the author can mend a fault of the page. */

import type { ItemText } from '../book/shown-text.ts';
import { visibleOf } from '../book/visible.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

/** A page of a finished PDF with text of the book. */
export interface TextOnPage {
  /** Counted from 1, as in the file. */
  readonly number: number;
  /** Id of the part or chapter. */
  readonly item: string;
  /** The text in the order in which it is painted. */
  readonly text: string;
}

/** UTF-16 units of a piece that is searched for; a text of this length is nearly always unique in its chapter. */
const piece = 16;
/** A long run of Latin, which cannot be broken and so may stick out of the page. */
const unbroken = /[!-~]{12,}/;

/**
 * For each page the line of the passage with the longest run of Latin, which most likely sticks out, else of the first
 * passage; `undefined` when none is found.
 */
export function placesOfPages(
  items: readonly ItemText[],
  pages: () => readonly TextOnPage[],
): (page: number) => Place | undefined {
  return (page) => {
    const found = pages().find(({ number }) => number === page);
    const item = items.find(({ id }) => id === found?.item);
    return found === undefined || item?.file === undefined
      ? undefined
      : placeIn(item, item.file, visibleOf(found.text));
  };
}

function placeIn(item: ItemText, file: string, shown: string): Place | undefined {
  const whole = item.text();
  const there: number[] = [];
  for (let at = 0; at + Math.min(piece, shown.length) <= shown.length && at < shown.length; at += piece) {
    const index = whole.indexOf(shown.slice(at, at + piece), Math.max(0, (there.at(-1) ?? 0) - piece));
    if (index >= 0) there.push(index);
  }
  const [first] = there;
  if (first === undefined) return undefined;
  const last = (there.at(-1) ?? first) + piece;
  let end = 0;
  const passages = item.passages().flatMap((passage) => {
    const begin = end;
    end += passage.text.length;
    return end > first && begin < last ? [passage] : [];
  });
  const longest = passages
    .map((passage) => ({ passage, length: unbroken.exec(passage.text)?.[0].length ?? 0 }))
    .reduce((most, each) => (each.length > most.length ? each : most), { passage: passages[0], length: 0 });
  return longest.passage && { file, line: longest.passage.line };
}

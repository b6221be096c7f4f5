/** Where in the manuscript the text of a finished page is: a fault of a page is the author's to mend there. */

import type { ItemText } from '../book/shown-text.ts';
import { visibleOf } from '../book/visible.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

/** A page of a finished PDF that has text of the book. */
export interface TextOnPage {
  /** From 1, as the file has them. */
  readonly number: number;
  /** Id of the part or chapter. */
  readonly item: string;
  /** As it is painted. */
  readonly text: string;
}

/** UTF-16; what is as long stands once in a chapter, nearly always. */
const piece = 16;
/** What cannot be broken is what stands out. */
const unbroken = /[!-~]{12,}/;

/**
 * The line of the passage on a page that holds the longest run of Latin, which most likely stands out, else of the
 * first; `undefined` where none is found.
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

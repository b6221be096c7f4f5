/** All pages together: which line of the text goes on in the next one, and which is the last of its paragraph. */

import { isHan } from './characters.mjs';
import { found } from './findings.mjs';

/** A line that is shorter than this share of the measure ends its paragraph, whatever comes next. */
const least = 2 / 3;
/** So near to the edge a line reaches it, in em. */
const reach = 0.05;

/** `{ frame, pages, lines, text }`; a line of the text that its paragraph goes on after has `goesOn`, the next one `isAfter`. */
export function bookOf(pages, frame) {
  const lines = pages.flatMap((page) => page.lines);
  const text = pages.flatMap((page) => page.text);
  const stopped = new Set(pages.flatMap(linesBeforeOthers));
  text.forEach((line, index) => {
    const next = text[index + 1];
    line.goesOn =
      next?.lead === 'continuation' &&
      line.lead !== undefined &&
      !stopped.has(line) &&
      line.short < (1 - least) * frame.chars;
    if (next !== undefined) next.isAfter = line.goesOn;
  });
  return { frame, pages, lines, text };
}

/** Lines that a heading, a table or code stands under; notes at the foot do not end what is above them. */
function linesBeforeOthers({ lines }) {
  return lines.filter(({ kind }, index) => {
    const next = lines[index + 1];
    return (
      kind === 'text' &&
      next !== undefined &&
      next.kind !== 'text' &&
      (next.kind !== 'small' || lines.slice(index + 1).some((line) => line.kind === 'text'))
    );
  });
}

/** Lines that are set to the whole measure, those of lists and quotations if they reach its end. */
export function fullLines(book) {
  return book.text.filter((line) => (line.goesOn || Math.abs(line.short) < reach) && line.gaps.length > 0);
}

/** Han of a last line that stands alone in it, with marks or without; a 夹注 beside it is text too. */
export function lastLines(book) {
  const last = book.text.filter((line) => line.isAfter && !line.goesOn);
  return {
    paragraphs: last.length,
    single: found(
      last.filter(
        ({ text, jiazhu }) => [...text].filter(isHan).length <= 1 && [...text].length <= 4 && jiazhu.length === 0,
      ),
    ),
  };
}

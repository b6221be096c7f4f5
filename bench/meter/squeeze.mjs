/** Marks that are narrower than they are. The empty half of a mark is what can be squeezed; where a bracket meets another mark, half an em goes in every style (CLREQ 3.1.6) and is not counted. */

import { isBracket, isOpener, isTrailing, isWideMark, naturalWidth } from './characters.mjs';
import { found, round } from './findings.mjs';
import { pairsOf } from './lines.mjs';
import { fullLines } from './paragraphs.mjs';

/** Fonts, browsers and PDFs round. */
const tolerance = 0.02;
const neighbours = 0.5;

/** `{ marks, squeezed }` of one line: marks that no neighbour squeezes, and those that are squeezed, by a neighbour beyond its half. */
export function squeezeOf(line, { size }) {
  const pairs = pairsOf(line, size).filter(([a, b]) => hasRoom(a, b));
  return {
    marks: pairs.filter(([a, b]) => mayLose(a, b) === 0 || isSqueezed(a, b)).length,
    squeezed: pairs.filter(([a, b]) => isSqueezed(a, b)).length,
  };
}

/** Whether the empty half of a mark stands between two glyphs: that is what can be squeezed. */
function hasRoom(a, b) {
  return (isWideMark(a) && isTrailing(a.char)) || (isWideMark(b) && isOpener(b.char));
}

function mayLose(a, b) {
  return isWideMark(a) && isWideMark(b) && (isBracket(a.char) || isBracket(b.char)) ? neighbours : 0;
}

function isSqueezed(a, b) {
  return (naturalWidth(a) - (b.along - a.along)) / a.size > mayLose(a, b) + tolerance;
}

export function squeezedMarks(book) {
  const lines = fullLines(book);
  const marks = lines.reduce((sum, line) => sum + line.marks, 0);
  const count = lines.reduce((sum, line) => sum + line.squeezed, 0);
  return {
    of: marks,
    count,
    share: marks === 0 ? 0 : round(count / marks),
    lines: found(lines.filter((line) => line.squeezed > 0)),
  };
}

/**
 * What stands between the glyphs of a line, in em. A gap is the distance of two Han beyond the width of the first. Where a space was painted, or small type stands between, there is no gap to judge. A gap that is far wider than
 * the others of its line was not stretched with them: it is a hole, where the text has a space that the file does not paint.
 */

import { isBracket, isHan, isLatin, isOpener, isTrailing, isWideMark, naturalWidth } from './characters.mjs';
import { found, round } from './findings.mjs';
import { rowsBeside } from './lines.mjs';
import { greatest, mean, median, percentile } from './statistics.mjs';

const hole = 0.25;
/** Fonts, browsers and PDFs round. */
const tolerance = 0.02;
const reach = 0.05;
/** What two marks may lose between them when one is a bracket: CLREQ 3.1.6. */
const neighbours = 0.5;

/** `{ gaps, holes, stretch, isLatin, hasLongWord, marks, squeezed }` of one line; `stretch` is the median of its gaps, `marks` are those that no neighbour squeezes. */
export function spacingOf(line, { size, measure }) {
  const { glyphs } = line;
  const beside = rowsBeside(line, size).flatMap((row) => row.glyphs.map(({ along }) => along));
  const pairs = glyphs.slice(1).map((b, index) => [glyphs[index], b]).filter(([a, b]) => !b.spaced && !beside.some((along) => along > a.along && along < b.along));
  const wide = pairs.filter(([a, b]) => isHan(a.char) && isHan(b.char)).map(([a, b]) => (b.along - a.along - a.advance) / size);
  const limit = median(wide) + hole;
  const gaps = wide.filter((gap) => gap <= limit);
  return {
    gaps,
    holes: wide.length - gaps.length,
    stretch: median(gaps),
    isLatin: glyphs.some(({ char }) => isLatin(char)),
    hasLongWord: longestWord(glyphs) > measure / 3,
    marks: pairs.filter(([a, b]) => hasRoom(a, b) && (mayLose(a, b) === 0 || isSqueezed(a, b))).length,
    squeezed: pairs.filter(([a, b]) => hasRoom(a, b) && isSqueezed(a, b)).length,
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

function longestWord(glyphs) {
  let longest = 0;
  let start;
  for (const { char, along, advance, spaced } of glyphs) {
    if (!isLatin(char)) start = undefined;
    else if (start === undefined || spaced) start = along;
    if (start !== undefined) longest = Math.max(longest, along + advance - start);
  }
  return longest;
}

/** Lines that are set to the whole measure, those of lists and quotations if they reach its end. Eight characters are needed to speak of a line's colour. */
function fullLines(book) {
  return book.text.filter((line) => (line.goesOn || Math.abs(line.short) < reach) && line.text.length >= 8 && line.gaps.length > 0);
}

export function stretch(book) {
  const lines = fullLines(book).filter((line) => !line.isLatin);
  const gaps = lines.flatMap((line) => line.gaps);
  return {
    lines: lines.length,
    gaps: gaps.length,
    mean: round(mean(gaps)),
    percentile95: round(percentile(gaps, 0.95)),
    greatest: round(greatest(gaps)),
    overEighth: found(lines.filter((line) => line.stretch > 1 / 8)),
    overSixteenth: found(lines.filter((line) => line.stretch > 1 / 16)),
    holes: found(lines.filter((line) => line.holes > 0)),
  };
}

/** How unlike in colour two lines are that stand one under the other in a paragraph. */
export function neighbouringLines(book) {
  const full = new Set(fullLines(book).filter((line) => !line.isLatin));
  const pairs = book.text.slice(1).map((line, index) => [book.text[index], line]).filter(([a, b]) => full.has(a) && full.has(b) && a.page === b.page);
  const differences = pairs.map(([a, b]) => Math.abs(a.stretch - b.stretch));
  return { pairs: pairs.length, percentile99: round(percentile(differences, 0.99)), greatest: round(greatest(differences)) };
}

/** A word or address that is longer than a third of the line leaves it no other way than wide gaps. */
export function latin(book) {
  const lines = fullLines(book).filter((line) => line.isLatin);
  const short = lines.filter((line) => !line.hasLongWord);
  return {
    lines: lines.length,
    greatest: round(greatest(lines.flatMap((line) => line.gaps))),
    greatestWithoutLongWords: round(greatest(short.flatMap((line) => line.gaps))),
    overEighth: found(lines.filter((line) => greatest(line.gaps) > 1 / 8)),
    overEighthWithoutLongWords: found(short.filter((line) => greatest(line.gaps) > 1 / 8)),
  };
}

export function squeezedMarks(book) {
  const lines = fullLines(book);
  const marks = lines.reduce((sum, line) => sum + line.marks, 0);
  const count = lines.reduce((sum, line) => sum + line.squeezed, 0);
  return { of: marks, count, share: marks === 0 ? 0 : round(count / marks), lines: found(lines.filter((line) => line.squeezed > 0)) };
}

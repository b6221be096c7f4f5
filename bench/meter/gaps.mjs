/**
 * Gaps between the Han of a line, in em. A gap is the distance of two Han beyond the width of the first. Where a space was painted, or small type stands between, there is no gap to judge. A gap that is far wider than
 * the others of its line was not stretched with them: it is a hole, where the text has a space that the file does not paint.
 */

import { isHan, isLatin } from './characters.mjs';
import { found, round } from './findings.mjs';
import { pairsOf } from './lines.mjs';
import { fullLines } from './paragraphs.mjs';
import { greatest, mean, median, percentile, sorted } from './statistics.mjs';

const hole = 0.25;

/** `{ gaps, holes, stretch, isLatin, hasLongWord }` of one line; `stretch` is the median of its gaps. */
export function gapsOf(line, { size, measure }) {
  const { glyphs } = line;
  const wide = pairsOf(line, size)
    .filter(([a, b]) => isHan(a.char) && isHan(b.char))
    .map(([a, b]) => (b.along - a.along - a.advance) / size);
  const limit = median(wide) + hole;
  const gaps = wide.filter((gap) => gap <= limit);
  return {
    gaps,
    holes: wide.length - gaps.length,
    stretch: median(gaps),
    isLatin: glyphs.some(({ char }) => isLatin(char)),
    hasLongWord: longestWord(glyphs) > measure / 3,
  };
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

/** Of lines without Latin. `least` is below 0 where two Han stand nearer than they are wide. */
export function stretch(book) {
  const lines = fullLines(book).filter((line) => !line.isLatin);
  const gaps = sorted(lines.map((line) => line.gaps));
  return {
    lines: lines.length,
    gaps: gaps.length,
    mean: round(mean(gaps)),
    percentile95: round(percentile(gaps, 0.95)),
    greatest: round(Math.max(0, percentile(gaps, 1))),
    least: round(Math.min(0, percentile(gaps, 0))),
    overEighth: found(lines.filter((line) => line.stretch > 1 / 8)),
    overSixteenth: found(lines.filter((line) => line.stretch > 1 / 16)),
    holes: found(lines.filter((line) => line.holes > 0)),
  };
}

/** How unlike in colour two lines are that stand one under the other in a paragraph. */
export function neighbouringLines(book) {
  const full = new Set(fullLines(book).filter((line) => !line.isLatin));
  const pairs = book.text
    .slice(1)
    .map((line, index) => [book.text[index], line])
    .filter(([a, b]) => full.has(a) && full.has(b) && a.goesOn && a.page === b.page);
  const differences = sorted([pairs.map(([a, b]) => Math.abs(a.stretch - b.stretch))]);
  return {
    pairs: pairs.length,
    percentile99: round(percentile(differences, 0.99)),
    greatest: round(percentile(differences, 1)),
  };
}

/** A word or address that is longer than a third of the line leaves it no other way than wide gaps. */
export function latin(book) {
  const lines = fullLines(book).filter((line) => line.isLatin);
  const short = lines.filter((line) => !line.hasLongWord);
  return {
    lines: lines.length,
    greatest: round(greatest(lines.map((line) => greatest(line.gaps)))),
    greatestWithoutLongWords: round(greatest(short.map((line) => greatest(line.gaps)))),
    overEighth: found(lines.filter((line) => greatest(line.gaps) > 1 / 8)),
    overEighthWithoutLongWords: found(short.filter((line) => greatest(line.gaps) > 1 / 8)),
  };
}

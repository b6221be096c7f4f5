/** The edges of the type area: how lines fill it, the marks that they end in, and what stands outside. Lengths in em of the text. */

import { isOpener, isTrailing, isWideMark } from './characters.mjs';
import { found, round } from './findings.mjs';
import { rowsBeside } from './lines.mjs';
import { mean } from './statistics.mjs';

const tolerance = 0.05;

/**
 * `{ indent, short, endMark, outside, hanging }` of one line. `indent` is from the edge to the ink, `short` from the ink or the box of the last glyph to the edge, whichever is nearer to it; `endMark` is the room that a mark of a whole em
 * has at the line's end: `whole`, `half`, `none` (it hangs), undefined where the line ends in something else.
 */
export function edgesOf(line, { size, measure, starts }, side) {
  const all = [...line.glyphs, ...rowsBeside(line, size).flatMap((row) => row.glyphs)].sort(
    (a, b) => a.along - b.along,
  );
  const [start, end] = [starts[side], starts[side] + measure];
  const last = all.at(-1);
  const room = (end - last.along) / size;
  const isWide = isWideMark(last) && isTrailing(last.char);
  const boxEnd = (end - last.along - last.advance) / size;
  return {
    indent: (inkStart(all[0]) - start) / size,
    short: isWide
      ? [boxEnd, boxEnd + 0.5, boxEnd + 1].reduce((nearest, next) =>
          Math.abs(next) < Math.abs(nearest) ? next : nearest,
        )
      : boxEnd,
    endMark: isWide ? (room > 0.75 ? 'whole' : room > 0.25 ? 'half' : 'none') : undefined,
    outside: all.filter(
      (glyph) =>
        inkStart(glyph) < start - tolerance * size ||
        (inkEnd(glyph) > end + tolerance * size && !hangs(glyph, end, size)),
    ).length,
    hanging: all.some((glyph) => hangs(glyph, end, size)),
  };
}

function inkStart(glyph) {
  return glyph.along + (isOpener(glyph.char) && isWideMark(glyph) ? glyph.size / 2 : 0);
}

function inkEnd(glyph) {
  return glyph.along + glyph.advance - (isTrailing(glyph.char) && isWideMark(glyph) ? glyph.size / 2 : 0);
}

/** A stop that stands whole behind the edge is hung there. */
function hangs({ char, along }, end, size) {
  return /[，。、]/.test(char) && Math.abs(along - end) < 0.1 * size;
}

/** Lines that a paragraph goes on after: how much of the measure is between their ends. */
export function fill(book) {
  const lines = book.text.filter((line) => line.goesOn);
  const { chars } = book.frame;
  return {
    lines: lines.length,
    mean: round(mean(lines.map((line) => 1 - Math.max(0, line.short) / chars))),
    short: found(lines.filter((line) => line.short > 0.1)),
  };
}

export function lineEnds(book) {
  const lines = book.text.filter((line) => line.goesOn);
  const [whole, half, none] = ['whole', 'half', 'none'].map((kind) => lines.filter(({ endMark }) => endMark === kind));
  return {
    lines: lines.length,
    share: lines.length === 0 ? 0 : round(whole.length / lines.length),
    whole: found(whole),
    half: half.length,
    hanging: none.length,
  };
}

export function outside(book) {
  const lines = book.lines.filter((line) => line.outside > 0);
  return {
    glyphs: lines.reduce((sum, line) => sum + line.outside, 0),
    lines: found(lines),
    hanging: book.lines.filter((line) => line.hanging).length,
  };
}

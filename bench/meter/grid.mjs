/** Baselines of the text on the rows of the frame. Title pages and openers of parts have rows of their own. */

import { found, round } from './findings.mjs';
import { isOfText } from './pages.mjs';
import { greatest } from './statistics.mjs';

/** Half a point of 10.5; what is rounded to pixels is nearer. */
const tolerance = 0.05;

/** The row a line stands in, counted from 0, and how far off it is, in em. */
export function rowOf(across, { base, pitch, size }) {
  const row = Math.round((across - base) / pitch);
  return { row, off: Math.abs(across - base - row * pitch) / size };
}

export function grid(book) {
  const lines = book.pages.filter(isOfText).flatMap(({ text }) => text);
  const off = lines.filter((line) => line.off > tolerance);
  return {
    lines: lines.length,
    greatest: round(greatest(lines.map((line) => line.off))),
    share: lines.length === 0 ? 0 : round(off.length / lines.length),
    off: found(off),
  };
}

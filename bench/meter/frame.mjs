/**
 * The frame that a book is set in, found from a sample of its pages: size of the text, distance of the lines, the rows of the grid, the edges of the type area on rectos and versos. Lengths in points.
 */

import { isHan, isOpener } from './characters.mjs';
import { linesOf } from './lines.mjs';
import { mean, mode } from './statistics.mjs';

/** Places that PDFs round to, in points. */
const rounding = 0.3;

/**
 * @param pages as `onAxis` gives them
 * @returns `{ size, pitch, base, rows, starts, measure, chars }`: `base` is the baseline of the first row of the type area, `rows` how many there are, `starts` its edge where lines begin, by side
 */
export function findFrame(pages) {
  const size = textSize(
    pages.flatMap(({ glyphs }) => glyphs.filter(({ char }) => isHan(char)).map((glyph) => glyph.size)),
  );
  const read = pages.map((page) => ({
    side: sideOf(page.number),
    lines: linesOf(page.glyphs, size).filter((line) => isText(line, size)),
  }));
  const pitch = mode(
    read.flatMap(({ lines }) =>
      lines
        .slice(1)
        .map((line, index) => line.across - lines[index].across)
        .filter((distance) => distance < 3 * size),
    ),
  );
  const [base, textRows] = grid(
    read.flatMap(({ lines }) => lines.map(({ across }) => across)),
    pitch,
  );
  const rows = Math.max(textRows, noteRows(pages, { size, pitch, base }));
  const inside = read.map(({ side, lines }) => ({
    side,
    lines: lines.filter(({ across }) => across > base - pitch / 2 && across < base + (rows - 0.5) * pitch),
  }));
  const startsOf = (pages) =>
    outermost(
      pages.flatMap(({ lines }) =>
        lines
          .map(({ glyphs: [first] }) => first)
          .filter(({ char }) => !isOpener(char))
          .map(({ along }) => -along),
      ),
    );
  const [recto, verso] = ['recto', 'verso']
    .map((wanted) => inside.filter(({ side }) => side === wanted))
    .map((pages) => -startsOf(pages.length > 0 ? pages : inside));
  const starts = { recto, verso };
  const measure = outermost(
    inside.flatMap(({ side, lines }) =>
      lines
        .map(({ glyphs }) => glyphs.at(-1))
        .filter(({ char }) => isHan(char))
        .map(({ along, advance }) => along + advance - starts[side]),
    ),
  );
  return { size, pitch, base, rows, starts, measure, chars: Math.floor(measure / size + 0.1) };
}

/** How many rows there are where notes stand below the text: three pages at least have Chinese of a smaller size there. */
function noteRows(pages, { size, pitch, base }) {
  const counts = new Map();
  for (const { glyphs } of pages) {
    const small = glyphs.filter(({ char, size: own }) => isHan(char) && own < 0.95 * size && own > 0.7 * size);
    // Heads beside the text stand between two rows.
    const rows = small
      .map(({ across }) => (across - base) / pitch)
      .filter((row) => Math.abs(row - Math.round(row)) < 0.3);
    for (const row of new Set(rows.map(Math.round))) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return 1 + Math.max(-1, ...[...counts].filter(([, count]) => count >= 3).map(([row]) => row));
}

/** The size most Han have; or a greater one that a quarter as many have, for a commentary may be longer than its text. */
function textSize(sizes) {
  const most = mode(sizes);
  const greater = sizes.filter((size) => size > most + 0.15);
  const next = mode(greater);
  const count = (wanted) => sizes.filter((size) => Math.abs(size - wanted) < 0.15).length;
  return count(next) > count(most) / 4 ? next : most;
}

/** The greatest of values that is no exception: one in fifty has it, and three at least. */
function outermost(values) {
  const sorted = [...values].sort((a, b) => b - a);
  const least = Math.max(3, values.length / 50);
  for (let index = 0; index + least <= sorted.length; index += 1) {
    const alike = sorted.slice(index).filter((value) => value > sorted[index] - rounding);
    if (alike.length >= least) return mean(alike);
  }
  return sorted[0] ?? 0;
}

export function sideOf(number) {
  return number % 2 === 1 ? 'recto' : 'verso';
}

/** Chinese of the text's size, most of it. */
export function isText({ glyphs }, size) {
  const own = glyphs.filter((glyph) => Math.abs(glyph.size - size) < 0.15);
  return own.length >= 0.6 * glyphs.length && own.some(({ char }) => isHan(char));
}

/**
 * The rows that lines stand in: those of the most common phase, as long as each row has lines in more than one page, and one in fifty. A head or foot apart from the text is not on a
 * row next to it.
 */
function grid(places, pitch) {
  if (places.length === 0 || pitch === 0) return [0, 0];
  const phase = mode(places.map((place) => place % pitch));
  const counts = new Map();
  const rowOf = (place) => Math.round((place - phase) / pitch);
  const onGrid = places.filter((place) => Math.abs((place - phase) / pitch - rowOf(place)) < 0.06);
  for (const place of onGrid) counts.set(rowOf(place), (counts.get(rowOf(place)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const least = most < 3 ? 0 : Math.max(1, most / 50);
  const runs = [...counts.keys()]
    .filter((row) => counts.get(row) > least)
    .sort((a, b) => a - b)
    .reduce((found, row) => {
      const run = found.at(-1);
      if (run !== undefined && row === run.at(-1) + 1) run.push(row);
      else found.push([row]);
      return found;
    }, []);
  const run = runs.reduce((longest, next) => (next.length > longest.length ? next : longest), []);
  return [mean(onGrid.filter((place) => rowOf(place) === run[0])), run.length];
}

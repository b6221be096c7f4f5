/**
 * Glyphs of a page → lines. A line is the glyphs of one baseline; what stands with it in smaller type (ruby above, marks of notes, the two rows of a 夹注) is attached to it and is no line of its own.
 */

import { isBlank, isHan } from './characters.mjs';
import { mode } from './statistics.mjs';

/** Smaller than this share of the text's size is small type. */
const small = 0.8;
/** How far from the baseline small type stands in the line itself, in em. */
const reach = { above: 0.7, below: 0.45 };

/**
 * `{ across, size, glyphs, attached }` in order of the page; `glyphs` without spaces, each with `spaced` where a space was painted before it. Attached are rows, `{ across, size, glyphs }`.
 */
export function linesOf(glyphs, bodySize) {
  const [tiny, full] = [true, false].map((wanted) => glyphs.filter(({ size }) => size < small * bodySize === wanted));
  const lines = rowsOf(full, 0.35 * bodySize).map((row) => ({ ...row, attached: [] }));
  const alone = rowsOf(tiny, 0.12 * bodySize).filter((row) => {
    const host = hostOf(row, lines, bodySize);
    host?.attached.push(row);
    return host === undefined;
  });
  return [...lines, ...smallLines(alone)].sort((a, b) => a.across - b.across);
}

/** Baselines nearer than `tolerance` are one row, whose place is that of most of its glyphs. */
function rowsOf(glyphs, tolerance) {
  const rows = [];
  for (const glyph of [...glyphs].sort((a, b) => a.across - b.across)) {
    const row = rows.at(-1);
    if (row !== undefined && glyph.across - row[0].across < tolerance) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.flatMap((row) => {
    const inOrder = withoutSpaces(row.sort((a, b) => a.along - b.along));
    return inOrder.length === 0
      ? []
      : [
          {
            across: mode(inOrder.map(({ across }) => across)),
            size: mode(inOrder.map(({ size }) => size)),
            glyphs: inOrder,
          },
        ];
  });
}

function withoutSpaces(glyphs) {
  let spaced = false;
  return glyphs.flatMap((glyph) => {
    if (isBlank(glyph.char)) {
      spaced = true;
      return [];
    }
    const kept = { ...glyph, spaced };
    spaced = false;
    return [kept];
  });
}

/** The nearest line whose reach the row is in: from the baseline of ruby above it to that of the lower row of a 夹注, or of dots under it. */
function hostOf(row, lines, bodySize) {
  const offset = (line) => (row.across - line.across) / bodySize;
  const lowest = row.glyphs.every(({ char }) => /[•●○◦·﹅]/.test(char)) ? 0.8 : reach.below;
  const hosts = lines.filter((line) => offset(line) > -1.15 && offset(line) < lowest);
  return hosts.sort((a, b) => Math.abs(offset(a)) - Math.abs(offset(b)))[0];
}

/** Rows of small type with no line of the text beside them. Numbers raised in them are theirs; two rows with nothing between them are a line that a 夹注 fills from end to end. */
function smallLines(rows) {
  const isRaised = (row, host) =>
    row.size < small * host.size && host.across - row.across > 0 && host.across - row.across < 0.7 * host.size;
  const raised = rows.filter((row) => rows.some((host) => isRaised(row, host)));
  const own = rows
    .filter((row) => !raised.includes(row))
    .map((row) => ({ ...row, attached: raised.filter((other) => isRaised(other, row)) }));
  const lines = [];
  for (let index = 0; index < own.length; index += 1) {
    const [upper, lower] = [own[index], own[index + 1]];
    const isPair =
      lower !== undefined &&
      lower.across - upper.across < 1.15 * upper.size &&
      isChineseRow(upper) &&
      isChineseRow(lower);
    lines.push(
      isPair
        ? { across: (upper.across + lower.across) / 2, size: upper.size, glyphs: [], attached: [upper, lower] }
        : upper,
    );
    if (isPair) index += 1;
  }
  return lines;
}

/** The small type that stands in the line itself, between its glyphs or at its ends: neither ruby above it nor dots under it. */
export function rowsBeside({ attached, across }, size) {
  return attached.filter((row) => across - row.across < reach.above * size && row.across - across < reach.below * size);
}

/** Neighbours in the line that nothing stands between, neither a space nor small type. */
export function pairsOf(line, size) {
  const beside = rowsBeside(line, size).flatMap((row) => row.glyphs.map(({ along }) => along));
  const pairs = line.glyphs.slice(1).map((glyph, index) => [line.glyphs[index], glyph]);
  return pairs.filter(([a, b]) => !b.spaced && !beside.some((along) => along > a.along && along < b.along));
}

export function isChineseRow({ glyphs }) {
  return glyphs.filter(({ char }) => isHan(char)).length * 2 >= glyphs.length;
}

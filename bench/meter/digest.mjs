/** A page as the figures see it: lines with what was read of each, without their glyphs, so that a long book is little to keep: 20 kilobytes a page. */

import { edgesOf } from './edges.mjs';
import { isText, sideOf } from './frame.mjs';
import { gapsOf } from './gaps.mjs';
import { rowOf } from './grid.mjs';
import { jiazhuOf } from './jiazhu.mjs';
import { linesOf } from './lines.mjs';
import { marksOf, noteNumberOf } from './notes.mjs';
import { squeezeOf } from './squeeze.mjs';
import { median } from './statistics.mjs';

/** Farther from the rows of the text than this share of their distance are heads and folios, which the figures do not see. */
const apart = 1.25;

/** `{ number, lines, text, depth }`; `depth` is the row that the page ends in, counted from 0, with parts of one where it ends in a picture. */
export function digestPage(page, frame) {
  const lastRow = frame.base + (frame.rows - 1) * frame.pitch;
  const isInside = ({ across }) => across > frame.base - apart * frame.pitch && across < lastRow + apart * frame.pitch;
  const lines = linesOf(page.glyphs, frame.size)
    .filter(isInside)
    .map((line) => digestLine(line, page.number, frame));
  const feet = page.boxes
    .filter(({ head, foot }) => head > frame.base - 2 * frame.pitch && foot < lastRow + frame.pitch)
    .map(({ foot }) => (foot - frame.base) / frame.pitch);
  return {
    number: page.number,
    lines,
    text: lines.filter(({ kind }) => kind === 'text'),
    depth: Math.max(-1, ...lines.map(({ depth }) => depth), ...feet),
  };
}

function digestLine(line, number, frame) {
  const { row, off } = rowOf(line.across, frame);
  const kind = kindOf(line, frame);
  const edges = edgesOf(line, frame, sideOf(number));
  const isOver = kind === 'text' && (row < 0 || row >= frame.rows);
  const glyphs = line.glyphs.length > 0 ? line.glyphs : line.attached.flatMap((row) => row.glyphs);
  return {
    // A line that a 夹注 fills has no baseline of the text.
    page: number,
    kind,
    row,
    off: line.glyphs.length > 0 ? off : 0,
    depth: (line.across - frame.base) / frame.pitch,
    text: glyphs.map(({ char }) => char).join(''),
    ...edges,
    outside: isOver ? glyphs.length : edges.outside,
    lead: kind === 'text' ? leadOf(edges.indent) : undefined,
    ...gapsOf(line, frame),
    ...squeezeOf(line, frame),
    jiazhu: jiazhuOf(line),
    noteMarks: marksOf(line),
    note: kind === 'small' ? noteNumberOf(line) : undefined,
  };
}

/** `text`, `heading` (larger type, or bold), `small`, `table` (contents too), or `other`: what has no Chinese. */
function kindOf(line, { size }) {
  if (line.glyphs.length === 0) return 'text';
  if (line.size > 1.12 * size || isBold(line)) return 'heading';
  if (isTabular(line, size)) return 'table';
  if (line.size < 0.95 * size) return 'small';
  return isText(line, size) ? 'text' : 'other';
}

/** A line that is bold from end to end. */
function isBold({ glyphs }) {
  return glyphs.every(({ face }) => /bold|black|heavy/i.test(face));
}

/** Three empty characters more in one place of a line than in most, which a line that is torn has everywhere; or a row of dots. */
function isTabular({ glyphs, attached }, size) {
  const rooms = glyphs.slice(1).map((glyph, index) => glyph.along - glyphs[index].along - glyphs[index].advance);
  const limit = median(rooms) + 3 * size;
  return (
    (attached.length === 0 && rooms.some((room) => room > limit)) ||
    /[.·]{5}/.test(glyphs.map(({ char }) => char).join(''))
  );
}

/** A paragraph begins with an indent of two characters; what begins elsewhere is verse, a quotation, a list. */
function leadOf(indent) {
  if (indent > -0.6 && indent < 0.7) return 'continuation';
  return indent > 1.2 && indent < 2.7 ? 'first' : undefined;
}

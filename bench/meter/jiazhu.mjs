/** 夹注: notes in the line, in two rows of small type. In every line the two rows are as long as one another, or the first a character longer (CLREQ, issue 109). */

import { isChineseRow } from './lines.mjs';
import { found } from './findings.mjs';

/** The parts of the line that are set in two rows: `[upper, lower]` in characters, of which letters are a part each. */
export function jiazhuOf({ glyphs, attached }) {
  const rows = attached.filter((row) => isChineseRow(row)).sort((a, b) => a.across - b.across);
  return rows.slice(1).flatMap((lower, index) => {
    const upper = rows[index];
    return lower.across - upper.across < 1.25 * upper.size && lower.across - upper.across > 0.75 * upper.size
      ? parts(upper, lower, glyphs)
      : [];
  });
}

/** A part ends where a character of the text stands. */
function parts(upper, lower, text) {
  const small = [upper, lower]
    .flatMap((row, index) => row.glyphs.map(({ along, advance, size }) => ({ along, index, wide: advance / size })))
    .sort((a, b) => a.along - b.along);
  const counted = [];
  let before = -1;
  for (const { along, index, wide } of small) {
    const place = text.filter((glyph) => glyph.along < along).length;
    if (place !== before) counted.push([0, 0]);
    before = place;
    counted.at(-1)[index] += wide;
  }
  return counted.map((rows) => rows.map((row) => Math.round(row * 10) / 10));
}

/** Rows of letters are never just as long. */
const aHair = 0.5;

export function jiazhu(book) {
  const parts = book.lines.flatMap(({ page, text, jiazhu: own }) =>
    own.map(([upper, lower]) => ({ page, text: `${text} ${upper}/${lower}`, upper, lower })),
  );
  return {
    parts: parts.length,
    unlike: found(parts.filter(({ upper, lower }) => Math.abs(upper - lower) > 1)),
    lowerLonger: found(parts.filter(({ upper, lower }) => lower > upper + aHair)),
  };
}

/**
 * Which way lines run. Everything after this file knows two lengths only: `along` grows with the line, from its start to its end; `across` grows from line to line and from the head to the foot of the text.
 * Columns will be one more axis here.
 */

/** Lines run to the right, the next one is below. Text that runs another way (a turned table) is not of its lines. */
export const horizontal = {
  place: ({ x, y, direction, ...glyph }) => (direction > 0.99 ? { ...glyph, along: x, across: y } : undefined),
  box: ({ left, top, right, bottom }) => ({ start: left, end: right, head: top, foot: bottom }),
};

/** A page of PDF as glyphs and boxes along and across, glyphs in the order of their place in the line. */
export function onAxis(page, axis) {
  const glyphs = page.glyphs.map(axis.place).filter((glyph) => glyph !== undefined && glyph.size > 0);
  return { number: page.number, glyphs: glyphs.sort((a, b) => a.along - b.along), boxes: page.boxes.map(axis.box) };
}

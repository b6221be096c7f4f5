/**
 * Which way lines run. Everything after this file knows two lengths only: `along` grows with the line, from its start to its end; `across` grows from line to line and from the head to the foot of the text.
 */

import { isHan } from './characters.mjs';
import { sideOf } from './frame.mjs';
import { mode } from './statistics.mjs';

/** Lines run to the right, the next one is below. Text that runs another way (a turned table) is not of its lines. */
const horizontal = {
  place: ({ x, y, direction, ...glyph }) => (direction.x > 0.99 ? { ...glyph, along: x, across: y } : undefined),
  box: ({ left, top, right, bottom }) => ({ start: left, end: right, head: top, foot: bottom }),
};

/** Lines run down, the next one is to the left. */
const vertical = {
  place: ({ x, y, direction, ...glyph }, width) =>
    direction.y > 0.99 ? { ...glyph, along: y, across: width - x } : undefined,
  box: ({ left, top, right, bottom }, width) => ({ start: top, end: bottom, head: width - right, foot: width - left }),
};

/** The way in which most glyphs of a sample of pages run, as a function that puts a page on it. */
export function axisOf(pages) {
  const glyphs = pages.flatMap((page) => page.glyphs.map(({ direction }) => direction));
  const down = glyphs.filter(({ y }) => y > 0.99).length;
  if (2 * down < glyphs.length) return (page) => onAxis(page, horizontal, 0);
  // Of vertical lines the first one stands elsewhere on versos than on rectos.
  const lying = pages.map((page) => onAxis(page, vertical, 0));
  const [recto, verso] = ['recto', 'verso'].map((side) =>
    firstLine(lying.filter(({ number }) => sideOf(number) === side)),
  );
  return (page) => onAxis(page, vertical, sideOf(page.number) === 'verso' ? recto - verso : 0);
}

/** Where most pages have their first line. */
function firstLine(pages) {
  return mode(
    pages.flatMap(({ glyphs }) => {
      const size = mode(glyphs.filter(({ char }) => isHan(char)).map((glyph) => glyph.size));
      const text = glyphs.filter((glyph) => isHan(glyph.char) && Math.abs(glyph.size - size) < 0.1);
      return text.length === 0 ? [] : [Math.min(...text.map(({ across }) => across))];
    }),
  );
}

/** A page of PDF as glyphs and boxes along and across, glyphs in the order of their place in the line. */
function onAxis(page, axis, shift) {
  const { number, width } = page;
  const glyphs = page.glyphs
    .map((glyph) => axis.place(glyph, width))
    .filter((glyph) => glyph !== undefined && glyph.size > 0)
    .map((glyph) => ({ ...glyph, across: glyph.across + shift }));
  const boxes = page.boxes
    .map((box) => axis.box(box, width))
    .map((box) => ({ ...box, head: box.head + shift, foot: box.foot + shift }));
  return { number, glyphs: glyphs.sort((a, b) => a.along - b.along), boxes };
}

/**
 * Characters as a typographer sorts them. The sets are those of CLREQ 3.1.4, level `basic`, widened by the marks of Latin that stand in their place; —— and …… may begin a line there.
 */

const openers = new Set('“‘（《「『〈【〔［｛([{');
const closers = new Set('”’）》」』〉】〕］｝)]}');
const stops = new Set('，。、；：！？,.;:!?');
const connectors = new Set('·・～');

/** Marks that only fonts of Chinese have: a glyph of them that is narrower than the em was narrowed. */
const fullWidth = new Set('，。、；：！？（）《》「」『』〈〉【】〔〕［］｛｝');

export const isHan = (char) => /\p{Script=Han}/u.test(char);
export const isLatin = (char) => /[\u0021-\u007e\p{Script=Latin}]/u.test(char);
export const isBlank = (char) => /^\s*$/u.test(char);
export const isOpener = (char) => openers.has(char);
export const isBracket = (char) => openers.has(char) || closers.has(char);
/** Whether the second half of its box is empty, which a line's end may have none of. */
export const isTrailing = (char) => closers.has(char) || stops.has(char);
export const isMark = (char) => openers.has(char) || isTrailing(char);

/** How wide a glyph is before anything narrows it, in points. */
export function naturalWidth({ char, advance, size }) {
  return fullWidth.has(char) ? Math.max(advance, size) : advance;
}

/** A mark as wide as a character of Chinese: half of its box is empty. */
export function isWideMark(glyph) {
  return isMark(glyph.char) && naturalWidth(glyph) > 0.9 * glyph.size;
}

/** Whether a line may not begin so. A point before what is not Chinese (.NET, ::new) is part of a name. */
export function isForbiddenStart([first, second = '']) {
  if (/[,.;:!?]/.test(first) && isLatin(second)) return false;
  return closers.has(first) || stops.has(first) || connectors.has(first);
}

export function isForbiddenEnd(char) {
  return openers.has(char);
}

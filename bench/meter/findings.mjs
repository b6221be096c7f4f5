/** How figures are given: numbers to a ten-thousandth, and lines that are counted with the first few places. */

const shown = 5;

/** Lines, or anything with a page and a text. */
export function found(lines) {
  return { count: lines.length, first: lines.slice(0, shown).map(({ page, text }) => ({ page, text })) };
}

export function round(value) {
  return Math.round(value * 1e4) / 1e4;
}

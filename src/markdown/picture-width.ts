/**
 * Reads the width that an author gave a picture, as a share of the line, because it was meant for a page of another
 * size.
 */

/** Width of the text on a page of A4 with a word processor's margins, in inches of 96 pixels. */
const line = 6;
const inches: Readonly<Record<string, number>> = {
  'in': 1,
  'cm': 1 / 2.54,
  'mm': 1 / 25.4,
  'pt': 1 / 72,
  'px': 1 / 96,
  '': 1 / 96,
  'em': 1 / 6,
  'rem': 1 / 6,
};

/**
 * Percent from 10 to 100 in steps of ten, each of which has a class in the style sheets; `undefined` when it is no
 * width.
 */
export function pictureWidth(written: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,5}(?:\.\d{1,6})?)\s*(%|[a-z]{2,3})?$/i.exec(written.trim()) ?? [];
  if (number === undefined) return undefined;
  const share = unit === '%' ? Number(number) : ((inches[unit.toLowerCase()] ?? 0) * Number(number) * 100) / line;
  return share <= 0 ? undefined : Math.min(100, Math.max(10, Math.round(share / 10) * 10));
}

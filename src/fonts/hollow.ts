/**
 * Faces for the press: measures, characters and features of a face, its Han characters without outlines. Chrome sets lines by measures
 * alone, and what it embeds of the book's faces stays behind at binding (design 5.3); so it need not be sent, check and cut the
 * outlines of thousands of characters for every signature, which was two fifths of its work.
 */

import type { BookFont } from './faces.ts';
import { glyphsOf, withGlyphs } from './glyf.ts';
import { openFont } from './harfbuzz.ts';
import { readTables, writeTables } from './sfnt.ts';

/** For printing only: what is left of the outlines is of no use to a reader. Latin letters and marks keep theirs, for underlines leave room for them. */
export function hollowFont(font: BookFont): BookFont {
  const { characters, glyphs } = openFont(font.bytes);
  const han = [...characters].map((character) => String.fromCodePoint(character)).filter((character) => /\p{Script=Han}/u.test(character));
  // Chrome takes no font without a single outline.
  const [, ...emptied] = [...new Set(glyphs(han))].filter((glyph) => glyph !== 0);
  const isEmptied = new Set(emptied);
  const tables = readTables(font.bytes);
  const kept = glyphsOf(tables).map((outline, glyph) => (isEmptied.has(glyph) ? none : outline));
  return { ...font, bytes: writeTables(withGlyphs(tables, kept)) };
}

const none = Buffer.alloc(0);

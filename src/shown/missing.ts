/** Reports each character of the inventory that no face has, once, with its places. */

import { chaptersOf, type Book, type Chapter } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';

/** How many further places a diagnostic names. */
const morePlaces = 4;

/** Where missing characters may come from. */
export interface Sources {
  readonly book: Book;
  /** The places in book.yaml of a character that is printed. */
  readonly placesInSettings?: (character: string) => readonly Place[];
  /**
   * Words that were removed from the manuscript and are shown again in a review copy. They have no place, so they are
   * not reported.
   */
  readonly removed?: string;
}

/** One diagnostic for each character, in the order of code points. */
export function sayMissing(missing: ReadonlySet<number>, sources: Sources): Diagnostic[] {
  return [...missing].sort((a, b) => a - b).flatMap((codepoint) => sayPlaces(String.fromCodePoint(codepoint), sources));
}

/** Lost and private-use characters in prose are reported by `character-is-known` already. */
const unknown = /[\uFFFD\p{Co}]/u;

function sayPlaces(character: string, { book, placesInSettings = () => [], removed = '' }: Sources): Diagnostic[] {
  const chapters = chaptersOf(book);
  const inProse = chapters.flatMap((chapter) => placesOf(character, chapter));
  if (unknown.test(character) && inProse.length > 0) return [];
  const inFiles =
    inProse.length > 0 ? inProse : chapters.flatMap((chapter) => placeInFile(character, chapter)).slice(0, 1);
  const places = [...inFiles, ...placesInSettings(character)];
  if (places.length === 0 && removed.includes(character)) return [];
  const codepoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return [
    diagnose(
      'glyph-exists',
      { character, codepoint, count: Math.max(places.length, 1) },
      places[0],
      places.slice(1, 1 + morePlaces),
    ),
  ];
}

function placesOf(character: string, { source, prose }: Chapter): Place[] {
  return prose.flatMap(({ text, line, column }) =>
    text.includes(character)
      ? [...text].flatMap((found, index): Place[] =>
          found === character ? [{ file: source.path, line, column: column + index, length: 1 }] : [],
        )
      : [],
  );
}

/**
 * Searches the file when the character is not in its prose, for instance in code. A chapter without a heading takes its
 * title from the file's name, so that is searched too.
 */
function placeInFile(character: string, { source }: Chapter): Place[] {
  const at = source.text.indexOf(character);
  if (at < 0) return source.path.includes(character) ? [{ file: source.path }] : [];
  return [{ ...placeAt(at, source.text, source.path), length: 1 }];
}

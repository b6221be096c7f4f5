/** No tofu: every character of the book is held against the faces before anything is printed (design 5.10). */

import { chaptersOf, type Book, type Chapter } from '../book/model.ts';
import { bookCharacters, charactersIn } from '../book/text.ts';
import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { uncovered } from './faces.ts';
import type { OpenFace } from './open-face.ts';

/** How many further places a diagnostic names. */
const morePlaces = 4;

/** The characters that no face has, each said once with its places. */
export async function checkCoverage(book: Book, faces: readonly OpenFace[], placeInSettings: (character: string) => Place | undefined = () => undefined): Promise<Noted<ReadonlySet<number>>> {
  const missing = await uncovered(faces, new Set([...bookCharacters(book), ...charactersIn(frontText(book))]));
  return { value: missing, diagnostics: [...missing].sort((a, b) => a - b).flatMap((codepoint) => sayPlaces(String.fromCodePoint(codepoint), book, placeInSettings)) };
}

/** Lost and private-use characters in prose are said by `character-is-known`. */
const unknown = /[\uFFFD\p{Co}]/u;

/** Whatever title page, copyright page, heads and covers may print of the metadata. */
function frontText({ meta }: Book): string {
  return JSON.stringify(meta);
}

function sayPlaces(character: string, book: Book, placeInSettings: (character: string) => Place | undefined): Diagnostic[] {
  const chapters = chaptersOf(book);
  const inProse = chapters.flatMap((chapter) => placesOf(character, chapter));
  if (unknown.test(character) && inProse.length > 0) return [];
  const places = inProse.length > 0 ? inProse : chapters.flatMap((chapter) => placeInFile(character, chapter)).slice(0, 1);
  return [sayMissing(character, ...(places.length > 0 ? places : [placeInSettings(character)]))];
}

/** A character no face has, and where it stands. */
export function sayMissing(character: string, ...places: readonly (Place | undefined)[]): Diagnostic {
  const known = places.filter((place) => place !== undefined);
  const codepoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return diagnose('glyph-exists', { character, codepoint, count: Math.max(known.length, 1) }, known[0], known.slice(1, 1 + morePlaces));
}

function placesOf(character: string, { source, prose }: Chapter): Place[] {
  return prose.flatMap(({ text, line, column }) =>
    text.includes(character)
      ? [...text].flatMap((found, index): Place[] => (found === character ? [{ file: source.path, line, column: column + index, length: 1 }] : []))
      : [],
  );
}

/** Code is no prose; the file itself says where it stands. */
function placeInFile(character: string, { source }: Chapter): Place[] {
  const at = source.text.indexOf(character);
  if (at < 0) return [];
  const lines = source.text.slice(0, at).split('\n');
  return [{ file: source.path, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1, length: 1 }];
}

/** How wide a browser sets a text, known from the faces alone. */

import type { BookFont } from './book-font.ts';
import { isInMarks } from './font-face-rules.ts';
import { openFont, type OpenFont } from './harfbuzz.ts';

/** Advance of a text that is shaped as a whole, in ems. */
export type MeasureText = (text: string) => number;

/** For a list of families and a weight, as a computed style has them. */
export type TextMeasures = (families: readonly string[], weight: number) => MeasureText;

interface Face {
  readonly weight: number;
  readonly font: OpenFont;
  readonly has: (character: number) => boolean;
}

/** `language` is the book's: a face may have forms of its own for some. */
export async function measuresOf(fonts: readonly BookFont[], language: string): Promise<TextMeasures> {
  const families = new Map<string, Face[]>();
  const add = (family: string, face: Face): void => void families.set(family, [...(families.get(family) ?? []), face]);
  for (const { family, weight, bytes, isTextFace, lent = [] } of fonts) {
    const font = await openFont(bytes);
    const isThere = (character: number): boolean => font.characters.has(character);
    add(family, { weight, font, has: isThere });
    if (isTextFace) add('Keben Marks', { weight, font, has: (each) => isInMarks(each) && isThere(each) });
    if (lent.length > 0) add('Keben Lent', { weight, font, has: inSet(lent) });
  }
  const known = new Map<string, MeasureText>();
  return (names, weight) => {
    const key = `${weight} ${names.join()}`;
    const measure = known.get(key) ?? measureIn(facesFor(names, weight, families), language);
    known.set(key, measure);
    return measure;
  };
}

function inSet(characters: readonly number[]): (character: number) => boolean {
  const set = new Set(characters);
  return (character) => set.has(character);
}

/** In their order; of each family the one whose weight is nearest, as a browser chooses. */
function facesFor(names: readonly string[], weight: number, families: ReadonlyMap<string, readonly Face[]>): Face[] {
  return names.flatMap((name) => {
    const faces = families.get(name) ?? [];
    const nearest = Math.min(...faces.map((face) => Math.abs(face.weight - weight)));
    return faces.filter((face) => Math.abs(face.weight - weight) === nearest);
  });
}

function measureIn(faces: readonly Face[], language: string): MeasureText {
  const known = new Map<string, number>();
  const faceOf = (character: string): Face | undefined => faces.find(({ has }) => has(character.codePointAt(0) ?? 0));
  const shape = (text: string, face: Face | undefined): number =>
    face === undefined ? [...text].length : advanceIn(face, text, language);
  const measure = (text: string): number => {
    let sum = 0;
    let run = '';
    let faceOfRun: Face | undefined;
    for (const character of text) {
      const face = setsNothing.test(character) ? faceOfRun : faceOf(character);
      if (run !== '' && face !== faceOfRun) {
        sum += shape(run, faceOfRun);
        run = '';
      }
      faceOfRun = face;
      run += character;
    }
    return sum + (run === '' ? 0 : shape(run, faceOfRun));
  };
  return (text) => {
    let width = known.get(text);
    if (width === undefined) known.set(text, (width = measure(text)));
    return width;
  };
}

function advanceIn({ font }: Face, text: string, language: string): number {
  // Dashes and dots belong to the Han text that they stand in.
  const glyphs = /[\p{L}\p{N}]/u.test(text) ? font.shape(text) : font.shape(text, language);
  return glyphs.reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm;
}

/** Joiners and marks that are set with the character before them. */
const setsNothing = /[\p{M}\p{Cf}\p{Variation_Selector}]/u;

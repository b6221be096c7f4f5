/** How wide a browser sets a text, known from the faces alone. */

import type { Writing } from '../config/writing.ts';
import type { BookFont } from './book-font.ts';
import { regionOf } from '../theme/regions.ts';
import { isInMarks } from './font-face-rules.ts';
import { openFont, type OpenFont, type Setting } from './harfbuzz.ts';

/**
 * Advances of a text that is shaped as a whole, in ems: of each of its units (UTF-16), where a glyph that several make
 * is the first one's.
 */
export type MeasureText = (text: string, script: Setting['script']) => readonly number[];

/** For a list of families and a weight, as a computed style has them. */
export interface TextMeasures {
  (families: readonly string[], weight: number): MeasureText;
  /** How the faces have marks: those of Taiwan and Hong Kong set stops in the middle of their cells. */
  readonly marks: { readonly centresStops: boolean; readonly isVertical: boolean };
}

interface Face {
  readonly weight: number;
  readonly font: OpenFont;
  readonly has: (character: number) => boolean;
}

/** `language` is the book's: a face may have forms of its own for some. In vertical lines the faces are turned ones. */
export async function measuresOf(
  fonts: readonly BookFont[],
  { language, writing }: { readonly language: string; readonly writing: Writing },
): Promise<TextMeasures> {
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
  const measures = (names: readonly string[], weight: number): MeasureText => {
    const key = `${weight} ${names.join()}`;
    const measure = known.get(key) ?? measureIn(facesFor(names, weight, families), language);
    known.set(key, measure);
    return measure;
  };
  const marks = { centresStops: regionOf(language) !== 'cn', isVertical: writing === 'vertical' };
  return Object.assign(measures, { marks });
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
  const known = { han: new Map<string, readonly number[]>(), western: new Map<string, readonly number[]>() };
  const faceOf = (character: string): Face | undefined => faces.find(({ has }) => has(character.codePointAt(0) ?? 0));
  const measure = (text: string, setting: Setting): number[] => {
    const advances: number[] = [];
    let run = '';
    let face: Face | undefined;
    const measureRun = (): void => {
      for (const advance of advancesIn(face, run, setting)) advances.push(advance);
      run = '';
    };
    for (const character of text) {
      const next = setsNothing.test(character) ? face : faceOf(character);
      if (run !== '' && next !== face) measureRun();
      face = next;
      run += character;
    }
    measureRun();
    return advances;
  };
  return (text, script) => {
    const advances = known[script].get(text) ?? measure(text, { language, script });
    known[script].set(text, advances);
    return advances;
  };
}

function advancesIn(face: Face | undefined, text: string, setting: Setting): number[] {
  const advances = new Array<number>(text.length).fill(0);
  if (face === undefined) return advances.fill(1);
  for (const { unit, advance } of face.font.shape(text, setting))
    advances[unit] = (advances[unit] ?? 0) + advance / face.font.unitsPerEm;
  return advances;
}

/** Joiners and marks that are set with the character before them. */
const setsNothing = /[\p{M}\p{Cf}\p{Variation_Selector}]/u;

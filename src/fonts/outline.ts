/** Sets text as outlines, for pictures that must look the same where no font is installed. */

import { charactersIn } from '../book/text.ts';
import { cutFaces, setsNothing } from './faces.ts';
import type { OpenFace } from './open-face.ts';
import { openFont, type OpenFont } from './harfbuzz.ts';
import type { Role } from '../theme/roles.ts';

export interface Outline {
  /** SVG path data; the origin is the start of the baseline, and y grows downwards. */
  readonly path: string;
  /** Width, in the unit of `size`. */
  readonly advance: number;
}

/** Sets one line horizontally at `size` units per em, starting `start` units to the right of its origin. */
export function outlineText(font: OpenFont, text: string, size: number, start = 0): Outline {
  const scale = size / font.unitsPerEm;
  let x = 0;
  let path = '';
  for (const { glyph, advance, xOffset, yOffset } of font.shape(text)) {
    path += placed(font.path(glyph), start + (x + xOffset) * scale, -yOffset * scale, scale);
    x += advance;
  }
  return { path, advance: x * scale };
}

/** Moves and scales a path of absolute M, L, Q, C and Z, and turns it around, since font paths have y upwards. */
function placed(path: string, dx: number, dy: number, scale: number): string {
  let vertical = false;
  return path.replace(/[A-Za-z]|-?[\d.]+/g, (token) => {
    if (/[A-Za-z]/.test(token)) {
      vertical = false;
      return token;
    }
    const value = vertical ? dy - Number(token) * scale : dx + Number(token) * scale;
    vertical = !vertical;
    return rounded(value);
  });
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/**
 * Sets text in the face of a role. Characters that it lacks are set in the text face of the theme, or in any other that
 * has them.
 */
export type Outliner = (text: string, role: Role, size: number) => Outline;

/** Set in place of a character that no face has. */
const missing = '〓';

/** Makes an outliner for the given text; other characters come out as 〓. */
export async function openOutliner(faces: readonly OpenFace[], text: string): Promise<Outliner> {
  const characters = charactersIn(`${text}${missing}`);
  const fonts = await cutFaces(faces, new Map(faces.map(({ spec }) => [spec.id, characters])));
  const opened = new Map(await Promise.all(fonts.map(async ({ id, bytes }) => [id, await openFont(bytes)] as const)));
  const textFace = opened.get(faces.find(({ spec }) => spec.use === 'all')?.spec.id ?? '');
  const others = [...opened.values()].filter((font) => font !== textFace);
  const fontOf = (character: string): OpenFont | undefined =>
    [...(textFace ? [textFace] : []), ...others].find((font) => has(font, character));
  const byRole = new Map(faces.flatMap(({ spec }) => spec.roles.map((role) => [role, opened.get(spec.id)] as const)));
  return (line, role, size) => {
    const wanted = byRole.get(role);
    if (wanted !== undefined && [...line].every((character) => has(wanted, character)))
      return outlineText(wanted, line, size);
    const runs = runsOf(line, (character) => fontOf(character) ?? (setsNothing(character) ? textFace : undefined));
    let [path, advance] = ['', 0];
    for (const { text: run, font } of runs) {
      const shaped =
        font === undefined
          ? textFace && outlineText(textFace, missing.repeat([...run].length), size, advance)
          : outlineText(font, run, size, advance);
      path += shaped?.path ?? '';
      advance += shaped?.advance ?? 0;
    }
    return { path, advance };
  };
}

function has({ characters }: Pick<OpenFont, 'characters'>, character: string): boolean {
  return characters.has(character.codePointAt(0) ?? 0);
}

/** Splits a line into runs with the same font; the font is `undefined` where none has the character. */
export function runsOf<Font>(
  line: string,
  fontOf: (character: string) => Font | undefined,
): { readonly text: string; readonly font: Font | undefined }[] {
  const runs: { text: string; font: Font | undefined }[] = [];
  for (const character of line) {
    const font = fontOf(character);
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

/** Text as outlines, for pictures that must look the same where no font is installed (design 5.10). */

import { charactersIn } from '../book/text.ts';
import { cutFaces, type OpenFace } from './faces.ts';
import { openFont, type OpenFont } from './harfbuzz.ts';

export interface Outline {
  /** SVG path data; the origin is the start of the baseline, y downwards. */
  readonly path: string;
  /** Width in the unit of `size`. */
  readonly advance: number;
}

/** Sets one line horizontally at `size` units per em. */
export function outlineText(font: OpenFont, text: string, size: number): Outline {
  const scale = size / font.unitsPerEm;
  let x = 0;
  let path = '';
  for (const { glyph, advance, xOffset, yOffset } of font.shape(text)) {
    path += placed(font.path(glyph), (x + xOffset) * scale, -yOffset * scale, scale);
    x += advance;
  }
  return { path, advance: x * scale };
}

/** Glyph paths use absolute M, L, Q, C and Z only, y upwards. */
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

/** Sets text in a face of the theme, or in its text face where that lacks a character. */
export type Outliner = (text: string, faceId: string, size: number) => Outline;

/** An outliner for the given text; characters outside of it come out as the fonts' missing glyph. */
export async function openOutliner(faces: readonly OpenFace[], text: string): Promise<Outliner> {
  const characters = charactersIn(text);
  const fonts = await cutFaces(faces, new Map(faces.map(({ spec }) => [spec.id, characters])));
  const opened = new Map(await Promise.all(fonts.map(async ({ id, bytes }) => [id, await openFont(bytes)] as const)));
  const textFace = opened.get(faces.find(({ spec }) => spec.use === 'all')?.spec.id ?? '');
  return (line, faceId, size) => {
    const wanted = opened.get(faceId);
    const complete = wanted !== undefined && [...line].every((character) => wanted.characters.has(character.codePointAt(0) ?? 0));
    const font = complete ? wanted : textFace;
    return font === undefined ? { path: '', advance: 0 } : outlineText(font, line, size);
  };
}

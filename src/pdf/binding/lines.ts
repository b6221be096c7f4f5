/** Lines of folios and heads as the text face sets them, and other faces what it lacks. */

import { setsNothing } from '../../fonts/faces.ts';
import { openFont, type ShapedGlyph, type Shaper } from '../../fonts/harfbuzz.ts';
import { runsOf } from '../../fonts/outline.ts';
import type { PressFont } from '../../fonts/press-font.ts';
import { lazily } from '../../host/lazily.ts';
import { hex4 } from '../content/to-unicode.ts';

export interface FurnitureLine {
  /** In sizes. */
  readonly width: number;
  readonly runs: readonly LineRun[];
}

/** What is set in one face. */
export interface LineRun {
  /** Its index among `furnitureFaces`: 0 is the text face. */
  readonly face: number;
  /** Operand of `TJ`. */
  readonly shown: string;
  readonly glyphs: readonly number[];
}

/** The text face, then the others in their order. */
export function furnitureFaces<T extends { readonly isTextFace: boolean }>(fonts: readonly T[]): T[] {
  return [
    ...fonts.filter(({ isTextFace }) => isTextFace).slice(0, 1),
    ...fonts.filter(({ isTextFace }) => !isTextFace),
  ];
}

/** Sets a text in the text face, or in the face with the id as far as that has it. */
export type LineOf = (text: string, face?: string) => FurnitureLine;

/** What sets lines in the faces; they are opened when it is first asked for. */
export function openFurnitureLines(
  fonts: readonly Pick<PressFont, 'id' | 'bytes' | 'isTextFace'>[],
): () => Promise<LineOf> {
  return lazily(async () => {
    const faces = furnitureFaces(fonts);
    if (faces[0]?.isTextFace !== true) throw new Error('no text face');
    return openLines(
      await Promise.all(faces.map(({ bytes }) => openFont(bytes))),
      faces.map(({ id }) => id),
    );
  });
}

/** `ids` are those of the fonts. */
export function openLines(fonts: readonly Shaper[], ids: readonly string[] = []): LineOf {
  const lines = new Map<string, FurnitureLine>();
  const figures = figuresOf(fonts);
  const make = (text: string, first: number): FurnitureLine =>
    first <= 0 && figures !== undefined && /^[0-9]+$/.test(text)
      ? setFigures(text, figures)
      : setText(text, fonts, first);
  return (text, face) => {
    const first = face === undefined ? 0 : ids.indexOf(face);
    const key = `${first} ${text}`;
    const line = lines.get(key) ?? make(text, first);
    lines.set(key, line);
    return line;
  };
}

/** Each character in the face of that index if it has it, else in the first that does; 〓 where none has it. */
function setText(text: string, fonts: readonly Shaper[], first = 0): FurnitureLine {
  const indexOf = (character: string): number | undefined => {
    const has = (font: Shaper | undefined): boolean => font?.characters.has(character.codePointAt(0) ?? 0) === true;
    if (first > 0 && has(fonts[first])) return first;
    const index = fonts.findIndex(has);
    return index >= 0 ? index : setsNothing(character) ? 0 : undefined;
  };
  return joined(
    runsOf(text, indexOf).flatMap(({ text: run, font: index }) => {
      const font = fonts[index ?? 0];
      return font === undefined
        ? []
        : [setRun(font.shape(index === undefined ? '〓'.repeat([...run].length) : run), font, index ?? 0)];
    }),
  );
}

function setRun(glyphs: readonly ShapedGlyph[], { unitsPerEm, advance }: Shaper, face: number): FurnitureLine {
  const shown = glyphs.map(({ glyph, advance: wanted }) => {
    const kern = Math.round(((advance(glyph) - wanted) * 1000) / unitsPerEm);
    return kern === 0 ? `<${hex4(glyph)}>` : `<${hex4(glyph)}> ${kern}`;
  });
  return {
    width: glyphs.reduce((sum, each) => sum + each.advance, 0) / unitsPerEm,
    runs: [{ face, shown: asOperand(shown), glyphs: glyphs.map(({ glyph }) => glyph) }],
  };
}

/**
 * The lines of 0 to 9, where none depends on the one beside it: a book has a thousand folios, and each would be shaped.
 * `undefined` where one does.
 */
function figuresOf(fonts: readonly Shaper[]): readonly FurnitureLine[] | undefined {
  const figures = [...'0123456789'].map((figure) => setText(figure, fonts));
  const pairs = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).join('');
  return setText(pairs, fonts).runs[0]?.shown === setFigures(pairs, figures).runs[0]?.shown ? figures : undefined;
}

function setFigures(text: string, figures: readonly FurnitureLine[]): FurnitureLine {
  return joined([...text].flatMap((figure) => figures[Number(figure)] ?? []));
}

/** Lines as one; what follows in the same face is one run. */
function joined(lines: readonly FurnitureLine[]): FurnitureLine {
  const runs: { face: number; shown: string[]; glyphs: number[] }[] = [];
  for (const { face, shown, glyphs } of lines.flatMap((line) => line.runs)) {
    const last = runs.at(-1);
    if (last?.face === face) {
      last.shown.push(shown);
      last.glyphs.push(...glyphs);
    } else runs.push({ face, shown: [shown], glyphs: [...glyphs] });
  }
  return {
    width: lines.reduce((sum, { width }) => sum + width, 0),
    runs: runs.map((run) => ({ ...run, shown: asOperand(run.shown) })),
  };
}

function asOperand(shown: readonly string[]): string {
  return shown.join(' ').replaceAll('> <', '');
}

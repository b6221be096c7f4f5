/**
 * Lines of folios and heads as the text face sets them. What was set in an earlier build is known, and mostly nothing else is wanted: to load HarfBuzz and
 * open the face takes as long as to print a chapter.
 */

import { openFont, type ShapedGlyph, type Shaper } from '../fonts/harfbuzz.ts';
import type { PressFont } from '../fonts/press-font.ts';
import { newMemory, type Memory } from '../host/facts.ts';
import { lazily } from '../host/lazily.ts';
import { hex4 } from './to-unicode.ts';

export interface Line {
  /** In sizes. */
  readonly width: number;
  /** Operand of `TJ`. */
  readonly shown: string;
  readonly glyphs: readonly number[];
}

export type LineOf = (text: string) => Line;

export interface Lines {
  /** What `set` makes of lines. It is done once more where a line was not known, for only then is the face opened. */
  set<T>(set: (lineOf: LineOf) => T): Promise<T>;
}

/** Of the text face among them. Without an identity nothing is known. */
export function linesOf(fonts: readonly (Pick<PressFont, 'bytes' | 'isTextFace'> & Partial<Pick<PressFont, 'identity'>>)[], memory: Memory = newMemory()): Lines {
  const face = fonts.find(({ isTextFace }) => isTextFace);
  const open = (): Promise<Shaper> => (face === undefined ? Promise.reject(new Error('no text face')) : openFont(face.bytes));
  return openLines(open, face?.identity === undefined ? { memory: newMemory(), identity: '' } : { memory, identity: face.identity });
}

/** `identity` stands for whatever lines depend on, but for their text. */
export function openLines(open: () => Promise<Shaper>, { memory, identity }: { readonly memory: Memory; readonly identity: string }): Lines {
  const lines = new Map<string, Line>();
  let font: Shaper | undefined;
  const opened = (): Shaper => {
    if (font === undefined) throw unopened;
    return font;
  };
  const figures = lazily(() => memory.factsOf(identity).recall('figures', () => figuresOf(opened())));
  const make = (text: string): Line => {
    const known = /^[0-9]+$/.test(text) ? figures() : null;
    return known === null ? memory.factsOf(JSON.stringify([identity, text])).recall('line', () => setLine(opened().shape(text), opened())) : setFigures(text, known);
  };
  const lineOf: LineOf = (text) => {
    const line = lines.get(text) ?? make(text);
    lines.set(text, line);
    return line;
  };
  return {
    set: async (set) => {
      try {
        return set(lineOf);
      } catch (error) {
        if (error !== unopened) throw error;
      }
      font = await open();
      return set(lineOf);
    },
  };
}

const unopened = new Error('the face is not open');

function setLine(glyphs: readonly ShapedGlyph[], { unitsPerEm, advance }: Shaper): Line {
  const shown = glyphs.map(({ glyph, advance: wanted }) => {
    const kern = Math.round(((advance(glyph) - wanted) * 1000) / unitsPerEm);
    return kern === 0 ? `<${hex4(glyph)}>` : `<${hex4(glyph)}> ${kern}`;
  });
  return { width: glyphs.reduce((sum, each) => sum + each.advance, 0) / unitsPerEm, shown: joined(shown), glyphs: glyphs.map(({ glyph }) => glyph) };
}

/** The lines of 0 to 9, where none depends on the one beside it: a book has a thousand folios, and each would be shaped. `null` where one does. */
function figuresOf(font: Shaper): readonly Line[] | null {
  const figures = [...'0123456789'].map((figure) => setLine(font.shape(figure), font));
  const pairs = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).join('');
  return setLine(font.shape(pairs), font).shown === setFigures(pairs, figures).shown ? figures : null;
}

function setFigures(text: string, figures: readonly Line[]): Line {
  const lines = [...text].flatMap((figure) => figures[Number(figure)] ?? []);
  return { width: lines.reduce((sum, { width }) => sum + width, 0), shown: joined(lines.map(({ shown }) => shown)), glyphs: lines.flatMap(({ glyphs }) => glyphs) };
}

function joined(shown: readonly string[]): string {
  return shown.join(' ').replaceAll('> <', '');
}

/** The only user of harfbuzzjs: what a font covers, how it sets a line, the outlines of its glyphs. */

import type * as HarfBuzz from 'harfbuzzjs';
import { lazily } from '../host/lazily.ts';

/** WebAssembly, which is there only after a while. */
const load = lazily(() => import('harfbuzzjs'));

export interface ShapedGlyph {
  readonly glyph: number;
  /** In font units. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** Sets a line. */
export interface Shaper {
  readonly unitsPerEm: number;
  /** Every code point the font maps to a glyph. */
  readonly characters: ReadonlySet<number>;
  /** With a language (`zh-Hans`): as Han text of it. */
  shape(text: string, language?: string): readonly ShapedGlyph[];
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
}

export interface OpenFont extends Shaper {
  /** The glyphs that Han text of a language (`zh-Hans`) is set with, for fonts have forms of their own for some. */
  glyphsOf(text: string, language: string): number[];
  /** SVG path data of a glyph in font units, y upwards. */
  path(glyph: number): string;
}

/**
 * Opens a TrueType font, the same bytes once. Shaping takes its features, so `halt` and `chws` of CJK marks apply as in
 * Chrome.
 */
export function openFont(bytes: Uint8Array): Promise<OpenFont> {
  const font = opened.get(bytes) ?? open(bytes);
  opened.set(bytes, font);
  return font;
}

const opened = new WeakMap<Uint8Array, Promise<OpenFont>>();

async function open(bytes: Uint8Array): Promise<OpenFont> {
  const engine = await load();
  const face = new engine.Face(new engine.Blob(bytes));
  const font = new engine.Font(face);
  const set: SetLine = (text, language) => {
    const buffer = new engine.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    if (language !== undefined) {
      buffer.setScript('Hani');
      buffer.setLanguage(language);
    }
    engine.shape(font, buffer);
    return buffer;
  };
  let characters: ReadonlySet<number> | undefined;
  return {
    unitsPerEm: face.upem,
    get characters() {
      return (characters ??= new Set(face.collectUnicodes()));
    },
    shape: (text, language) => shapeText(set(text, language)),
    glyphsOf: (text, language) =>
      set(text, language)
        .getGlyphInfos()
        .map(({ codepoint }) => codepoint),
    advance: (glyph) => font.glyphHAdvance(glyph),
    path: (glyph) => font.glyphToPath(glyph),
  };
}

/** With a language: as Han text of it. */
type SetLine = (text: string, language?: string) => HarfBuzz.Buffer;

function shapeText(buffer: HarfBuzz.Buffer): ShapedGlyph[] {
  const positions = buffer.getGlyphPositions();
  return buffer
    .getGlyphInfos()
    .map(({ codepoint }, index) => ({
      glyph: codepoint,
      advance: positions[index]?.xAdvance ?? 0,
      xOffset: positions[index]?.xOffset ?? 0,
      yOffset: positions[index]?.yOffset ?? 0,
    }));
}

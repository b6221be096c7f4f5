/** The only user of harfbuzzjs: which characters a font has, how it sets a line, the outlines of its glyphs. */

import type * as HarfBuzz from 'harfbuzzjs';
import { lazily } from '../host/lazily.ts';

/** Imported when needed, because its WebAssembly takes a moment to start. */
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
  shape(text: string): readonly ShapedGlyph[];
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
}

export interface OpenFont extends Shaper {
  /**
   * The glyphs with which Han text of a language (`zh-Hans`) is set: for some characters fonts have other forms in
   * other languages.
   */
  glyphsOf(text: string, language: string): number[];
  /** SVG path data of a glyph in font units; y grows upwards. */
  path(glyph: number): string;
}

/**
 * Opens a TrueType font; the same bytes are opened once. Shaping applies its features, so CJK marks have `halt` and
 * `chws` as in Chrome.
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
    shape: (text) => shapeText(set, text),
    glyphsOf: (text, language) =>
      set(text, language)
        .getGlyphInfos()
        .map(({ codepoint }) => codepoint),
    advance: (glyph) => font.glyphHAdvance(glyph),
    path: (glyph) => font.glyphToPath(glyph),
  };
}

/** Shapes a line; with a language, as Han text in it. */
type SetLine = (text: string, language?: string) => HarfBuzz.Buffer;

function shapeText(set: SetLine, text: string): ShapedGlyph[] {
  const buffer = set(text);
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

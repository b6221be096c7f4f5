/** The only user of harfbuzzjs: what a font covers, how it sets a line, the outlines of its glyphs. */

import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';

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
  shape(text: string): readonly ShapedGlyph[];
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
}

export interface OpenFont extends Shaper {
  /** Every code point the font maps to a glyph. */
  readonly characters: ReadonlySet<number>;
  /** The glyphs that Han text of a language (`zh-Hans`) is set with, for fonts have forms of their own for some. */
  glyphsOf(text: string, language: string): number[];
  /** SVG path data of a glyph in font units, y upwards. */
  path(glyph: number): string;
}

/** Opens a TrueType font. Shaping takes its features, so `halt` and `chws` of CJK marks apply as in Chrome. */
export function openFont(bytes: Uint8Array): OpenFont {
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  let characters: ReadonlySet<number> | undefined;
  // Running heads come again on every page.
  const shaped = new Map<string, readonly ShapedGlyph[]>();
  return {
    unitsPerEm: face.upem,
    get characters() {
      return (characters ??= new Set(face.collectUnicodes()));
    },
    shape: (text) => {
      const known = shaped.get(text) ?? shapeText(font, text);
      shaped.set(text, known);
      return known;
    },
    glyphsOf: (text, language) => glyphsOf(font, text, language),
    advance: (glyph) => font.glyphHAdvance(glyph),
    path: (glyph) => font.glyphToPath(glyph),
  };
}

function shapeText(font: Font, text: string): ShapedGlyph[] {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map(({ codepoint }, index) => ({
    glyph: codepoint,
    advance: positions[index]?.xAdvance ?? 0,
    xOffset: positions[index]?.xOffset ?? 0,
    yOffset: positions[index]?.yOffset ?? 0,
  }));
}

function glyphsOf(font: Font, text: string, language: string): number[] {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setScript('Hani');
  buffer.setLanguage(language);
  shape(font, buffer);
  return buffer.getGlyphInfos().map(({ codepoint }) => codepoint);
}

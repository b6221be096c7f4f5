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
  /** Of the first unit of the text that it is made of. */
  readonly unit: number;
}

/** What a text stands in: marks and figures are of the script before them. */
export interface Setting {
  /** `zh-Hans` */
  readonly language: string;
  readonly script: 'han' | 'western';
}

/** Sets a line. */
export interface Shaper {
  readonly unitsPerEm: number;
  /** Every code point the font maps to a glyph. */
  readonly characters: ReadonlySet<number>;
  /** Without a setting: as the text itself says. */
  shape(text: string, setting?: Setting): readonly ShapedGlyph[];
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
}

export interface OpenFont extends Shaper {
  /**
   * The glyphs with which Han text of a language (`zh-Hans`) is set: for some characters fonts have other forms in
   * other languages.
   */
  glyphsOf(text: string, language: string): number[];
  /** The glyph of one character in vertical lines of Han text. */
  verticalGlyph(character: string, language: string): number;
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
  const set: SetLine = (text, setting, direction) => {
    const buffer = new engine.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    if (direction !== undefined) buffer.setDirection(direction);
    if (setting !== undefined) {
      if (setting.script === 'han') buffer.setScript('Hani');
      else if (!/\p{L}/u.test(text)) buffer.setScript('Latn');
      buffer.setLanguage(setting.language);
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
    shape: (text, setting) => shapeText(set(text, setting)),
    glyphsOf: (text, language) =>
      set(text, { language, script: 'han' })
        .getGlyphInfos()
        .map(({ codepoint }) => codepoint),
    verticalGlyph: (character, language) =>
      set(character, { language, script: 'han' }, engine.Direction.TTB).getGlyphInfos()[0]?.codepoint ?? 0,
    advance: (glyph) => font.glyphHAdvance(glyph),
    path: (glyph) => font.glyphToPath(glyph),
  };
}

type SetLine = (text: string, setting?: Setting, direction?: HarfBuzz.Direction) => HarfBuzz.Buffer;

function shapeText(buffer: HarfBuzz.Buffer): ShapedGlyph[] {
  const positions = buffer.getGlyphPositions();
  return buffer
    .getGlyphInfos()
    .map(({ codepoint, cluster }, index) => ({
      glyph: codepoint,
      unit: cluster,
      advance: positions[index]?.xAdvance ?? 0,
      xOffset: positions[index]?.xOffset ?? 0,
      yOffset: positions[index]?.yOffset ?? 0,
    }));
}

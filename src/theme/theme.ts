/** What a theme is: faces, styles and templates, all of them data. */

import type { Role } from './roles.ts';

export interface Theme {
  /** Stands for all that is in it: what is kept between builds for a theme is kept under this. */
  readonly key: string;
  readonly faces: readonly FaceSpec[];
  /** The core style sheet of a medium with the theme's own after it. */
  readonly css: { readonly epub: string; readonly print: string };
  /** Sources of the templates the theme replaces, by name without `.hbs`; the built-in ones serve for the rest. */
  readonly templates: ReadonlyMap<string, string>;
}

/** One face of a theme. */
export interface FaceSpec {
  /** `song-regular`; names the font file in the outputs. */
  readonly id: string;
  /** The name style sheets use. */
  readonly family: string;
  readonly weight: number;
  /**
   * Specifier inside an npm package: a whole TrueType font, or the style sheet of one that comes in pieces by
   * unicode-range.
   */
  readonly source: { readonly file: string } | PiecesSource;
  readonly roles: readonly Role[];
  /** What its roles set (theme/roles.ts). Whatever the text face lacks is set in the first other face that has it. */
  readonly use: 'all' | readonly string[];
  readonly licence: FaceLicence;
}

export interface PiecesSource {
  readonly pieces: string;
  /** Han characters that the style sheet names and no piece has. */
  readonly lacks?: string;
  /** Signs and letters to take of it, and nothing else; absent: its Han characters. */
  readonly only?: string;
}

/** The licence that has to travel with a font. */
export interface FaceLicence {
  readonly name: string;
  /** Specifier of the licence text inside its npm package. */
  readonly file: string;
  /** What the 版权页 calls the font; by the language of its words, where its name is written in several ways. */
  readonly credit: string | Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en' | 'ja', string>>;
}

/** A theme: faces, styles and templates, all of them data. */

import type { ThemeFurniture } from './furniture.ts';
import type { OwnFont } from './own-fonts.ts';
import type { Role } from './roles.ts';

export interface Theme {
  /** The hash of its content; what is kept between builds for a theme is kept under this key. */
  readonly key: string;
  readonly faces: readonly FaceSpec[];
  /** The core style sheet of each medium, with the theme's own after it. */
  readonly css: { readonly epub: string; readonly print: string };
  /** The lines around the pages of a PDF. */
  readonly furniture: ThemeFurniture;
  /** Sources of the templates that the theme replaces, by name without `.hbs`. */
  readonly templates: ReadonlyMap<string, string>;
  /** Of a theme in the manuscript: where it lies, its own sheets by their names there, and the fonts that it brings. */
  readonly own?: {
    readonly folder: string;
    readonly sheets: Readonly<Record<string, string>>;
    readonly fonts: readonly OwnFont[];
  };
}

/** One face of a theme. */
export interface FaceSpec {
  /** `song-regular`; font files in the outputs are named after it. */
  readonly id: string;
  /** The name by which style sheets select it. */
  readonly family: string;
  readonly weight: number;
  readonly style?: 'italic';
  /**
   * Specifier of a whole TrueType font in an npm package, or of the style sheet of a font in pieces by unicode-range;
   * of a font of the author's the hash of its file.
   */
  readonly source: { readonly file: string } | { readonly own: string } | PiecesSource;
  readonly roles: readonly Role[];
  /**
   * Elements and classes that its roles set (theme/roles.ts). Characters that the text face lacks are set in the first
   * other face that has them.
   */
  readonly use: 'all' | readonly string[];
  /** Of the text face: the characters that style sheets set themselves, such as ornaments. */
  readonly always?: string;
  readonly licence: FaceLicence;
}

export interface PiecesSource {
  readonly pieces: string;
  /** Han characters that its style sheet lists although no piece has them. */
  readonly lacks?: string;
  /** Signs and letters to take from it, and nothing else; when absent its Han characters are taken. */
  readonly only?: string;
}

/** The licence that must accompany a font. */
export interface FaceLicence {
  readonly name: string;
  /** Specifier of the licence's text in its npm package; an author may have none. */
  readonly file?: string;
  /** How the 版权页 names the font; by language where its name is written differently. */
  readonly credit: string | Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en' | 'ja', string>>;
}

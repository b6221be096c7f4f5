/** The printed page: trim, margins and type area, computed from characters × lines (A1). Lengths in PDF points unless said. */

export interface Sheet {
  /** 成品尺寸 Trim size. */
  readonly width: number;
  readonly height: number;
  /** 出血 */
  readonly bleed: number;
  /** 版心 Type area: chars × fontSize wide, lines × leading high. */
  readonly chars: number;
  readonly lines: number;
  readonly fontSize: number;
  readonly leading: number;
  /** Margins of a recto: inner is left. A verso is its mirror where `facing`. */
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
  /** Inner and outer margins swap on versos; false where every page is alike (screen). */
  readonly facing: boolean;
  /** Chapters open on rectos, after true blanks. */
  readonly openings: 'recto' | 'any';
}

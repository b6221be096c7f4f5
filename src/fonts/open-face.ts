/** A face of a theme that is open: what it can be asked for. */

import type { FaceSpec } from '../theme/theme.ts';
import type { FaceName } from './book-font.ts';
import type { PressFont } from './press-font.ts';

export interface OpenFace {
  readonly spec: FaceSpec;
  /** Which of the characters the face does not have. */
  lacks(characters: readonly number[]): Promise<readonly number[]>;
  /** TrueType bytes with the given characters, those the face lacks left out; `undefined` when it has none of them. */
  subset(characters: ReadonlySet<number>): Promise<Uint8Array | undefined>;
  /** For printing; `undefined` when it has none of the characters. */
  forPress(characters: ReadonlySet<number>, book: BookText): Promise<FontOfPress | undefined>;
}

/** What matters to every face, whatever it sets of the book. */
export interface BookText {
  /** All of its characters, and what they are made of. */
  readonly characters: ReadonlySet<number>;
  /** `zh-Hans` */
  readonly language: string;
}

export type FontOfPress = Omit<PressFont, keyof FaceName>;

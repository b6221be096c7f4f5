/** The interface of an open face. */

import type { Writing } from '../config/writing.ts';
import type { FaceSpec } from '../theme/theme.ts';
import type { FaceName } from './book-font.ts';
import type { PressFont } from './press-font.ts';

export interface OpenFace {
  readonly spec: FaceSpec;
  /** The characters of the list that the face lacks. */
  lacks(characters: readonly number[]): Promise<readonly number[]>;
  /** TrueType bytes with those of the given characters that the face has; `undefined` when it has none. */
  subset(characters: ReadonlySet<number>): Promise<Uint8Array | undefined>;
  /** The face for printing; `undefined` when it has none of the characters. */
  forPress(characters: ReadonlySet<number>, book: BookText): Promise<FontOfPress | undefined>;
}

/** The facts about a book that matter to every face, whatever it sets. */
export interface BookText {
  /** All characters of the book, and those they decompose into. */
  readonly characters: ReadonlySet<number>;
  /** `zh-Hans` */
  readonly language: string;
  /** In vertical lines type that stands upright is turned (turned-face.ts). */
  readonly writing: Writing;
}

export type FontOfPress = Omit<PressFont, keyof FaceName>;

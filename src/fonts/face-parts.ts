/** What faces of every kind have in common. */

import type { Program } from '../host/kept.ts';
import { advancesOf } from './advances.ts';
import type { BookText, FontOfPress } from './open-face.ts';
import type { Characters, PressFont } from './press-font.ts';
import { writeWoff } from './sfnt.ts';

/** What is made of a face for the press, but for what its outlines come from. */
export type Prepared = Omit<FontOfPress, 'program'>;

/** What a face has of some characters, and its font with them. */
export interface Hollowed extends Pick<PressFont, 'expected' | 'bytes'> {
  readonly characters: Characters;
}

/** What is asked of a face for the press. */
export interface Wanted {
  /** What it sets. */
  readonly characters: ReadonlySet<number>;
  readonly book: BookText;
}

/** As a PDF embeds it; nothing for a face that has none of the characters. */
export function preparePress(source: string, made: Hollowed | undefined): Prepared | undefined {
  if (made === undefined) return undefined;
  const {
    characters: { shared, texts },
    expected,
    bytes,
  } = made;
  return {
    source,
    identity: `${source} ${shared}`,
    expected,
    bytes,
    woff: writeWoff(bytes),
    advances: advancesOf(bytes),
    texts,
  };
}

export function fileOf(specifier: string, program: Program): string {
  const file = program.packageFile(specifier);
  if (file === undefined) throw new Error(`the font ${specifier} is not installed`);
  return file;
}

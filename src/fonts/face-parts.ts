/** What whole faces and faces in pieces have in common. */

import type { Program } from '../host/kept.ts';
import { advancesOf } from './advances.ts';
import type { BookText, FontOfPress } from './open-face.ts';
import type { Characters, PressFont } from './press-font.ts';
import { writeWoff } from './sfnt.ts';

/** A face made ready for the press, still without the source of its outlines. */
export type Prepared = Omit<FontOfPress, 'program'>;

/** A font with some characters of a face, and their glyphs. */
export interface Hollowed extends Pick<PressFont, 'expected' | 'bytes'> {
  readonly characters: Characters;
}

/** The request for a face of the press. */
export interface Wanted {
  /** The characters that are set in it. */
  readonly characters: ReadonlySet<number>;
  readonly book: BookText;
}

/** The face as a PDF embeds it; `undefined` when it has none of the characters. */
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

/** The faces of a theme: opened, asked what they cover, cut down to a book. */

import type { Host } from '../host/host.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { openPieced } from './pieced-face.ts';
import type { PressFont } from './press-font.ts';
import { openWhole } from './whole-face.ts';

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
interface BookText {
  /** All of its characters, and what they are made of. */
  readonly characters: ReadonlySet<number>;
  /** `zh-Hans` */
  readonly language: string;
}

export type FontOfPress = Omit<PressFont, keyof FaceName>;

/** What a style sheet calls a face. */
interface FaceName {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  /** `song-regular.ttf` */
  readonly file: string;
  /** The face for everything that no other face sets; furniture is set in it too. */
  readonly isTextFace: boolean;
}

/** A face cut down to one book: what a page's style sheet and a PDF embed. */
export interface BookFont extends FaceName {
  readonly bytes: Uint8Array;
}

/** Their files are read when something must be known of them that is not known from an earlier build. */
export function openFaces(specs: readonly FaceSpec[], host: Host): OpenFace[] {
  return specs.map((spec) => ('pieces' in spec.source ? openPieced(spec, spec.source, host) : openWhole(spec, spec.source.file, host)));
}

/** Characters that no face with `use: all` has; they would be set as tofu or in a font of the system (design 5.10). */
export async function uncovered(faces: readonly OpenFace[], characters: Iterable<number>): Promise<Set<number>> {
  let missing: readonly number[] = [...characters].filter((character) => !isInvisible(character));
  for (const face of faces.filter(({ spec }) => spec.use === 'all')) if (missing.length > 0) missing = await face.lacks(missing);
  return new Set(missing);
}

/** A face without a single character of the book is left out. */
export async function cutFaces(faces: readonly OpenFace[], used: ReadonlyMap<string, ReadonlySet<number>>): Promise<BookFont[]> {
  const fonts = await Promise.all(
    faces.map(async (face): Promise<BookFont[]> => {
      const bytes = await face.subset(used.get(face.spec.id) ?? new Set());
      return bytes === undefined ? [] : [{ ...nameOf(face.spec), bytes }];
    }),
  );
  return fonts.flat();
}

/** Those of the press, under the same rule. */
export async function pressFonts(faces: readonly OpenFace[], used: ReadonlyMap<string, ReadonlySet<number>>, language: string): Promise<PressFont[]> {
  const all = [...used.values()].flatMap((characters) => [...characters]);
  // A browser takes a character apart where a font lacks it.
  const parts = [...[...new Set(all)].map((character) => String.fromCodePoint(character)).join('').normalize('NFD')].map((character) => character.codePointAt(0) ?? 0);
  const book = { characters: new Set([...all, ...parts]), language };
  const fonts = await Promise.all(
    faces.map(async (face): Promise<PressFont[]> => {
      const font = await face.forPress(used.get(face.spec.id) ?? new Set(), book);
      return font === undefined ? [] : [{ ...nameOf(face.spec), ...font }];
    }),
  );
  return fonts.flat();
}

function nameOf({ id, family, weight, use }: FaceSpec): FaceName {
  return { id, family, weight, file: `${id}.ttf`, isTextFace: use === 'all' };
}

/** Controls, joiners and variation selectors set nothing. */
function isInvisible(character: number): boolean {
  return /[\p{Cc}\p{Cf}\p{Zs}\p{Variation_Selector}]/u.test(String.fromCodePoint(character));
}

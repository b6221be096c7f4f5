/** The faces of a theme: opened, asked what they cover, cut down to a book. */

import { identified } from '../host/digest.ts';
import type { Shelf } from '../host/kept.ts';
import type { FaceSpec } from '../theme/theme.ts';
import type { BookFont, FaceName } from './book-font.ts';
import type { OpenFace } from './open-face.ts';
import { openPieced } from './pieced-face.ts';
import type { PressFont } from './press-font.ts';
import { openSigns } from './signs-face.ts';
import { openFile } from './whole-face.ts';

/** Their files are read when something must be known of them that is not known from an earlier build. */
export function openFaces(specs: readonly FaceSpec[], shelf: Shelf): OpenFace[] {
  return specs.map((spec) => identified(openOne(spec, shelf), ['face', spec]));
}

function openOne(spec: FaceSpec, shelf: Shelf): OpenFace {
  const { source } = spec;
  if (!('pieces' in source)) return openFile(spec, source.file, shelf);
  return source.only === undefined
    ? openPieced(spec, source, shelf)
    : openSigns(spec, { pieces: source.pieces, only: source.only }, shelf);
}

/** Characters that no face has; they would be set as tofu or in a font of the system (design 5.10). */
export async function uncovered(faces: readonly OpenFace[], characters: Iterable<number>): Promise<Set<number>> {
  return new Set((await findLenders(faces, characters)).missing);
}

/**
 * What the text face lacks, by the first other face that has it. Style sheets name the text face in every list of
 * faces, and after it the others in this order (`Keben Signs`, `Keben Math`, `Keben Mono`), so a browser looks where
 * this does.
 */
async function findLenders(
  faces: readonly OpenFace[],
  characters: Iterable<number>,
): Promise<{ readonly lent: ReadonlyMap<string, readonly number[]>; readonly missing: readonly number[] }> {
  const lent = new Map<string, readonly number[]>();
  let missing: readonly number[] = [...characters].filter((character) => !setsNothing(String.fromCodePoint(character)));
  const isText = ({ spec }: OpenFace): boolean => spec.use === 'all';
  for (const face of [...faces.filter(isText), ...faces.filter((each) => !isText(each))]) {
    if (missing.length === 0) break;
    const lacked = new Set(await face.lacks(missing));
    if (!isText(face))
      lent.set(
        face.spec.id,
        missing.filter((character) => !lacked.has(character)),
      );
    missing = [...lacked];
  }
  return { lent, missing };
}

/** The characters of each face, with those that it lends to the text face; and the latter. */
export async function withLent(
  faces: readonly OpenFace[],
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<{
  readonly used: ReadonlyMap<string, ReadonlySet<number>>;
  readonly lent: ReadonlyMap<string, readonly number[]>;
}> {
  const text = faces.filter(({ spec }) => spec.use === 'all').flatMap(({ spec }) => [...(wanted.get(spec.id) ?? [])]);
  const { lent } = await findLenders(faces, new Set(text));
  // A letter is set in the face of the mark that stands on it.
  const letters = text.filter((character) =>
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(String.fromCodePoint(character)),
  );
  const withMarks = (characters: readonly number[]): boolean =>
    characters.some((character) => /\p{M}/u.test(String.fromCodePoint(character)));
  const used = faces.map(({ spec: { id } }) => {
    const given = lent.get(id) ?? [];
    return [id, new Set([...(wanted.get(id) ?? []), ...given, ...(withMarks(given) ? letters : [])])] as const;
  });
  return { used: new Map(used), lent };
}

/** A face without a single character of the book is left out. */
export async function cutFaces(
  faces: readonly OpenFace[],
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<BookFont[]> {
  const { used } = await withLent(faces, wanted);
  const fonts = await Promise.all(
    faces.map(async (face): Promise<BookFont[]> => {
      const bytes = await face.subset(used.get(face.spec.id) ?? new Set());
      return bytes === undefined ? [] : [{ ...nameOf(face.spec), bytes }];
    }),
  );
  return fonts.flat();
}

/** Those of the press, under the same rule. */
export async function pressFonts(
  faces: readonly OpenFace[],
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
  language: string,
): Promise<PressFont[]> {
  const { used, lent } = await withLent(faces, wanted);
  const all = [...used.values()].flatMap((characters) => [...characters]);
  // A browser takes a character apart where a font lacks it.
  const parts = [
    ...[...new Set(all)]
      .map((character) => String.fromCodePoint(character))
      .join('')
      .normalize('NFD'),
  ].map((character) => character.codePointAt(0) ?? 0);
  const book = { characters: new Set([...all, ...parts]), language };
  const fonts = await Promise.all(
    faces.map(async (face): Promise<PressFont[]> => {
      const font = await face.forPress(used.get(face.spec.id) ?? new Set(), book);
      return font === undefined
        ? []
        : [{ ...nameOf(face.spec), ...font, lent: (lent.get(face.spec.id) ?? []).toSorted((a, b) => a - b) }];
    }),
  );
  return fonts.flat();
}

function nameOf({ id, family, weight, use }: FaceSpec): FaceName {
  return { id, family, weight, file: `${id}.ttf`, isTextFace: use === 'all' };
}

/** Controls, joiners and variation selectors set nothing. */
export function setsNothing(character: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]/u.test(character);
}

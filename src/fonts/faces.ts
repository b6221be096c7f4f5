/** The faces of a theme: opens them, asks which characters they have, cuts them down to a book. */

import { charactersIn } from '../book/text.ts';
import { identified } from '../host/digest.ts';
import type { Shelf } from '../host/kept.ts';
import type { FaceSpec } from '../theme/theme.ts';
import type { BookFont, FaceName } from './book-font.ts';
import type { BookText, OpenFace } from './open-face.ts';
import { openPieced } from './pieced-face.ts';
import type { PressFont } from './press-font.ts';
import { openSigns } from './signs-face.ts';
import { openFile, openWhole } from './whole-face.ts';

/**
 * Opens the faces without reading their files, which happens when something is asked that no earlier build has found.
 */
export function openFaces(specs: readonly FaceSpec[], shelf: Shelf, own: OwnBytes = new Map()): OpenFace[] {
  return specs.map((spec) => identified(openOne(spec, shelf, own), ['face', spec]));
}

/** Fonts of the author's as they can be used, by the hash of their files. */
export type OwnBytes = ReadonlyMap<string, Uint8Array>;

function openOne(spec: FaceSpec, shelf: Shelf, own: OwnBytes): OpenFace {
  const { source } = spec;
  if ('own' in source) {
    const bytes = (): Promise<Uint8Array> => Promise.resolve(own.get(source.own) ?? new Uint8Array());
    return openWhole(spec, { name: `own ${source.own} ${spec.id}`, bytes, source: bytes }, shelf);
  }
  if (!('pieces' in source)) return openFile(spec, source.file, shelf);
  return source.only === undefined
    ? openPieced(spec, source, shelf)
    : openSigns(spec, { pieces: source.pieces, only: source.only }, shelf);
}

/** Characters that no face has; without 〓 they would be set as tofu or in a font of the system. */
export async function uncovered(faces: readonly OpenFace[], characters: Iterable<number>): Promise<Set<number>> {
  return new Set((await findLenders(faces, characters)).missing);
}

/**
 * For each character that the text face lacks, the first other face that has it. Style sheets name the text face in
 * every list of faces, and after it the others in this order (`Keben Signs`, `Keben Math`, `Keben Mono`), so a browser
 * finds the same face.
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

/** The characters of each face, including those that it lends to the text face; and those lent ones alone. */
export async function withLent(
  faces: readonly OpenFace[],
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<{
  readonly used: ReadonlyMap<string, ReadonlySet<number>>;
  readonly lent: ReadonlyMap<string, readonly number[]>;
}> {
  const text = faces.filter(({ spec }) => spec.use === 'all').flatMap(({ spec }) => [...(wanted.get(spec.id) ?? [])]);
  const { lent } = await findLenders(faces, new Set(text));
  // A letter with a combining mark is set in the face that has the mark.
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

/** Faces cut to the book; a face that has no character of it is left out. */
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

/** Faces for the press, by the same rule. */
export async function pressFonts(
  faces: readonly OpenFace[],
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
  { language, writing }: Pick<BookText, 'language' | 'writing'>,
): Promise<PressFont[]> {
  const { used, lent } = await withLent(faces, wanted);
  const all = [...used.values()].flatMap((characters) => [...characters]);
  // A browser decomposes a character that a font lacks, so the parts are needed too.
  const parts = [
    ...[...new Set(all)]
      .map((character) => String.fromCodePoint(character))
      .join('')
      .normalize('NFD'),
  ].map((character) => character.codePointAt(0) ?? 0);
  const book = { characters: new Set([...all, ...parts]), language, writing };
  const fonts = await Promise.all(
    faces.map(async (face): Promise<PressFont[]> => {
      const font = await face.forPress(withMeasuredMarks(used.get(face.spec.id) ?? new Set()), book);
      return font === undefined
        ? []
        : [{ ...nameOf(face.spec), ...font, lent: (lent.get(face.spec.id) ?? []).toSorted((a, b) => a - b) }];
    }),
  );
  return fonts.flat();
}

/**
 * Where a bracket of one face stands behind ： of another, Chrome asks the face of the bracket where its own ： has its
 * ink, and squeezes otherwise where it has none.
 */
function withMeasuredMarks(characters: ReadonlySet<number>): ReadonlySet<number> {
  return [...characters].some((character) => brackets.has(character))
    ? new Set([...characters, ...charactersIn('，。、：；．')])
    : characters;
}

const brackets: ReadonlySet<number> = new Set(charactersIn('“‘（《〈「『【〔〖［｛'));

function nameOf({ id, family, weight, style, use }: FaceSpec): FaceName {
  return { id, family, weight, ...(style && { style }), file: `${id}.ttf`, isTextFace: use === 'all' };
}

/** True for controls, joiners and variation selectors, which have no glyph of their own. */
export function setsNothing(character: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]/u.test(character);
}

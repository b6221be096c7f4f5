/** The faces of a preview: cut to the whole book once, and again only when a page brings a character they lack. */

import type { BookFont } from '../fonts/book-font.ts';
import { cutFaces, withLent } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { liesAsItIs, turnFont } from '../fonts/turned-face.ts';
import type { FaceSpec } from '../theme/theme.ts';

export interface CutFaces {
  readonly fonts: readonly BookFont[];
  /** A number that grows whenever a font is cut anew. */
  readonly version: number;
}

/** Wanted characters by face id → faces that have them. Calls come one after another. */
export type Cutter = (wanted: ReadonlyMap<string, ReadonlySet<number>>) => Promise<CutFaces>;

export function openCutter(faces: readonly OpenFace[]): Cutter {
  const cut = new Map<string, { readonly characters: ReadonlySet<number>; readonly fonts: readonly BookFont[] }>();
  let version = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const cutOne = async (face: OpenFace, wanted: ReadonlySet<number>): Promise<void> => {
    const have = cut.get(face.spec.id);
    if (have !== undefined && [...wanted].every((character) => have.characters.has(character))) return;
    // Characters of before stay, for the author may still be looking at a page that has them.
    const characters = new Set([...(have?.characters ?? []), ...wanted]);
    cut.set(face.spec.id, { characters, fonts: await cutFaces([face], new Map([[face.spec.id, characters]])) });
    version += 1;
  };
  return (wanted) => {
    const done = turn.then(async (): Promise<CutFaces> => {
      const { used, lent } = await withLent(faces, wanted);
      await Promise.all(faces.map((face) => cutOne(face, used.get(face.spec.id) ?? new Set())));
      return {
        fonts: faces.flatMap(({ spec: { id } }) =>
          (cut.get(id)?.fonts ?? []).map((font) => ({ ...font, lent: lent.get(id) ?? [] })),
        ),
        version,
      };
    });
    turn = done.catch(() => undefined);
    return done;
  };
}

/** By fonts as they were cut: an edit seldom brings a character that they lack. */
const turnedFonts = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/** The faces for pages whose lines run down, which lie while they are printed. `language` is the book's. */
export async function turnFaces(
  { fonts, version }: CutFaces,
  specs: readonly FaceSpec[],
  language: string,
): Promise<CutFaces> {
  const turnOne = async (font: BookFont): Promise<BookFont> => {
    const spec = specs.find(({ id }) => id === font.id);
    if (spec === undefined || liesAsItIs(spec)) return font;
    const turning = turnedFonts.get(font.bytes) ?? turnFont(font.bytes, language);
    turnedFonts.set(font.bytes, turning);
    return { ...font, bytes: await turning };
  };
  return { fonts: await Promise.all(fonts.map(turnOne)), version };
}

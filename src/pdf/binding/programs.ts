/**
 * The font programs that are embedded. Outlines are taken out of the faces and packed while Chrome prints, because it
 * is known before which characters the book has; only a glyph that is no character's own, such as a ligature, makes a
 * face be packed once more. Programs are kept from one build to the next.
 */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { BoundFont } from '../../fonts/press-font.ts';
import { asValue, kept, type Shelf } from '../../host/kept.ts';

export interface FontProgram {
  /** TrueType, deflated. */
  readonly program: Uint8Array;
  /** Its length before it was deflated, in bytes. */
  readonly length: number;
  /** Six capitals that follow from the bytes (ISO 32000-1, 9.6.4). */
  readonly tag: string;
  /** The font's own glyphs by those of the face, where they are others. */
  readonly cidToGid?: Uint8Array;
}

export interface FontPrograms {
  /** Begins to make the program of each face with the glyphs that are expected. */
  begin(): void;
  /** The program of a face with the glyphs that are expected and those that are shown. */
  of(font: BoundFont, shown: ReadonlySet<number>): Promise<FontProgram>;
}

export function openPrograms(fonts: readonly BoundFont[], shelf?: Shelf): FontPrograms {
  const begun = new Map<BoundFont, Promise<FontProgram>>();
  const expected = (font: BoundFont): Promise<FontProgram> => {
    const program = begun.get(font) ?? makeProgram(font, font.expected, shelf);
    program.catch(() => undefined); // `of` gives the same promise to binding, which fails with it
    begun.set(font, program);
    return program;
  };
  return {
    begin: () => void fonts.map(expected),
    of: (font, shown) =>
      [...shown].every((glyph) => font.expected.has(glyph))
        ? expected(font)
        : makeProgram(font, new Set([...font.expected, ...shown]), shelf),
  };
}

function makeProgram(
  { program }: BoundFont,
  shown: ReadonlySet<number>,
  shelf: Shelf | undefined,
): Promise<FontProgram> {
  const inputs = { program, glyphs: [...shown].sort((a, b) => a - b) };
  return shelf === undefined
    ? outlined(inputs)
    : kept({ shelf, name: 'program', inputs, make: outlined, codec: asValue<FontProgram>() });
}

async function outlined({
  program,
  glyphs,
}: Pick<BoundFont, 'program'> & { readonly glyphs: readonly number[] }): Promise<FontProgram> {
  const { bytes, cidToGid } = await program(new Set(glyphs));
  return {
    program: await promisify(deflate)(bytes),
    length: bytes.length,
    tag: subsetTag(bytes),
    ...(cidToGid && { cidToGid }),
  };
}

function subsetTag(bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest();
  return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

/**
 * What is embedded of the faces. Outlines are taken out and packed while Chrome prints, for it is known by then what a
 * book must have; a glyph that came besides, such as a ligature, is the exception. Kept from one build to the next.
 */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { BoundFont } from '../../fonts/press-font.ts';
import { asValue, kept, type Shelf } from '../../host/kept.ts';

export interface Program {
  /** TrueType, deflated. */
  readonly program: Uint8Array;
  /** Before that. */
  readonly length: number;
  /** Six capitals that follow from the bytes (ISO 32000-1, 9.6.4). */
  readonly tag: string;
  /** The font's own glyphs by those of the face, where they are others. */
  readonly cidToGid?: Uint8Array;
}

export interface Programs {
  /** Begins with what is expected. */
  begin(): void;
  /** With the outlines of what is expected and of these glyphs. */
  of(font: BoundFont, shown: ReadonlySet<number>): Promise<Program>;
}

export function openPrograms(fonts: readonly BoundFont[], shelf?: Shelf): Programs {
  const begun = new Map<BoundFont, Promise<Program>>();
  const expected = (font: BoundFont): Promise<Program> => {
    const program = begun.get(font) ?? makeProgram(font, font.expected, shelf);
    program.catch(() => undefined); // whoever binds hears of it
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

function makeProgram({ program }: BoundFont, shown: ReadonlySet<number>, shelf: Shelf | undefined): Promise<Program> {
  const inputs = { program, glyphs: [...shown].sort((a, b) => a - b) };
  return shelf === undefined
    ? outlined(inputs)
    : kept({ shelf, name: 'program', inputs, make: outlined, codec: asValue<Program>() });
}

async function outlined({
  program,
  glyphs,
}: Pick<BoundFont, 'program'> & { readonly glyphs: readonly number[] }): Promise<Program> {
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

/** Signs and letters that the text face lacks, from a web font in pieces that are joined into a small font. */

import { charactersIn } from '../book/text.ts';
import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { fileOf } from './face-parts.ts';
import type { OpenFace } from './open-face.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { nameTable, readTables, writeTables } from './sfnt.ts';
import { layoutTables } from './pieced-face.ts';
import { subset } from './subset.ts';
import { openWhole } from './whole-face.ts';

/** Its characters are known from its list; the font is made when something is set in it. */
export function openSigns(
  spec: FaceSpec,
  { pieces: specifier, only }: { readonly pieces: string; readonly only: string },
  shelf: Shelf,
): OpenFace {
  const { family } = spec;
  const has = charactersIn(only);
  const bytes = lazily(() =>
    kept({ shelf, name: 'signs', inputs: { specifier, only, family }, make: joinSigns, codec: asBytes }),
  );
  return {
    ...openWhole(spec, { name: `${specifier} signs ${only} ${family}`, bytes, source: bytes }, shelf),
    lacks: (characters) => Promise.resolve(characters.filter((character) => !has.has(character))),
  };
}

async function joinSigns(
  { specifier, only, family }: { readonly specifier: string; readonly only: string; readonly family: string },
  program: Program,
): Promise<Uint8Array> {
  const find = pieceFinder(await readPieces(specifier, program));
  const byPiece = new Map<Piece, number[]>();
  for (const character of charactersIn(only)) {
    const piece = find(character);
    if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
  }
  const parts = await Promise.all(
    [...byPiece].map(([piece, some]) => subset(fileOf(piece.file, program), some, layoutTables)),
  );
  // Named differently from the face of Han characters of the same web font, because a PDF tells fonts apart by name.
  return writeTables(new Map([...readTables(mergePieces(parts)), ['name', nameTable(family.replaceAll(' ', ''))]]));
}

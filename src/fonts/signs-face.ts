/** Signs and letters that the text face lacks, out of a web font in pieces: joined, they are a small font of their own. */

import { charactersIn } from '../book/text.ts';
import type { Host } from '../host/host.ts';
import { lazily } from '../host/lazily.ts';
import { remember } from '../host/remember.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { fileOf, keyOf } from './face-parts.ts';
import type { OpenFace } from './open-face.ts';
import { mergePieces } from './merge.ts';
import { pieceFinder, readPieces, type Piece } from './pieces.ts';
import { nameTable, readTables, writeTables } from './sfnt.ts';
import { layoutTables } from './pieced-face.ts';
import { subset } from './subset.ts';
import { openWhole } from './whole-face.ts';

/** What it has is known without it; it is made when something is set in it. */
export function openSigns(spec: FaceSpec, { pieces: specifier, only }: { readonly pieces: string; readonly only: string }, host: Host): OpenFace {
  const has = charactersIn(only);
  const name = `${specifier} signs`;
  const bytes = lazily(() => remember(host.cache, keyOf(name, has), async () => {
    const find = pieceFinder(await readPieces(specifier, host));
    const byPiece = new Map<Piece, number[]>();
    for (const character of has) {
      const piece = find(character);
      if (piece !== undefined) byPiece.set(piece, [...(byPiece.get(piece) ?? []), character]);
    }
    const parts = await Promise.all([...byPiece].map(([piece, some]) => subset(fileOf(piece.file, host), some, layoutTables)));
    // Of another name than the Han characters of the same font, for fonts of a PDF are told apart by it.
    return writeTables(new Map([...readTables(mergePieces(parts)), ['name', nameTable(spec.family.replaceAll(' ', ''))]]));
  }));
  return { ...openWhole(spec, { name, bytes, source: bytes }, host), lacks: (characters) => Promise.resolve(characters.filter((character) => !has.has(character))) };
}

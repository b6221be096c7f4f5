/** Reads the style sheet of a web font that comes in pieces by unicode-range. */

import type { Program } from '../host/kept.ts';

export interface Piece {
  /** Specifier of the WOFF2 file inside its npm package. */
  readonly file: string;
  /** First and last character of each range. */
  readonly ranges: readonly Range[];
}

export type Range = readonly [first: number, last: number];

/**
 * Finds the piece that has a character, without a table of all characters: a font of Han has a hundred pieces, and a
 * page needs few characters of them. Where ranges overlap, as in fonts of Latin, the later piece has it, as in CSS.
 */
export function pieceFinder(pieces: readonly Piece[]): (character: number) => Piece | undefined {
  const stretches = pieces
    .flatMap((piece) => piece.ranges.map(([first, last]) => ({ first, last, piece })))
    .sort((a, b) => a.first - b.first);
  if (stretches.some(({ first }, index) => first <= (stretches[index - 1]?.last ?? -1)))
    return (character) =>
      pieces.findLast(({ ranges }) => ranges.some(([first, last]) => first <= character && character <= last));
  return (character) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.first ?? Infinity) <= character) low = middle + 1;
      else high = middle;
    }
    const found = stretches[low - 1];
    return found !== undefined && character <= found.last ? found.piece : undefined;
  };
}

/**
 * `specifier` names the style sheet inside its package, such as `lxgw-wenkai-webfont/lxgwwenkai-regular.css`.
 * @throws when the package is not installed.
 */
export async function readPieces(specifier: string, program: Program): Promise<Piece[]> {
  const bytes = await program.packageBytes(specifier);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  const folder = specifier.slice(0, specifier.lastIndexOf('/'));
  const css = Buffer.from(bytes).toString('utf8');
  return [...css.matchAll(/url\('?\.\/([^')]+)'?\)[^;]*;\s*unicode-range:\s*([^;}]+)/g)].map(
    ([, file = '', ranges = '']) => ({ file: `${folder}/${file}`, ranges: ranges.split(',').map(rangeOf) }),
  );
}

/** `U+4e00-4e0f`, or `U+4e00` alone. */
function rangeOf(range: string): Range {
  const [, first = '', last = first] = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/i.exec(range) ?? [];
  return [parseInt(first, 16), parseInt(last, 16)];
}

/** Reads the style sheet of a web font that comes in pieces by unicode-range. */

import type { Host } from '../host/host.ts';

export interface Piece {
  /** Specifier of the WOFF2 file inside its npm package. */
  readonly file: string;
  readonly characters: readonly number[];
}

/** `specifier` names the style sheet inside its package, such as `lxgw-wenkai-webfont/lxgwwenkai-regular.css`. */
export async function readPieces(specifier: string, host: Host): Promise<Piece[]> {
  const path = host.packageFile(specifier);
  const bytes = path === undefined ? undefined : await host.read(path);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  const folder = specifier.slice(0, specifier.lastIndexOf('/'));
  const css = Buffer.from(bytes).toString('utf8');
  return [...css.matchAll(/url\('?\.\/([^')]+)'?\)[^;]*;\s*unicode-range:\s*([^;}]+)/g)].map(([, file = '', ranges = '']) => ({
    file: `${folder}/${file}`,
    characters: ranges.split(',').flatMap(charactersOf),
  }));
}

/** `U+4e00-4e0f` → its code points. */
function charactersOf(range: string): number[] {
  const [, first = '', last = first] = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/i.exec(range) ?? [];
  const start = parseInt(first, 16);
  return Array.from({ length: parseInt(last, 16) - start + 1 }, (_, index) => start + index);
}

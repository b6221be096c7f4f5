/** What faces of every kind have in common. */

import type { Host } from '../host/host.ts';
import { advancesOf } from './advances.ts';
import type { FontOfPress } from './faces.ts';
import type { Characters, PressFont } from './press-font.ts';
import { writeWoff } from './sfnt.ts';

/** The file is one of the program's, and so a part of what it is. */
export function asPressFont(source: string, { shared, texts }: Characters, { bytes, ...more }: Pick<PressFont, 'expected' | 'bytes' | 'program'>): FontOfPress {
  return { source, identity: `${source} ${shared}`, bytes, woff: writeWoff(bytes), advances: advancesOf(bytes), texts, ...more };
}

/** The file itself is one of the program's, and so a part of what it is. */
export function keyOf(specifier: string, characters: Iterable<number>): string {
  return `face ${specifier} ${String.fromCodePoint(...[...characters].sort((a, b) => a - b))}`;
}

export function fileOf(specifier: string, host: Host): string {
  const file = host.packageFile(specifier);
  if (file === undefined) throw new Error(`the font ${specifier} is not installed`);
  return file;
}

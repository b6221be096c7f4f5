/** What faces of every kind have in common. */

import { deserialize, serialize } from 'node:v8';
import type { Host } from '../host/host.ts';
import { remember } from '../host/remember.ts';
import { advancesOf } from './advances.ts';
import type { FontOfPress } from './open-face.ts';
import type { Characters, PressFont } from './press-font.ts';
import { writeWoff } from './sfnt.ts';

/** What is made of a face for the press, but for what its outlines come from. */
type Prepared = Omit<FontOfPress, 'program'>;

/** What a face has of some characters, and its font with them. */
export interface Hollowed extends Pick<PressFont, 'expected' | 'bytes'> {
  readonly characters: Characters;
}

/** `key` says what `make` depends on besides the source; nothing for a face that has none of the characters. */
export async function preparePress(source: string, key: string, host: Host, make: () => Promise<Hollowed | undefined>): Promise<Prepared | undefined> {
  const kept = await remember(host.cache, `press face ${source} ${key}`, async () => {
    const made = await make();
    if (made === undefined) return serialize(undefined);
    const { characters: { shared, texts }, expected, bytes } = made;
    const prepared: Prepared = { source, identity: `${source} ${shared}`, expected, bytes, woff: writeWoff(bytes), advances: advancesOf(bytes), texts };
    return serialize(prepared);
  });
  return deserialize(kept) as Prepared | undefined;
}

/** The file itself is one of the program's, and so a part of what it is. */
export function keyOf(specifier: string, characters: Iterable<number>): string {
  return `face ${specifier} ${listOf(characters)}`;
}

/** Characters as part of a key. */
export function listOf(characters: Iterable<number>): string {
  const sorted = Uint32Array.from(characters).sort();
  return Buffer.from(sorted.buffer).toString('base64');
}

export function fileOf(specifier: string, host: Host): string {
  const file = host.packageFile(specifier);
  if (file === undefined) throw new Error(`the font ${specifier} is not installed`);
  return file;
}

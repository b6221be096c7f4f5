/** Gives what an earlier build made of the same, or makes it and leaves it for a later one. */

import type { Cache } from './host.ts';

/** `key` says all that `make` depends on besides the program itself. */
export async function remember(cache: Cache | undefined, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = await cache?.get(key);
  if (known !== undefined) return known;
  const made = await make();
  await cache?.put(key, made);
  return made;
}

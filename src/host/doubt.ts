/**
 * Two checks that tests make of kept results: the inputs are not changed, and a result that was kept would be made the
 * same again.
 */

import { isDeepStrictEqual } from 'node:util';

/**
 * Compares a kept result with one made anew, both as they are read from where they are kept.
 * @throws when they differ.
 */
export function checkDoubted(name: string, known: unknown, made: unknown): void {
  if (
    !(known instanceof Uint8Array && made instanceof Uint8Array
      ? Buffer.compare(known, made) === 0
      : isDeepStrictEqual(known, made))
  )
    throw new Error(`what is kept of ${name} depends on more than its inputs`);
}

/** Freezes plain lists and objects, and all that is in them, and returns the value. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) return value;
  for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) frozen<unknown>(property.value);
  return Object.freeze(value);
}

/**
 * What tests ask of a result: that its inputs are not changed, and that what was known would be made the same again.
 */

import { isDeepStrictEqual } from 'node:util';

/** Both as they come out of where they are kept. */
export function checkDoubted(name: string, known: unknown, made: unknown): void {
  if (
    !(known instanceof Uint8Array && made instanceof Uint8Array
      ? Buffer.compare(known, made) === 0
      : isDeepStrictEqual(known, made))
  )
    throw new Error(`what is kept of ${name} depends on more than its inputs`);
}

/** The same, whose plain lists and objects nobody can change any more. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) return value;
  for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) frozen<unknown>(property.value);
  return Object.freeze(value);
}

/** Objects with entries that are costly to compute, and are computed only when they are asked for. */

/** The object with more entries. A getter stays a getter, where a spread would call it. */
export function withEntries<A extends object, B extends object>(object: A, entries: B): Omit<A, keyof B> & B {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(object), ...Object.getOwnPropertyDescriptors(entries) },
  ) as Omit<A, keyof B> & B;
}

/** Returns a function that makes the value at its first call. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

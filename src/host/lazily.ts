/** Objects whose entries may be dear to work out, and are not before someone asks. */

/** The object with more entries; what has not been worked out stays so, where a spread would ask for it. */
export function withEntries<A extends object, B extends object>(object: A, entries: B): Omit<A, keyof B> & B {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(object), ...Object.getOwnPropertyDescriptors(entries) },
  ) as Omit<A, keyof B> & B;
}

/** A value that is made when it is first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

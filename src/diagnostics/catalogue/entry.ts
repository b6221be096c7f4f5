import type { Entry } from '../diagnostic.ts';

/** Declares an entry; the type parameter names the facts its sentences need. */
export function entry<P = Record<never, never>>(declared: Entry<P>): Entry<P> {
  return declared;
}

/**
 * Everything that is kept between builds, or computed once for several parts of one build, is asked for here. `make`
 * gets `inputs` and sees nothing else, and their digest is the key, so a key cannot leave out what the result depends
 * on. The linter checks that `make` is no closure.
 */

import { deserialize, serialize } from 'node:v8';
import { digestOf } from './digest.ts';
import { checkDoubted, frozen } from './doubt.ts';
import type { Host } from './host.ts';
import type { Notebook } from './notebook.ts';

/** Files of Keben and of its packages. They are no inputs, because the stamp of the program covers them. */
export type Program = Pick<Host, 'resource' | 'packageFile' | 'packageBytes'>;

/** The cache for entries of their own, with the files of the program that making one may read. */
export type Shelf = Program & Pick<Host, 'cache'>;

interface Recipe<I extends object> {
  /** The kind of result, such as `upright`. */
  readonly name: string;
  /** Plain data, or values that are identified (digest.ts). */
  readonly inputs: I;
}

/** A small fact, kept in one entry with all others of a manuscript. */
export interface InNotebook<I extends object, T> extends Recipe<I> {
  readonly notebook: Notebook;
  /** Returns plain data, as JSON has it, which nobody changes afterwards. */
  readonly make: (inputs: I) => T;
  /** True for a result that is not plain data: it is forgotten with the process. */
  readonly inMemory?: true;
}

/** A result that has an entry of its own in the cache. */
export interface OnShelf<I extends object, T> extends Recipe<I> {
  readonly shelf: Shelf;
  readonly make: (inputs: I, shelf: Shelf) => Promise<T>;
  readonly codec: Codec<T>;
}

/** What an entry of its own is found by, for callers that make many at once. */
export type ShelfEntry<T> = Omit<OnShelf<object, T>, 'make'>;

/** Turns a result into bytes and back. `decode` throws for bytes that `encode` did not give. */
export interface Codec<T> {
  readonly encode: (value: T) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => T;
}

export const asBytes: Codec<Uint8Array> = { encode: (value) => value, decode: (bytes) => bytes };

/** A codec for whatever can be sent to a worker: numbers, texts, lists, maps, sets, bytes. */
export function asValue<T>(): Codec<T> {
  return { encode: serialize, decode: (bytes) => deserialize(bytes) as T };
}

/** Returns what was made of the same inputs before, or makes it now. */
export function kept<I extends object, T>(recipe: InNotebook<I, T>): T;
export function kept<I extends object, T>(recipe: OnShelf<I, T>): Promise<T>;
export function kept<I extends object, T>(recipe: InNotebook<I, T> | OnShelf<I, T>): T | Promise<T> {
  return 'notebook' in recipe ? inNotebook(recipe) : onShelf(recipe);
}

function inNotebook<I extends object, T>({ notebook, name, inputs: given, make, inMemory }: InNotebook<I, T>): T {
  const inputs = notebook.isDoubted ? frozen(given) : given;
  const key = keyOf({ name, inputs });
  const known = notebook.look(key);
  if (known !== undefined) {
    if (notebook.isDoubted && inMemory === undefined)
      checkDoubted(name, asWritten(known.value), asWritten(make(inputs)));
    return known.value as T;
  }
  const value = make(inputs);
  notebook.note(key, value, inMemory === undefined);
  return value;
}

/** The value as another build would read it. */
function asWritten(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : JSON.parse(text);
}

async function onShelf<I extends object, T>(recipe: OnShelf<I, T>): Promise<T> {
  const { shelf, name, make, codec } = recipe;
  const isDoubted = shelf.cache?.isDoubted === true;
  const inputs = isDoubted ? frozen(recipe.inputs) : recipe.inputs;
  const known = await keptBefore(recipe);
  if (known !== undefined) {
    if (isDoubted) checkDoubted(name, known.value, codec.decode(codec.encode(await make(inputs, shelf))));
    return known.value;
  }
  const value = await make(inputs, shelf);
  await keep(recipe, value);
  return value;
}

/** Only looks whether a result is known, for callers that make many at once. */
export async function keptBefore<T>({
  shelf: { cache },
  codec,
  ...recipe
}: ShelfEntry<T>): Promise<{ readonly value: T } | undefined> {
  const entry = await cache?.get(keyOf(recipe));
  try {
    return entry && { value: codec.decode(entry) };
  } catch {
    return undefined;
  }
}

/** Keeps a result that such a caller has made. */
export async function keep<T>({ shelf: { cache }, codec, ...recipe }: ShelfEntry<T>, value: T): Promise<void> {
  await cache?.put(keyOf(recipe), codec.encode(value));
}

function keyOf({ name, inputs }: Recipe<object>): string {
  return `${name} ${digestOf([name, inputs])}`;
}

/**
 * All that is kept between builds, or worked out once for several parts of one, is asked for here. `make` gets `inputs`
 * and sees nothing else, and their digest is the key: so a key cannot forget what the result depends on. The linter
 * holds that `make` is no closure.
 */

import { deserialize, serialize } from 'node:v8';
import { digestOf } from './digest.ts';
import { checkDoubted, frozen } from './doubt.ts';
import type { Host } from './host.ts';
import type { Notebook } from './notebook.ts';

/** Files of Keben and of its packages: the stamp of the program stands for them. */
export type Program = Pick<Host, 'resource' | 'packageFile' | 'packageBytes'>;

/** Where single entries are kept, with what may be read to make one. */
export type Shelf = Program & Pick<Host, 'cache'>;

interface Recipe<I extends object> {
  /** Of the kind of result: `upright`. */
  readonly name: string;
  /** Plain data, and values that are identified (digest.ts). */
  readonly inputs: I;
}

/** In one entry with all small facts of a manuscript. */
export interface InNotebook<I extends object, T> extends Recipe<I> {
  readonly notebook: Notebook;
  /** Gives plain data, as JSON has it, which nobody changes. */
  readonly make: (inputs: I) => T;
  /** True for what is no plain data: it is gone with the process. */
  readonly inMemory?: true;
}

/** In an entry of its own. */
export interface OnShelf<I extends object, T> extends Recipe<I> {
  readonly shelf: Shelf;
  readonly make: (inputs: I, shelf: Shelf) => Promise<T>;
  readonly codec: Codec<T>;
}

/** How a result becomes bytes, and a result again; throws where bytes are none of its own. */
export interface Codec<T> {
  readonly encode: (value: T) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => T;
}

export const asBytes: Codec<Uint8Array> = { encode: (value) => value, decode: (bytes) => bytes };

/** Whatever a worker could be sent: numbers, texts, lists, maps, sets, bytes. */
export function asValue<T>(): Codec<T> {
  return { encode: serialize, decode: (bytes) => deserialize(bytes) as T };
}

/** What was made of the same inputs before, or is made now. */
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

/** Another build gets it so. */
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

/** For who makes many at once: what is known already. */
export async function keptBefore<I extends object, T>({
  shelf: { cache },
  codec,
  ...recipe
}: Omit<OnShelf<I, T>, 'make'>): Promise<{ readonly value: T } | undefined> {
  const entry = await cache?.get(keyOf(recipe));
  try {
    return entry && { value: codec.decode(entry) };
  } catch {
    return undefined;
  }
}

/** And what has been made. */
export async function keep<I extends object, T>(
  { shelf: { cache }, codec, ...recipe }: Omit<OnShelf<I, T>, 'make'>,
  value: T,
): Promise<void> {
  await cache?.put(keyOf(recipe), codec.encode(value));
}

function keyOf({ name, inputs }: Recipe<object>): string {
  return `${name} ${digestOf([name, inputs])}`;
}

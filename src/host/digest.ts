/**
 * What a value is, as a hash: equal values have equal digests, on every machine. Plain data is hashed by what it says.
 * Anything else must have been identified: a value that could not be told from another is an error of ours, so that no
 * key can forget something without a word.
 */

import { hash } from 'node:crypto';

/** SHA-256, in base64, by the object. Bytes never change once they have been asked about. */
const digests = new WeakMap<object, string>();

/**
 * Says what the value depends on, and gives it back: from now on `by` stands for all of it. For what is large, or is
 * worked out when it is asked for, or has functions: a chapter by its file and how that is read, a face by its file. A
 * copy with changes is another object, and must be identified anew.
 */
export function identified<T extends object>(value: T, by: unknown): T {
  digests.set(value, digestOf(by));
  return value;
}

/**
 * SHA-256 in base64. The order of lists, maps and sets counts, that of the keys of an object does not. Throws for what
 * is neither plain nor identified.
 */
export function digestOf(value: unknown): string {
  return knownDigest(value) ?? hash('sha256', written(value, 'value'), 'base64');
}

function knownDigest(value: unknown): string | undefined {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? digests.get(value) : undefined;
}

/** No two values are written alike: each has its kind before it, and its end is known. `path` is for the error. */
function written(value: unknown, path: string): string {
  const known = knownDigest(value);
  if (known !== undefined) return `#${known}`;
  switch (typeof value) {
    case 'string':
      return `"${value.length}:${value}`;
    case 'number':
      return `n${Object.is(value, -0) ? '-0' : value};`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'undefined':
      return 'u';
    case 'object':
      return value === null ? '0' : writtenObject(value, path);
    default:
      throw unidentified(path, typeof value);
  }
}

function writtenObject(value: object, path: string): string {
  if (value instanceof Uint8Array) return `#${digestOfBytes(value)}`;
  if (Array.isArray(value)) return `[${value.map((each, index) => written(each, `${path}[${index}]`)).join('')}]`;
  if (value instanceof Map) return `M${written([...value], path)}`;
  if (value instanceof Set) return `S${written([...value], path)}`;
  if (value instanceof Date) return `d${value.getTime()};`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unidentified(path, value.constructor.name);
  return `{${Object.entries(Object.getOwnPropertyDescriptors(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, property]) => {
      // What is worked out when it is asked for is not to be worked out for a key.
      if (property.get !== undefined) throw unidentified(`${path}.${key}`, 'getter');
      return `${written(key, path)}${written(property.value, `${path}.${key}`)}`;
    })
    .join('')}}`;
}

function digestOfBytes(bytes: Uint8Array): string {
  const digest = hash('sha256', bytes, 'base64');
  digests.set(bytes, digest);
  return digest;
}

function unidentified(path: string, kind: string): Error {
  return new Error(`${path}, a ${kind}, is neither plain data nor identified`);
}

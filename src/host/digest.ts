/**
 * The hash of a value: equal values have equal digests on every machine. Plain data is hashed by its content. Anything
 * else must have been `identified` before; if it was not, we throw, so that no key can leave something out unnoticed.
 */

import { hash } from 'node:crypto';

/** SHA-256 in base64, by object. Nobody changes bytes once their digest was taken. */
const digests = new WeakMap<object, string>();

/**
 * Declares that `by` says all that the value depends on, and returns the value. It is for values that are large,
 * computed when they are asked for, or made of functions: a chapter is identified by its file and how that is read, a
 * face by its file. A copy with changes is another object, which must be identified itself.
 */
export function identified<T extends object>(value: T, by: unknown): T {
  digests.set(value, digestOf(by));
  return value;
}

/**
 * SHA-256 in base64. The order of lists, maps and sets counts; the order of an object's keys does not.
 * @throws for a value that is neither plain data nor identified.
 */
export function digestOf(value: unknown): string {
  if (value instanceof Uint8Array) return digestOfBytes(value);
  return knownDigest(value) ?? hash('sha256', written(value, 'value'), 'base64');
}

function knownDigest(value: unknown): string | undefined {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? digests.get(value) : undefined;
}

/**
 * Writes the value so that no two values are written alike: each begins with its kind, and its end is known. `path` is
 * for the error message.
 */
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
      // A getter is not called for the sake of a key.
      if (property.get !== undefined) throw unidentified(`${path}.${key}`, 'getter');
      return `${written(key, path)}${written(property.value, `${path}.${key}`)}`;
    })
    .join('')}}`;
}

function digestOfBytes(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? hash('sha256', bytes, 'base64');
  digests.set(bytes, digest);
  return digest;
}

function unidentified(path: string, kind: string): Error {
  return new Error(`${path}, a ${kind}, is neither plain data nor identified`);
}

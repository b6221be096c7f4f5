/** Parses TOML into plain data. The only user of `smol-toml`. */

import { parse, TomlDate } from 'smol-toml';

/** `undefined` when the text is not TOML. Dates become text as they are written. */
export function parseToml(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return withoutDates(parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function withoutDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutDates(inner)]));
}

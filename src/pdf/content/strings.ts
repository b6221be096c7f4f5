/** What is written in strings and names (ISO 32000-1, 7.3.4–7.3.5). */

import { backslash, carriageReturn, digit0, formFeed, less, lineFeed, tab } from './bytes.ts';

/** The value of a hexadecimal digit; -1 of every other byte. */
const hexDigits = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Four hexadecimal digits as a number; -1 where there are none. */
export function readCode(bytes: Uint8Array, at: number): number {
  let code = 0;
  for (let index = at; index < at + 4; index += 1) {
    const digit = hexDigits[bytes[index] ?? 0] ?? -1;
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

/**
 * Writes the bytes of a string to `into`, as many as fit, and gives how many. `start` and `end` are those of its
 * brackets.
 */
export function readString(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  return bytes[start] === less
    ? readHexadecimal(bytes, start + 1, end - 1, into)
    : readLiteral(bytes, start + 1, end - 1, into);
}

/** A name without its solidus, which is at `start`. */
export function readName(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start + 1, end - start - 1).toString('latin1');
  return text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** A missing last digit is 0 (7.3.4.3). */
function readHexadecimal(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  let high = -1;
  for (let at = start; at < end && length < into.length; at += 1) {
    const digit = hexDigits[bytes[at] ?? 0] ?? -1;
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      into[length] = high * 16 + digit;
      length += 1;
      high = -1;
    }
  }
  if (high >= 0 && length < into.length) into[length++] = high * 16;
  return length;
}

const escapes: Readonly<Record<string, number>> = { n: lineFeed, r: carriageReturn, t: tab, b: 0x08, f: formFeed };

/** Brackets and escapes as 7.3.4.2 has them. */
function readLiteral(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end && length < into.length; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === backslash) {
      at += 1;
      byte = bytes[at] ?? 0;
      if (byte === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
      if (byte === carriageReturn || byte === lineFeed) continue;
      const octal = readOctal(bytes, at, end);
      if (octal.digits > 0) at += octal.digits - 1;
      byte = octal.digits > 0 ? octal.value : (escapes[String.fromCharCode(byte)] ?? byte);
    }
    into[length] = byte;
    length += 1;
  }
  return length;
}

function readOctal(bytes: Uint8Array, start: number, end: number): { readonly value: number; readonly digits: number } {
  let value = 0;
  let digits = 0;
  for (; digits < 3 && start + digits < end; digits += 1) {
    const digit = (bytes[start + digits] ?? 0) - digit0;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return { value: value & 255, digits };
}

/**
 * Decodes a chapter file: without BOM, with LF line ends, without characters that XML forbids, with letters and accents
 * composed.
 */

import type { MendCode } from '../diagnostics/catalogue/mending.ts';
import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { offsetsOf } from '../diagnostics/offsets.ts';
import { printable, sayUnprintable } from '../diagnostics/printable.ts';
import { sayMend } from '../diagnostics/say-mend.ts';
import { lazily } from '../host/lazily.ts';
import { composed } from './composed.ts';
import { decodeLegacy } from './encoding.ts';

/** Says which mends are on. */
export type Mends = (code: MendCode) => boolean;

/** The mends that matter for decoding. */
export const decodingMends: readonly MendCode[] = ['text-is-utf8', 'text-is-composed'];

/** `undefined`, with `text-is-utf8`, when the bytes are no text. `path` is the file as the author knows it. */
export function decodeText(bytes: Uint8Array, path: string, mends: Mends): Noted<string | undefined> {
  const { value: decoded, diagnostics } = decode(bytes, path, mends);
  if (decoded === undefined) return { value: undefined, diagnostics };
  const text = decoded.replace(/\r\n?/g, '\n');
  const { value, diagnostics: mended } = composeText(printable(text), path, mends);
  const unprintable = sayUnprintable(text, (index) => placeAtEnd(text.slice(0, index), path));
  return { value, diagnostics: [...diagnostics, ...unprintable, ...mended] };
}

function decode(bytes: Uint8Array, path: string, mends: Mends): Noted<string | undefined> {
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { value: utf8, diagnostics: [] };
  const legacy = mends('text-is-utf8') ? decodeLegacy(bytes) : undefined;
  if (legacy !== undefined)
    return { value: legacy.text, diagnostics: [sayMend('text-is-utf8', { file: path }, legacy.encoding, 'UTF-8')] };
  return {
    value: undefined,
    diagnostics: [
      diagnose('text-is-utf8', { encoding: decodeLegacy(bytes)?.encoding }, placeAtEnd(longestDecodable(bytes), path)),
    ],
  };
}

/** A letter and the accents typed after it. Han characters are not composed, because that would change their look. */
const pieces = /[^\P{L}\p{Script=Han}]\p{M}+/gu;

function composeText(text: string, path: string, mends: Mends): Noted<string> {
  if (!mends('text-is-composed')) return { value: text, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const at = lazily(() => offsetsOf(text));
  const value = text.replace(pieces, (found, offset: number) => {
    const whole = composed(found);
    if (whole === found) return found;
    const { line, column } = at()(offset);
    diagnostics.push(sayMend('text-is-composed', { file: path, line: line + 1, column: column + 1 }, found, whole));
    return whole;
  });
  return { value, diagnostics };
}

/** The bytes as text, without a leading BOM. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The place just after `head`. */
function placeAtEnd(head: string, path: string): Place {
  const lines = head.split('\n');
  return { file: path, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** The text before the first byte that is not UTF-8, found by bisection. */
function longestDecodable(bytes: Uint8Array): string {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return new TextDecoder('utf-8').decode(bytes.subarray(0, sound), { stream: true }).replace(/\r\n?/g, '\n');
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Bytes of a chapter file → text: UTF-8 only, no BOM, LF line ends, nothing that XML forbids. */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';

/** XML 1.0 §2.2 forbids the C0 controls and U+FFFE, U+FFFF; DEL and the C1 controls print nothing either. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** `undefined` with `text-is-utf8` when the bytes are not UTF-8; `path` is the file as the author knows it. */
export function decodeText(bytes: Uint8Array, path: string): Noted<string | undefined> {
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined) {
    const sound = longestDecodable(bytes);
    return { value: undefined, diagnostics: [diagnose('text-is-utf8', { encoding: guessEncoding(bytes) }, placeAtEnd(sound, path))] };
  }
  const text = decoded.replace(/\r\n?/g, '\n');
  if (text.search(forbidden) < 0) return { value: text, diagnostics: [] };
  return { value: text.replace(forbidden, ''), diagnostics: forbiddenCharacters(text, path) };
}

/** The bytes as text, a leading BOM taken off. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One diagnostic for each kind of character, at its first place. */
function forbiddenCharacters(text: string, path: string): Diagnostic[] {
  const found = new Map<string, { first: number; count: number }>();
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    const known = found.get(character);
    found.set(character, { first: known?.first ?? index, count: (known?.count ?? 0) + 1 });
  }
  return [...found].map(([character, { first, count }]) => {
    const codepoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return diagnose('character-is-printable', { codepoint, count }, placeAtEnd(text.slice(0, first), path));
  });
}

/** Where the text after `head` begins. */
function placeAtEnd(head: string, path: string): Place {
  const lines = head.split('\n');
  return { file: path, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** The text up to the first byte that is no UTF-8, found by halving. */
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

/** UTF-16 shows itself by its mark; other Chinese files are mostly GB18030. */
function guessEncoding(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return utf16 ? 'UTF-16' : 'GB18030';
}

/** Files by whomever, as the preflight opens them. */

import { CarefulParser } from './careful-parser.ts';
import type { PDFContext } from './objects.ts';

/** What a stranger's file is parsed to. `encrypted` and what is no PDF at all have no objects. */
export type Foreign =
  | { readonly context: PDFContext; readonly version: string }
  | { readonly problem: 'encrypted' | 'damaged' | 'too large' };

/**
 * Parses any PDF, by whomever. Never throws, and takes time and memory in proportion to the file: the parser alone
 * would swell with a stream of objects that is a bomb, and begin anew at each byte of a long line.
 */
export async function parseForeign(bytes: Uint8Array): Promise<Foreign> {
  if (isEncrypted(bytes)) return { problem: 'encrypted' };
  const parser = new CarefulParser(bytes);
  try {
    const context = await parser.parseDocument();
    return context.trailerInfo.Encrypt === undefined
      ? { context, version: context.header.toString().slice(5, 8) }
      : { problem: 'encrypted' };
  } catch {
    return { problem: parser.isTooLarge ? 'too large' : 'damaged' };
  }
}

/**
 * By the last trailer, or the stream that stands for it: objects in a locked file cannot be unpacked, so it must be
 * known before.
 */
function isEncrypted(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = Number(/startxref\s+(\d{1,15})/.exec(file.toString('latin1', Math.max(0, file.length - 2048)))?.[1] ?? -1);
  const trailer = file.indexOf('trailer', at);
  const dictionary =
    at < 0
      ? ''
      : file.toString('latin1', at, at + 4096).startsWith('xref')
        ? trailer < 0
          ? ''
          : file.toString('latin1', trailer, trailer + 4096)
        : file.toString('latin1', at, at + 4096);
  return /\/Encrypt\b/.test(dictionary.split(/stream|startxref/)[0] ?? '');
}

/** The only user of @cantoo/pdf-lib: its object model, parser and writer, and a few short words for them. */

import {
  PDFArray, PDFContext, PDFDict, PDFHexString, PDFName, PDFNumber, PDFParser, PDFRawStream, PDFRef, PDFString, PDFWriter,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

export { PDFArray, PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString };
export type { PDFObject };

export function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
}

/** Serialises; the file id is the hash of the content, so the same pages give the same bytes. */
export async function writePdf(context: PDFContext): Promise<Uint8Array> {
  const draft = await PDFWriter.forContext(context, Infinity).serializeToBuffer();
  const id = PDFHexString.of(createHash('sha256').update(draft).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
}

export function name(text: string): PDFName {
  return PDFName.of(text);
}

/** A text string in UTF-16, as Info, outlines and labels want it. */
export function textString(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}

export function dateString(date: Date): PDFString {
  return PDFString.of(`D:${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`);
}

export function deflated(context: PDFContext, bytes: Uint8Array | string, entries: Record<string, PDFObject> = {}): PDFRawStream {
  const plain = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const packed = deflateSync(plain, { level: 9 });
  const dict = context.obj({ Filter: 'FlateDecode', Length: packed.length }) as PDFDict;
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  return PDFRawStream.of(dict, packed);
}

/** The bytes of a stream that is plain or deflated, as Chrome writes them. */
export function inflated(stream: PDFRawStream): Buffer {
  const bytes = Buffer.from(stream.contents.buffer, stream.contents.byteOffset, stream.contents.byteLength);
  return stream.dict.has(name('Filter')) ? inflateSync(bytes) : bytes;
}

/** Numbers in content streams: three decimals are a two-hundredth of a hair. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

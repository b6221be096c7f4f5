/** The only user of @cantoo/pdf-lib: its object model, parser and writer, and a few short words for them. */

import {
  PDFArray, PDFContext, PDFDict, PDFHeader, PDFHexString, PDFName, PDFNumber, PDFParser, PDFRawStream, PDFRef, PDFStreamWriter, PDFString, PDFWriter,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

export { PDFArray, PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString };
export type { PDFObject };

export function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
}

/**
 * Serialises; the file id is the hash of the content, so the same pages give the same bytes. `packed` puts small objects into
 * compressed streams (PDF 1.5): a third of the size where there are tags, but not every printer's old RIP reads it. The header says 1.7
 * where no `version` is asked for.
 */
export async function writePdf(context: PDFContext, { packed, version }: { readonly packed: boolean; readonly version?: readonly [number, number] }): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (const [ref, object] of context.enumerateIndirectObjects()) hash.update(`${ref.tag} ${object instanceof PDFRawStream ? object.dict.toString() : object.toString()}`).update(object instanceof PDFRawStream ? object.contents : '');
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  if (version !== undefined) context.header = PDFHeader.forVersion(...version);
  const writer = packed ? PDFStreamWriter.forContext(context, Infinity) : PDFWriter.forContext(context, Infinity);
  return writer.serializeToBuffer();
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
  // A head and a folio are not worth the time, and there is one on every page.
  const isSmall = plain.length < 400;
  const packed = isSmall ? plain : deflateSync(plain);
  const dict = context.obj({ ...(!isSmall && { Filter: 'FlateDecode' }), Length: packed.length }) as PDFDict;
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

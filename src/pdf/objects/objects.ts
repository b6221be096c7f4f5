/** The only user of @cantoo/pdf-lib: its object model, parser and writer, and a few short words for them. */

import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFCrossRefSection,
  PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
  PDFString,
  PDFTrailer,
  PDFTrailerDict,
  PDFWriter,
  decodePDFRawStream,
  type PDFObject,
  type PDFStream,
} from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

export {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
};
export type { PDFObject, PDFStream };

export function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
}

/**
 * Bytes through one of the filters that are neither Flate nor a picture's; at most so many. Throws where they are
 * damaged.
 */
export function unfiltered(bytes: Uint8Array, filter: string, most: number): Uint8Array {
  const dict = PDFDict.withContext(PDFContext.create());
  dict.set(name('Filter'), name(filter));
  return Uint8Array.from(decodePDFRawStream(PDFRawStream.of(dict, bytes)).getBytes(most));
}

/** For ourselves, to be parsed again: with what is missing in it, and without an id. */
export function packObjects(context: PDFContext): Promise<Uint8Array> {
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
}

/**
 * Serialises; the file id is the hash of the content, so the same pages give the same bytes. `packed` puts small
 * objects into compressed streams (PDF 1.5): a third of the size where there are tags, but not every printer's old RIP
 * reads it. The header says 1.7 where no `version` is asked for.
 */
export async function writePdf(
  context: PDFContext,
  { packed, version }: { readonly packed: boolean; readonly version?: readonly [number, number] },
): Promise<Uint8Array> {
  const noId = '0'.repeat(32);
  context.trailerInfo.ID = context.obj([PDFHexString.of(noId), PDFHexString.of(noId)]);
  if (version !== undefined) context.header = PDFHeader.forVersion(...version);
  const written = packed
    ? await PDFStreamWriter.forContext(context, Infinity).serializeToBuffer()
    : writePlain(context);
  const bytes = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  // The trailer comes last, and names it twice.
  for (let at = bytes.lastIndexOf(noId), left = 2; left > 0; at = bytes.lastIndexOf(noId, at - 1), left -= 1)
    bytes.write(id, at, 'latin1');
  return bytes;
}

/**
 * Every object by itself, as the library does too, which writes byte by byte, and everything twice to know its length.
 */
function writePlain(context: PDFContext): Uint8Array {
  const { Root, Info, ID } = context.trailerInfo;
  const xref = PDFCrossRefSection.create();
  const parts: (string | Uint8Array)[] = [];
  let size = 0;
  const put = (part: string | Uint8Array): void => {
    parts.push(part);
    size += part.length;
  };
  put(`${context.header.toString()}\n\n`);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    xref.addEntry(ref, size);
    put(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
    if (object instanceof PDFRawStream) {
      object.updateDict();
      put(`${object.dict.toString()}\nstream\n`);
      put(object.contents);
      put('\nendstream');
    } else put(object.toString());
    put('\nendobj\n\n');
  }
  const trailer = context.obj({
    Size: context.largestObjectNumber + 1,
    ...(Root && { Root }),
    ...(Info && { Info }),
    ...(ID && { ID }),
  });
  for (const part of [xref, PDFTrailerDict.of(trailer), PDFTrailer.forLastCrossRefSectionOffset(size)])
    put(`${part.toString()}\n`);
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') bytes.write(part, at, 'latin1');
    else bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const names = new Map<string, PDFName>();

/** The library takes a name apart each time, to see whether it knows it. Those of strangers' files are without end. */
export function name(text: string): PDFName {
  const known = names.get(text);
  if (known !== undefined) return known;
  const made = PDFName.of(text);
  if (names.size < 1000) names.set(text, made);
  return made;
}

/** A text string in UTF-16, as Info, outlines and labels want it. */
export function textString(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}

export function dateString(date: Date): PDFString {
  return PDFString.of(`D:${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`);
}

export function deflated(
  context: PDFContext,
  bytes: Uint8Array | string,
  entries: Record<string, PDFObject> = {},
): PDFRawStream {
  const plain = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  // A head and a folio are not worth the time, and there is one on every page.
  const isSmall = plain.length < 400;
  // A copy, for what zlib gives lies in 16 KB of its own, and a book keeps the content of each page.
  const packed = isSmall ? plain : Uint8Array.from(deflateSync(plain));
  const dict = context.obj({ ...(!isSmall && { Filter: 'FlateDecode' }), Length: packed.length });
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  return PDFRawStream.of(dict, packed);
}

/** A page of Chrome's has some 17,000 bytes: in one piece it takes half the time of two. */
const pageSize = 32_768;

/** The bytes of a stream that is plain or deflated, as Chrome writes them. */
export function inflated(stream: PDFRawStream): Buffer {
  const bytes = Buffer.from(stream.contents.buffer, stream.contents.byteOffset, stream.contents.byteLength);
  return stream.dict.has(name('Filter')) ? inflateSync(bytes, { chunkSize: pageSize }) : bytes;
}

/** Numbers in content streams: three decimals are a two-hundredth of a hair. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** The only user of @cantoo/pdf-lib: its object model, parser and writer, and a few short words for them. */

import {
  PDFArray, PDFBool, PDFContext, PDFCrossRefSection, PDFDict, PDFHeader, PDFHexString, PDFName, PDFNumber, PDFParser, PDFRawStream, PDFRef, PDFStream, PDFStreamWriter, PDFString, PDFTrailer, PDFTrailerDict, PDFWriter,
  decodePDFRawStream, type PDFObject,
} from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { constants, deflateSync, inflateSync } from 'node:zlib';

export { PDFArray, PDFBool, PDFContext, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString };
export type { PDFObject };

export function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
}

/** What a stranger's file is parsed to. `encrypted` and what is no PDF at all have no objects. */
export type Foreign = { readonly context: PDFContext; readonly version: string } | { readonly problem: 'encrypted' | 'damaged' | 'too large' };

/** Unpacked bytes of the streams that hold objects: 4,000,000 objects, and no bomb. */
const mostPacked = 64 * 2 ** 20;

/**
 * Parses any PDF, by whomever. Never throws, and takes time and memory in proportion to the file: the parser alone would
 * swell with a stream of objects that is a bomb, and begin anew at each byte of a long line.
 */
export async function parseForeign(bytes: Uint8Array): Promise<Foreign> {
  if (isEncrypted(bytes)) return { problem: 'encrypted' };
  const parser = new CarefulParser(bytes);
  try {
    const context = await parser.parseDocument();
    return context.trailerInfo.Encrypt === undefined ? { context, version: context.header.toString().slice(5, 8) } : { problem: 'encrypted' };
  } catch {
    return { problem: parser.packedLeft < 0 ? 'too large' : 'damaged' };
  }
}

/** By the last trailer, or the stream that stands for it: objects in a locked file cannot be unpacked, so it must be known before. */
function isEncrypted(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = Number(/startxref\s+(\d{1,15})/.exec(file.toString('latin1', Math.max(0, file.length - 2048)))?.[1] ?? -1);
  const trailer = file.indexOf('trailer', at);
  const dictionary = at < 0 ? '' : file.toString('latin1', at, at + 4096).startsWith('xref') ? (trailer < 0 ? '' : file.toString('latin1', trailer, trailer + 4096)) : file.toString('latin1', at, at + 4096);
  return /\/Encrypt\b/.test(dictionary.split(/stream|startxref/)[0] ?? '');
}

class CarefulParser extends PDFParser {
  packedLeft = mostPacked;
  /** Numbers sought and not found, and bytes passed over, where objects are sought among what is none: the parser begins anew at each byte. */
  private lost = 0;
  private readonly mostLost: number;

  constructor(bytes: Uint8Array) {
    super(bytes, Infinity, true);
    this.mostLost = 8 * bytes.length + 1_000_000;
  }

  protected override matchKeyword(keyword: number[]): boolean {
    if (this.lost > this.mostLost) throw lostError;
    return super.matchKeyword(keyword);
  }

  protected override skipWhitespaceAndComments(): void {
    const before = this.bytes.offset();
    super.skipWhitespaceAndComments();
    this.lost += this.bytes.offset() - before;
  }

  /** No whole number of a PDF has twenty figures. */
  protected override parseRawInt(): number {
    let figures = 0;
    while (figures < 20 && isFigure(this.bytes.peekAhead(figures))) figures += 1;
    if (figures > 0 && figures < 20) return super.parseRawInt();
    this.lost += 20;
    throw lostError;
  }

  protected override parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream {
    const object = super.parseDictOrStream(ref);
    if (!(object instanceof PDFRawStream)) return object;
    const type = object.dict.get(name('Type'));
    if (type === name('ObjStm')) this.weigh(object);
    if (type === name('XRef')) this.takeTrailer(object.dict);
    return object;
  }

  /** Of the stream that stands for the trailer the table is not wanted, for all objects are read in their order. */
  private takeTrailer(dict: PDFDict): void {
    for (const key of ['Root', 'Info', 'ID', 'Encrypt'] as const) {
      const entry = dict.get(name(key));
      if (entry !== undefined) this.context.trailerInfo[key] = entry;
    }
    dict.delete(name('Type'));
  }

  private weigh(stream: PDFRawStream): void {
    const filter = stream.dict.lookup(name('Filter'));
    const filters = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter];
    if (filters.length > 1 || filters.some((each) => each !== name('FlateDecode'))) this.packedLeft = -1;
    else if (filters.length === 1) this.packedLeft -= inflatedLength(stream.contents, this.packedLeft);
    if (this.packedLeft < 0) throw lostError;
  }
}

/** Made once, for it is thrown often. */
const lostError = new Error('too much, or nothing');

function isFigure(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function inflatedLength(bytes: Uint8Array, most: number): number {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? Infinity : 0;
  }
}

/** Bytes through one of the filters that are neither Flate nor a picture's; at most so many. Throws where they are damaged. */
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
 * Serialises; the file id is the hash of the content, so the same pages give the same bytes. `packed` puts small objects into
 * compressed streams (PDF 1.5): a third of the size where there are tags, but not every printer's old RIP reads it. The header says 1.7
 * where no `version` is asked for.
 */
export async function writePdf(context: PDFContext, { packed, version }: { readonly packed: boolean; readonly version?: readonly [number, number] }): Promise<Uint8Array> {
  const noId = '0'.repeat(32);
  context.trailerInfo.ID = context.obj([PDFHexString.of(noId), PDFHexString.of(noId)]);
  if (version !== undefined) context.header = PDFHeader.forVersion(...version);
  const written = packed ? await PDFStreamWriter.forContext(context, Infinity).serializeToBuffer() : writePlain(context);
  const bytes = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  // The trailer comes last, and names it twice.
  for (let at = bytes.lastIndexOf(noId), left = 2; left > 0; at = bytes.lastIndexOf(noId, at - 1), left -= 1) bytes.write(id, at, 'latin1');
  return bytes;
}

/** Every object by itself, as the library does too, which writes byte by byte, and everything twice to know its length. */
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
  const trailer = context.obj({ Size: context.largestObjectNumber + 1, ...(Root && { Root }), ...(Info && { Info }), ...(ID && { ID }) }) as PDFDict;
  for (const part of [xref, PDFTrailerDict.of(trailer), PDFTrailer.forLastCrossRefSectionOffset(size)]) put(`${part.toString()}\n`);
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

export function deflated(context: PDFContext, bytes: Uint8Array | string, entries: Record<string, PDFObject> = {}): PDFRawStream {
  const plain = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  // A head and a folio are not worth the time, and there is one on every page.
  const isSmall = plain.length < 400;
  const packed = isSmall ? plain : deflateSync(plain);
  const dict = context.obj({ ...(!isSmall && { Filter: 'FlateDecode' }), Length: packed.length }) as PDFDict;
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

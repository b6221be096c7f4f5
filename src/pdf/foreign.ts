/** Files by whomever, as the preflight opens them. */

import { constants, inflateSync } from 'node:zlib';
import { name, PDFArray, PDFParser, PDFRawStream, type PDFContext, type PDFDict, type PDFRef, type PDFStream } from './objects.ts';
import { parseTabled } from './tabled.ts';

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
  const tabled = parseTabled(bytes);
  if (tabled !== undefined) return tabled;
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

/** Objects of files by whomever. */

import { constants, inflateSync } from 'node:zlib';
import type { Placed } from './flat-objects.ts';
import { name, PDFArray, PDFParser, PDFRawStream, type PDFContext, type PDFDict, type PDFRef, type PDFStream } from './objects.ts';

/** Unpacked bytes of the streams that hold objects: 4,000,000 objects, and no bomb. */
const mostPacked = 64 * 2 ** 20;

/** The library's parser within bounds. What it throws says nothing. */
export class CarefulParser extends PDFParser {
  packedLeft = mostPacked;
  /** There were streams that hold other objects, or the table of all of them. */
  hasPacked = false;
  /** Numbers sought and not found, and bytes passed over, where objects are sought among what is none: the parser begins anew at each byte. */
  private lost = 0;
  private readonly mostLost: number;

  constructor(bytes: Uint8Array) {
    super(bytes, Infinity, true);
    this.mostLost = 8 * bytes.length + 1_000_000;
  }

  get objects(): PDFContext {
    return this.context;
  }

  /** The one that begins there, without what stands around it. */
  objectAt(offset: number): Placed {
    this.bytes.moveTo(offset);
    return { object: this.parseObject(), end: this.bytes.offset() };
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
    const type = object.dict.lookup(name('Type'));
    const [isPacked, isTable] = [type === name('ObjStm'), type === name('XRef')];
    this.hasPacked ||= isPacked || isTable;
    if (isPacked) this.weigh(object);
    if (isTable) this.takeTrailer(object.dict);
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

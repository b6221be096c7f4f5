/** Objects of files by whomever. */

import { constants, inflateSync } from 'node:zlib';
import {
  name,
  PDFArray,
  PDFParser,
  PDFRawStream,
  type PDFDict,
  type PDFHexString,
  type PDFName,
  type PDFObject,
  type PDFRef,
  type PDFStream,
  type PDFString,
} from './objects.ts';

/**
 * Values of all objects, each entry of a dictionary and each number of a list; a dictionary or a list is four, sixteen
 * bytes of a string one. Some hundred bytes of memory each.
 */
const mostValues = 4_000_000;
/** Bytes of a string or a name; text strings of a book have some hundreds. */
const longestString = 2 ** 20;

/** Unpacked bytes of the streams that hold objects: 4,000,000 objects, and no bomb. */
const mostPacked = 64 * 2 ** 20;

/** The library's parser within bounds. What it throws says nothing. */
export class CarefulParser extends PDFParser {
  packedLeft = mostPacked;
  valuesLeft = mostValues;
  /**
   * Numbers sought and not found, and bytes passed over, where objects are sought among what is none: the parser begins
   * anew at each byte.
   */
  private lost = 0;
  private readonly mostLost: number;

  constructor(bytes: Uint8Array) {
    super(bytes, Infinity, true);
    this.mostLost = 8 * bytes.length + 1_000_000;
  }

  /** It has more than is read, whatever else may be wrong with it. */
  get isTooLarge(): boolean {
    return this.packedLeft < 0 || this.valuesLeft < 0;
  }

  override parseObject(ref?: PDFRef): PDFObject {
    this.take(1);
    if (this.bytes.peek() === 0x5b || this.bytes.peek() === 0x3c) this.take(3);
    return super.parseObject(ref);
  }

  /** The library puts strings together byte by byte, so their ends are sought before. */
  protected override parseString(ref?: PDFRef): PDFString {
    let open = 0;
    this.takeString((byte, before) => {
      if (before === backslash) return false;
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      return open === 0;
    });
    return super.parseString(ref);
  }

  protected override parseHexString(ref?: PDFRef): PDFHexString {
    this.takeString((byte) => byte === 0x3e);
    return super.parseHexString(ref);
  }

  protected override parseName(): PDFName {
    this.takeString((byte, before) => before !== undefined && isEndOfName(byte));
    return super.parseName();
  }

  private takeString(isEnd: (byte: number, before: number | undefined) => boolean): void {
    let length = 0;
    for (let before: number | undefined; ; length += 1) {
      const byte: number | undefined = this.bytes.peekAhead(length);
      if (byte === undefined || isEnd(byte, before)) break;
      // Of two backslashes the second is no sign of its own.
      before = before === backslash ? 0 : byte;
      if (length > longestString) this.take(Infinity);
    }
    this.take(length >> 4);
  }

  private take(values: number): void {
    this.valuesLeft -= values;
    if (this.valuesLeft < 0) throw lostError;
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
    const start = this.bytes.offset();
    const object = super.parseDictOrStream(ref);
    // What a stream says of its length may lead back, and then on and on.
    if (this.bytes.offset() <= start) {
      this.lost = Infinity;
      throw lostError;
    }
    if (!(object instanceof PDFRawStream)) return object;
    const type = object.dict.lookup(name('Type'));
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

const backslash = 0x5c;

/** White space, or what begins something else (7.2.2). */
function isEndOfName(byte: number): boolean {
  return byte <= 0x20 || '()<>[]{}/%'.includes(String.fromCharCode(byte));
}

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

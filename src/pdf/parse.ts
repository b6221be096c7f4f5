/** PDF → objects: what we or Chrome have written, and what comes from anyone. */

import { constants, inflateSync } from 'node:zlib';
import { afterRegular, classes, digit0, digit9, less, numeric, percent, slash, white } from './content/bytes.ts';
import { name, PDFArray, PDFNumber, PDFParser, PDFRawStream, PDFRef, type PDFContext, type PDFDict, type PDFName, type PDFObject, type PDFStream } from './objects.ts';

/** What we or Chrome have written. Rejects what is no PDF. */
export function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return new QuickParser(bytes).parseDocument();
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

/** Reads names, numbers and references, which are most of a file, out of the bytes themselves; the library asks for one byte after another. Whatever is unusual is left to it. */
class QuickParser extends PDFParser {
  private readonly file: Buffer;
  private readonly refs = new Map<number, PDFRef>();
  /** Boxes have the same on every page. */
  private readonly numbers = new Map<number, PDFNumber>();

  constructor(bytes: Uint8Array) {
    super(bytes, Infinity, true);
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  override parseObject(ref?: PDFRef): PDFObject {
    this.skipWhitespaceAndComments();
    const at = this.bytes.offset();
    const byte = this.file[at] ?? 0;
    if (byte === slash) return this.parseName();
    if (classes[byte] === numeric) return this.parseNumberOrRef();
    if (byte === less && this.file[at + 1] === less) return this.parseDictOrStream(ref);
    return super.parseObject(ref);
  }

  protected override parseName(): PDFName {
    const start = this.bytes.offset();
    const end = afterRegular(this.file, start + 1);
    const text = this.file.toString('latin1', start + 1, end);
    if (this.file[start] !== slash || text.length > longestName || text.includes('#')) return super.parseName();
    this.bytes.moveTo(end);
    return name(text);
  }

  protected override parseNumberOrRef(): PDFNumber | PDFRef {
    const start = this.bytes.offset();
    const end = this.afterNumeric(start);
    const number = this.numberIn(start, end);
    const second = this.afterWhite(end);
    if (number === undefined || this.file[second] === percent) return super.parseNumberOrRef();
    if (isFigure(this.file[second] ?? 0)) {
      const secondEnd = this.afterNumeric(second);
      const last = this.afterWhite(secondEnd);
      if (this.file[last] === percent) return super.parseNumberOrRef();
      if (this.file[last] === letterR) {
        this.bytes.moveTo(last + 1);
        return this.refOf(number, this.numberIn(second, secondEnd) ?? 0);
      }
    }
    this.bytes.moveTo(end);
    return this.numberOf(number);
  }

  protected override parseRawInt(): number {
    const start = this.bytes.offset();
    let end = start;
    while (isFigure(this.file[end] ?? 0)) end += 1;
    const number = this.numberIn(start, end);
    if (number === undefined) return super.parseRawInt();
    this.bytes.moveTo(end);
    return number;
  }

  protected override skipWhitespaceAndComments(): void {
    const at = this.afterWhite(this.bytes.offset());
    this.bytes.moveTo(at);
    if (this.file[at] === percent) super.skipWhitespaceAndComments();
  }

  protected override matchKeyword(keyword: number[]): boolean {
    const at = this.bytes.offset();
    for (let index = 0; index < keyword.length; index += 1) if (this.file[at + index] !== keyword[index]) return false;
    this.bytes.moveTo(at + keyword.length);
    return true;
  }

  private afterWhite(start: number): number {
    let at = start;
    while (at < this.file.length && classes[this.file[at] ?? 0] === white) at += 1;
    return at;
  }

  private afterNumeric(start: number): number {
    let at = start;
    while (at < this.file.length && classes[this.file[at] ?? 0] === numeric) at += 1;
    return at;
  }

  /** `undefined` for what is none, or a very long one. */
  private numberIn(start: number, end: number): number | undefined {
    if (end === start || end - start > mostFigures) return undefined;
    let whole = 0;
    for (let at = start; at < end; at += 1) {
      const byte = this.file[at] ?? 0;
      if (!isFigure(byte)) {
        const number = Number(this.file.toString('latin1', start, end));
        return Number.isFinite(number) ? number : undefined;
      }
      whole = whole * 10 + (byte - digit0);
    }
    return whole;
  }

  private refOf(number: number, generation: number): PDFRef {
    const known = generation === 0 ? this.refs.get(number) : undefined;
    if (known !== undefined) return known;
    const made = PDFRef.of(number, generation);
    if (generation === 0) this.refs.set(number, made);
    return made;
  }

  private numberOf(number: number): PDFNumber {
    const known = this.numbers.get(number);
    if (known !== undefined) return known;
    const made = PDFNumber.of(number);
    if (this.numbers.size < mostKept) this.numbers.set(number, made);
    return made;
  }
}

const letterR = 0x52;
/** Every whole number of so many figures is exact. */
const mostFigures = 15;
/** Longer ones are not worth a place among those that are known. */
const longestName = 32;
const mostKept = 10_000;

function isFigure(byte: number): boolean {
  return byte >= digit0 && byte <= digit9;
}

class CarefulParser extends QuickParser {
  packedLeft = mostPacked;
  /** Numbers sought and not found, and bytes passed over, where objects are sought among what is none: the parser begins anew at each byte. */
  private lost = 0;
  private readonly mostLost: number;

  constructor(bytes: Uint8Array) {
    super(bytes);
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

function inflatedLength(bytes: Uint8Array, most: number): number {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? Infinity : 0;
  }
}

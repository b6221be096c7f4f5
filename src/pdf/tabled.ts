/** Parses a PDF by its table of objects, as a viewer does (ISO 32000-1, 7.5.4), and in a fifth of the time where most of them are flat. */

import { CarefulParser } from './careful-parser.ts';
import { openFlatObjects } from './flat-objects.ts';
import { name, PDFDict, PDFRef, type PDFContext, type PDFObject } from './objects.ts';

export interface Tabled {
  readonly context: PDFContext;
  /** `1.4` */
  readonly version: string;
}

/** `undefined` where a file has no such table, or more than one, or is not what it says: then objects must be sought in all of it. */
export function parseTabled(bytes: Uint8Array): Tabled | 'too large' | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [, version] = /^%PDF-(\d\.\d)\s/.exec(file.toString('latin1', 0, 9)) ?? [];
  const [, start] = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(file.toString('latin1', Math.max(0, file.length - 64))) ?? [];
  if (version === undefined || start === undefined || file.length - Number(start) > longestTable) return undefined;
  const parser = new CarefulParser(bytes);
  try {
    const { entries, end } = readTable(file.toString('latin1', Number(start)));
    takeTrailer(parser.objectAt(Number(start) + end).object, parser.objects);
    takeObjects(file, entries, parser);
    return isCatalog(parser.objects.lookup(parser.objects.trailerInfo.Root)) ? { context: parser.objects, version } : undefined;
  } catch {
    return parser.isTooLarge ? 'too large' : undefined;
  }
}

function unlike(what: string): Error {
  return new Error(`not as the table says: ${what}`);
}

interface Entry {
  readonly ref: PDFRef;
  readonly offset: number;
}

/** Bytes of the table and what stands behind it. */
const longestTable = 100_000_000;

/** `0000000016 00000 n` and the end of the line. */
const entryLength = 20;

/** In the order of the file; `end` is where the trailer's dictionary begins. */
function readTable(text: string): { readonly entries: Entry[]; readonly end: number } {
  const entries: Entry[] = [];
  const section = /(\d{1,10}) (\d{1,10})\s*?\n/y;
  let end = /^xref\s+/.exec(text)?.[0].length ?? Infinity;
  for (;;) {
    section.lastIndex = end;
    const head = section.exec(text);
    if (head === null) break;
    end = section.lastIndex;
    for (let number = Number(head[1]), left = Number(head[2]); left > 0; number += 1, left -= 1, end += entryLength) {
      const [, offset, generation, kind] = /^(\d{10}) (\d{5}) ([nf])\s\s$/.exec(text.slice(end, end + entryLength)) ?? [];
      if (kind === undefined) throw unlike('entry');
      if (kind === 'n' && number === 0) throw unlike('object 0');
      if (kind === 'n') entries.push({ ref: PDFRef.of(number, Number(generation)), offset: Number(offset) });
    }
  }
  const trailer = /\s*trailer\s*/y;
  trailer.lastIndex = end;
  if (!trailer.test(text)) throw unlike('trailer');
  return { entries: entries.sort((one, other) => one.offset - other.offset), end: trailer.lastIndex };
}

function takeTrailer(dict: PDFObject, { trailerInfo }: PDFContext): void {
  if (!(dict instanceof PDFDict) || ['Prev', 'XRefStm', 'Encrypt'].some((key) => dict.has(name(key)))) throw unlike('trailer');
  for (const key of ['Root', 'Info', 'ID'] as const) {
    const entry = dict.get(name(key));
    if (entry !== undefined) trailerInfo[key] = entry;
  }
}

/** Bytes of an object that are looked at together: more than a page or a node of sixty-four has. */
const longest = 1024;

/** None may lie over another: a hostile table says a million times where the same long one begins. */
function takeObjects(file: Buffer, entries: readonly Entry[], parser: CarefulParser): void {
  const flatObjectAt = openFlatObjects(file, parser.objects);
  let end = 0;
  for (const { ref, offset } of entries) {
    if (offset < end) throw unlike('place');
    const text = file.toString('latin1', offset, offset + longest);
    const begin = headLength(ref, text);
    const placed = flatObjectAt(offset, text, begin) ?? parser.objectAt(offset + begin);
    // What a stream says of its length may lead back.
    if (parser.hasPacked || placed.end <= offset) throw unlike('stream');
    parser.objects.assign(ref, placed.object);
    ({ end } = placed);
  }
}

/** `12 0 obj` */
function headLength({ objectNumber, generationNumber }: PDFRef, text: string): number {
  const [head, number, generation] = /^(\d{1,10})\s(\d{1,5})\sobj\s/.exec(text) ?? [];
  if (head === undefined || Number(number) !== objectNumber || Number(generation) !== generationNumber) throw unlike('object');
  return head.length;
}

function isCatalog(object: PDFObject | undefined): boolean {
  return object instanceof PDFDict && object.lookup(name('Type')) === name('Catalog');
}

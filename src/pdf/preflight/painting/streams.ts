/** Bytes of streams, within bounds: a page of a hostile file may be a thousandth of what it unpacks to. */

import { inflateRawSync, inflateSync, constants } from 'node:zlib';
import { PDFArray, unfiltered, type PDFRawStream } from '../../objects/objects.ts';
import { asDict, asName, elementsOf, entryOf, numberOf } from '../../objects/look-up.ts';

const megabyte = 2 ** 20;

/** No page of a book comes near the first; 20,000 pages of a novel are about the second. */
export const usualBounds: Bounds = { stream: 50 * megabyte, total: 512 * megabyte };

export interface Bounds {
  /** Bytes of one stream. */
  readonly stream: number;
  /** Bytes of all of them together. */
  readonly total: number;
}

/** Why bytes could not be had. */
export type Unread = 'too large' | 'damaged';

/** What is left of the bounds. */
export interface Budget {
  readonly bounds: Bounds;
  left: number;
}

/** Unpacks a stream and takes its bytes, as many as they are, from the budget. */
export function unpackStream(stream: PDFRawStream, budget: Budget): Uint8Array | Unread {
  const most = Math.min(budget.bounds.stream, budget.left);
  const bytes = decode(stream, most);
  if (typeof bytes === 'string') return bytes;
  // Nothing is free, or a million empty streams would be.
  budget.left -= bytes.length + 64;
  return bytes;
}

/** One upon another; two is many. */
const mostFilters = 8;

function decode(stream: PDFRawStream, most: number): Uint8Array | Unread {
  const filters = filtersOf(stream);
  if (hasPredictor(stream) || filters.length > mostFilters) return 'damaged';
  let bytes: Uint8Array = stream.contents;
  for (const filter of filters) {
    const next = filter === 'FlateDecode' || filter === 'Fl' ? inflate(bytes, most) : unfilter(bytes, filter, most);
    if (typeof next === 'string') return next;
    bytes = next;
  }
  return bytes.length > most ? 'too large' : bytes;
}

/** As viewers do: a stream that breaks off is read as far as it goes, and one with a wrong head without it. */
function inflate(bytes: Uint8Array, most: number): Uint8Array | Unread {
  // Most pages of a novel fit into one chunk.
  const options = { chunkSize: 32_768, maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) return 'too large';
  }
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    return isTooLarge(error) ? 'too large' : 'damaged';
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** The short names are those of inline images. */
const otherFilters: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  RL: 'RunLengthDecode',
  LZW: 'LZWDecode',
};

function unfilter(bytes: Uint8Array, filter: string, most: number): Uint8Array | Unread {
  const longName = Object.hasOwn(otherFilters, filter) ? otherFilters[filter] : filter;
  try {
    return unfiltered(bytes, longName ?? filter, most + 1);
  } catch {
    return 'damaged';
  }
}

function filtersOf({ dict }: PDFRawStream): string[] {
  const filter = entryOf(dict, 'Filter');
  if (filter === undefined) return [];
  return (filter instanceof PDFArray ? elementsOf(filter, mostFilters + 1) : [filter]).map(
    (each) => asName(each) ?? '',
  );
}

function hasPredictor({ dict }: PDFRawStream): boolean {
  const parameters = entryOf(dict, 'DecodeParms');
  const all = parameters instanceof PDFArray ? elementsOf(parameters, mostFilters) : [parameters];
  return all.some((each) => (numberOf(asDict(each), 'Predictor') ?? 1) > 1);
}

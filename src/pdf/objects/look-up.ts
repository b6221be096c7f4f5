/**
 * Entries of dictionaries and arrays that may be of another type than they should, or missing: of a stranger's file
 * nothing is sure.
 */

import {
  name,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from './objects.ts';
import { identity, type Matrix } from './matrix.ts';

/** The entry with references followed. */
export function entryOf(dict: PDFDict | undefined, entry: string): PDFObject | undefined {
  return dict?.lookup(name(entry));
}

/** The entry as it stands, a reference or not: equal ones are the same object. */
export function rawEntryOf(dict: PDFDict | undefined, entry: string): PDFObject | undefined {
  return dict?.get(name(entry));
}

export function dictOf(dict: PDFDict | undefined, entry: string): PDFDict | undefined {
  return asDict(entryOf(dict, entry));
}

export function arrayOf(dict: PDFDict | undefined, entry: string): PDFArray | undefined {
  const object = entryOf(dict, entry);
  return object instanceof PDFArray ? object : undefined;
}

export function streamOf(dict: PDFDict | undefined, entry: string): PDFRawStream | undefined {
  const object = entryOf(dict, entry);
  return object instanceof PDFRawStream ? object : undefined;
}

export function numberOf(dict: PDFDict | undefined, entry: string): number | undefined {
  return asNumber(entryOf(dict, entry));
}

/** A name's text without its solidus. */
export function nameOf(dict: PDFDict | undefined, entry: string): string | undefined {
  return asName(entryOf(dict, entry));
}

/** A text string, decoded. */
export function textOf(dict: PDFDict | undefined, entry: string): string | undefined {
  const object = entryOf(dict, entry);
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFRawStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export function asNumber(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}

export function asName(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

/** The elements with references followed; of an array that many share no more than are asked for. */
export function elementsOf(array: PDFArray | undefined, most = Infinity): (PDFObject | undefined)[] {
  return array === undefined
    ? []
    : Array.from({ length: Math.min(array.size(), most) }, (_, index) => array.lookup(index));
}

/** A form's or a pattern's `Matrix`. */
export function matrixOf(dict: PDFDict): Matrix {
  const [a, b, c, d, e, f] = numbersOf(arrayOf(dict, 'Matrix'));
  return f === undefined ? identity : [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
}

/** Of matrices and boxes, if not told otherwise: they have six numbers at most. */
export function numbersOf(array: PDFArray | undefined, most = 8): number[] {
  return elementsOf(array, most).flatMap((element) => asNumber(element) ?? []);
}

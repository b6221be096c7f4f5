/**
 * Dictionaries, of streams too, of which each entry is a number, a name, a reference or a list of numbers and references, as we write pages and their
 * contents. One pattern takes them: a book has thousands, and the parser goes from byte to byte.
 */

import { name, PDFArray, PDFDict, PDFNumber, PDFRawStream, PDFRef, type PDFContext, type PDFName, type PDFObject } from './objects.ts';

/** An object of a file, and where it ends there. */
export interface Placed {
  readonly object: PDFObject;
  readonly end: number;
}

/** What begins at `begin` in `text`, which is at `offset` in the file; `undefined` where it is anything else, is written otherwise than we write, or goes on behind the text. */
export function openFlatObjects(file: Buffer, context: PDFContext): (offset: number, text: string, begin: number) => Placed | undefined {
  const listOf = openLists(context);
  return (offset, text, begin) => {
    const entry = /\/([A-Za-z]+) (?:(\d{1,10}) 0 R|(-?\d{1,15}(?:\.\d{1,15})?)|\/([A-Za-z\d]+)|\[ ((?:\d{1,10} 0 R |-?\d{1,15}(?:\.\d{1,15})? )*)\])\n/y;
    const map = new Map<PDFName, PDFObject>();
    let end = text.startsWith('<<\n', begin) ? begin + 3 : text.length;
    for (;;) {
      entry.lastIndex = end;
      const found = entry.exec(text);
      if (found === null) break;
      const [, key = '', reference, number, label, list = ''] = found;
      map.set(name(key), reference !== undefined ? PDFRef.of(Number(reference)) : number !== undefined ? PDFNumber.of(Number(number)) : label !== undefined ? name(label) : listOf(list));
      end = entry.lastIndex;
    }
    const dict = PDFDict.fromMapWithContext(map, context);
    if (text.startsWith('>>\nendobj', end)) return { object: dict, end: offset + end };
    if (text.startsWith('>>\nstream\n', end)) return streamAt(file, offset + end + '>>\nstream\n'.length, dict);
    return undefined;
  };
}

/** One that says what it is may hold other objects: that is not for here. */
function streamAt(file: Buffer, start: number, dict: PDFDict): Placed | undefined {
  if (dict.has(name('Type'))) return undefined;
  const length = dict.get(name('Length'));
  const end = length instanceof PDFNumber ? start + length.asNumber() : 0;
  if (end < start || file.toString('latin1', end, end + 10) !== '\nendstream') return undefined;
  return { object: PDFRawStream.of(dict, file.subarray(start, end)), end };
}

/** `0 0 420 595 ` and `12 0 R 14 0 R `. A list of numbers is one object wherever it stands: the boxes of all pages are the same. */
function openLists(context: PDFContext): (text: string) => PDFArray {
  const known = new Map<string, PDFArray>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const list = PDFArray.withContext(context);
    const words = text.split(' ');
    for (let at = 0; at + 1 < words.length; at += 1) {
      const isReference = words[at + 2] === 'R';
      list.push(isReference ? PDFRef.of(Number(words[at])) : PDFNumber.of(Number(words[at])));
      if (isReference) at += 2;
    }
    if (!text.includes('R')) known.set(text, list);
    return list;
  };
}

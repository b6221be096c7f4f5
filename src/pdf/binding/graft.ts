/** Moves a signature's objects into the bound book: what its pages reach gets new numbers, fonts become the book's. */

import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Face } from './face.ts';
import { name, PDFArray, PDFDict, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from '../objects/objects.ts';
import { baseFontOf, fontRefs, type PrintedSignature } from '../signatures/printed.ts';

export interface Graft {
  /** Says that an object of the signature is one the book already has, so it is not brought over. */
  readonly identify: (ref: PDFRef, known: PDFRef) => void;
  /** The new number of an object of the signature, which will come along. */
  readonly map: (ref: PDFRef) => PDFRef;
  /** Rewrites, in place, the references inside an object that the caller puts into the book. */
  readonly renumber: (object: PDFObject) => PDFObject;
  /** Brings over everything that got a new number so far, and whatever that names. */
  readonly move: () => void;
}

export function openGraft(source: PDFContext, target: PDFContext): Graft {
  const numbers = new Map<PDFRef, PDFRef>();
  const waiting: PDFRef[] = [];
  const map = (ref: PDFRef): PDFRef => {
    const known = numbers.get(ref);
    if (known !== undefined) return known;
    const fresh = target.nextRef();
    numbers.set(ref, fresh);
    waiting.push(ref);
    return fresh;
  };
  const renumber = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return map(object);
    if (object instanceof PDFRawStream) renumber(object.dict);
    if (object instanceof PDFDict)
      for (const [key, value] of object.entries()) if (mayNameObjects(value)) object.set(key, renumber(value));
    if (object instanceof PDFArray) {
      for (let index = 0; index < object.size(); index += 1) {
        const value = object.get(index);
        if (mayNameObjects(value)) object.set(index, renumber(value));
      }
    }
    return object;
  };
  const move = () => {
    for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
      const object = source.lookup(ref);
      if (object !== undefined) target.assign(map(ref), renumber(object));
    }
  };
  return { identify: (ref, known) => numbers.set(ref, known), map, renumber, move };
}

function mayNameObjects(value: PDFObject): boolean {
  return (
    value instanceof PDFRef || value instanceof PDFDict || value instanceof PDFArray || value instanceof PDFRawStream
  );
}

/** A font that is none of the book's: text of an SVG picture, or, what must not be, a fallback glyph of Chrome's. */
export interface Stranger {
  readonly name: string;
  /** TrueType in a CID font, as printers take it; else Type 3. */
  readonly isTrueType: boolean;
}

/**
 * Points every font of the signature at the book's own face of the same PostScript name, so that Chrome's subsets stay
 * behind.
 */
export function replaceFonts(signature: PrintedSignature, faces: readonly Face[], graft: Graft): Stranger[] {
  const strangers: Stranger[] = [];
  for (const [ref, font] of fontRefs(signature)) {
    const postScriptName = baseFontOf(font) ?? 'Type 3';
    const isTrueType = font.get(name('Subtype')) === name('Type0');
    const face = faces.find((candidate) => candidate.postScriptName === postScriptName);
    if (face === undefined || !isTrueType) {
      strangers.push({ name: postScriptName, isTrueType });
      continue;
    }
    graft.identify(ref, face.ref);
  }
  return strangers;
}

/** A font that is not the book's. */
export function sayStranger({ name, isTrueType }: Stranger, edition: string): Diagnostic {
  return isTrueType
    ? diagnose('font-is-ours', { font: name, edition })
    : diagnose('font-is-truetype', { font: name, where: edition });
}

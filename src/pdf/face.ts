/**
 * One font object a face for the whole bound book. Chrome keeps the glyph ids of the font it was given, the same in every
 * signature, so the book's own subset stands for all of Chrome's (design 5.3).
 */

import { createHash } from 'node:crypto';
import { advancesOf, type Advances } from '../fonts/advances.ts';
import type { BookFont } from '../fonts/faces.ts';
import { openFont, type OpenFont } from '../fonts/harfbuzz.ts';
import { programOnly, readTables } from '../fonts/sfnt.ts';
import { deflated, name, PDFArray, PDFDict, PDFString, type PDFContext, type PDFRef } from './objects.ts';
import { baseFontOf, fontRefs, type PrintedSignature } from './printed.ts';
import { writeToUnicode } from './to-unicode.ts';

export interface Face {
  readonly font: OpenFont;
  /** PostScript name without subset tag: how Chrome's fonts are told apart. */
  readonly postScriptName: string;
  /** Text of glyphs that are no character's own, such as the joined dash; filled while signatures are grafted. */
  readonly extraText: Map<number, string>;
  readonly ref: PDFRef;
}

/** The object is written by `embedFace` at the end, when all glyph texts are known; its number is fixed now. */
export function openFace({ bytes }: BookFont, context: PDFContext): Face {
  const font = openFont(bytes);
  return { font, postScriptName: postScriptNameOf(bytes), extraText: new Map(), ref: context.nextRef() };
}

/** `descriptor` are Chrome's own measures of the face. */
export function embedFace(face: Face, bytes: Uint8Array, descriptor: PDFDict, context: PDFContext): void {
  const baseFont = name(`${subsetTag(bytes)}+${face.postScriptName}`);
  const program = programOnly(bytes);
  descriptor.set(name('FontName'), baseFont);
  descriptor.set(name('FontFile2'), context.register(deflated(context, program, { Length1: context.obj(program.length) })));
  const cidFont = context.obj({ Type: 'Font', Subtype: 'CIDFontType2', CIDToGIDMap: 'Identity', DW: 1000 }) as PDFDict;
  cidFont.set(name('BaseFont'), baseFont);
  cidFont.set(name('CIDSystemInfo'), context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }));
  cidFont.set(name('FontDescriptor'), context.register(descriptor));
  cidFont.set(name('W'), context.register(context.obj(widths(advancesOf(bytes)))));
  const font = context.obj({ Type: 'Font', Subtype: 'Type0', Encoding: 'Identity-H' }) as PDFDict;
  font.set(name('BaseFont'), baseFont);
  font.set(name('DescendantFonts'), context.obj([context.register(cidFont)]));
  font.set(name('ToUnicode'), context.register(deflated(context, writeToUnicode(glyphTexts(face)))));
  context.assign(face.ref, font);
}

/** The FontDescriptor Chrome made for a face, from the first signature that uses it; `undefined` when none does. */
export function descriptorOf(signatures: readonly PrintedSignature[], face: Face): PDFDict | undefined {
  for (const signature of signatures) {
    for (const font of fontRefs(signature).values()) {
      if (baseFontOf(font) !== face.postScriptName) continue;
      // A copy: Chrome's font may stay in use beside the face.
      return font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict).lookup(name('FontDescriptor'), PDFDict).clone();
    }
  }
  return undefined;
}

/** Every character's glyph, read through the font itself; glyphs that several characters share keep the lowest that is no stand-in. */
function glyphTexts(face: Face): Map<number, string> {
  const texts = new Map(face.extraText);
  const characters = [...face.font.characters].sort((a, b) => b - a).map((character) => String.fromCodePoint(character));
  const inOrder = [...characters.filter((text) => standIn.test(text)), ...characters.filter((text) => !standIn.test(text))];
  for (const [index, glyph] of face.font.glyphs(inOrder).entries()) {
    if (glyph !== 0) texts.set(glyph, inOrder[index] ?? '');
  }
  return texts;
}

/** Spaces by width, radicals, compatibility ideographs: fonts give them the glyphs of 　, of 人 and its like. */
const standIn = /[\u2000-\u200A\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** `W` lists only what differs from the default of one em, in runs (ISO 32000-1, 9.7.4.3). */
function widths(advances: Advances): (number | number[])[] {
  const array: (number | number[])[] = [];
  let run: number[] = [];
  for (let glyph = 0; glyph <= advances.length; glyph += 1) {
    const width = advances[glyph] ?? 1000;
    if (width !== 1000) {
      run.push(width);
    } else if (run.length > 0) {
      array.push(glyph - run.length, run);
      run = [];
    }
  }
  return array;
}

/** Six capitals that follow from the bytes (ISO 32000-1, 9.6.4). */
function subsetTag(bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest();
  return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

/** Name id 6, Windows platform, UTF-16 (OpenType 1.9, name). */
export function postScriptNameOf(bytes: Uint8Array): string {
  const table = readTables(bytes).get('name');
  if (table === undefined) return 'Unnamed';
  const strings = table.readUInt16BE(4);
  for (let record = 6; record < 6 + 12 * table.readUInt16BE(2); record += 12) {
    if (table.readUInt16BE(record) !== 3 || table.readUInt16BE(record + 6) !== 6) continue;
    const start = strings + table.readUInt16BE(record + 10);
    return Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8))).swap16().toString('utf16le');
  }
  return 'Unnamed';
}

/**
 * One font object a face for the whole bound book. Chrome keeps the glyph ids of the font it was given, the same in
 * every signature, so the book's own font can stand for all of Chrome's.
 */

import type { Advances } from '../../fonts/advances.ts';
import type { BoundFont } from '../../fonts/press-font.ts';
import { readTables } from '../../fonts/sfnt.ts';
import type { LineOf } from './lines.ts';
import { deflated, name, PDFRawStream, PDFString, type PDFContext, type PDFRef } from '../objects/objects.ts';
import type { FontProgram } from './programs.ts';
import type { Descriptor } from '../signatures/descriptors.ts';
import { glyphsIn } from '../signatures/read-text.ts';
import type { ReadBack } from '../signatures/ready-signature.ts';
import { writeToUnicode } from '../content/to-unicode.ts';

export interface Face {
  /** What Chrome set lines with. */
  readonly font: BoundFont;
  /** PostScript name without subset tag: how Chrome's fonts are told apart. */
  readonly postScriptName: string;
  /** Text of glyphs that are no character's own, such as the joined dash; filled at binding. */
  readonly extraText: Map<number, string>;
  /** The glyphs that are embedded: those that pages and furniture show. */
  readonly glyphs: Set<number>;
  readonly ref: PDFRef;
}

/**
 * The object is written by `embedFace` at the end, when all glyphs and their texts are known; its number is fixed now.
 */
export function openFace(font: BoundFont, context: PDFContext): Face {
  return {
    font,
    postScriptName: postScriptNameOf(font.bytes),
    extraText: new Map(),
    glyphs: new Set(),
    ref: context.nextRef(),
  };
}

/** The same lines; each time one is set, the glyphs of its faces are noted, so that they are embedded. */
export function noting(faces: readonly Face[], lineOf: LineOf): LineOf {
  return (text, preferred) => {
    const line = lineOf(text, preferred);
    for (const run of line.runs) for (const glyph of run.glyphs) faces[run.face]?.glyphs.add(glyph);
    return line;
  };
}

/** Notes what the printed pages show of the face. */
export function noteShown(face: Face, found: readonly Pick<ReadBack, 'glyphs' | 'glyphTexts'>[]): void {
  const shown = new Uint8Array(0x10000);
  for (const { glyphs, glyphTexts } of found) {
    for (const glyph of glyphs.get(face.postScriptName) ?? []) shown[glyph] = 1;
    for (const [glyph, text] of glyphTexts.get(face.postScriptName) ?? []) face.extraText.set(glyph, text);
  }
  for (const glyph of glyphsIn(shown)) face.glyphs.add(glyph);
}

/** `descriptor` are Chrome's own measures of the face. */
export function embedFace(
  { font, glyphs, ref, extraText, postScriptName }: Face,
  { program, length, tag, cidToGid }: FontProgram,
  { descriptor: measures, context }: { readonly descriptor: Descriptor; readonly context: PDFContext },
): void {
  const baseFont = name(`${tag}+${postScriptName}`);
  const descriptor = context.obj({ ...measures });
  descriptor.set(name('FontName'), baseFont);
  descriptor.set(
    name('FontFile2'),
    context.register(
      PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: program.length, Length1: length }), program),
    ),
  );
  const cidFont = context.obj({ Type: 'Font', Subtype: 'CIDFontType2', DW: 1000 });
  cidFont.set(name('BaseFont'), baseFont);
  cidFont.set(
    name('CIDSystemInfo'),
    context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }),
  );
  cidFont.set(
    name('CIDToGIDMap'),
    cidToGid === undefined ? name('Identity') : context.register(deflated(context, cidToGid)),
  );
  cidFont.set(name('FontDescriptor'), context.register(descriptor));
  const shown = [...glyphs].sort((a, b) => a - b);
  cidFont.set(name('W'), context.register(context.obj(widths(font.advances, shown))));
  const type0 = context.obj({ Type: 'Font', Subtype: 'Type0', Encoding: 'Identity-H' });
  type0.set(name('BaseFont'), baseFont);
  type0.set(name('DescendantFonts'), context.obj([context.register(cidFont)]));
  type0.set(
    name('ToUnicode'),
    context.register(
      deflated(context, writeToUnicode(new Map([...extraText, ...font.texts].filter(([glyph]) => glyphs.has(glyph))))),
    ),
  );
  context.assign(ref, type0);
}

/** `W` lists only what differs from the default of one em, in runs (ISO 32000-1, 9.7.4.3). */
function widths(advances: Advances, glyphs: readonly number[]): (number | number[])[] {
  const array: (number | number[])[] = [];
  let run: number[] = [];
  let next = -1;
  for (const glyph of glyphs) {
    const width = advances[glyph] ?? 1000;
    if (width === 1000) continue;
    if (glyph !== next) array.push(glyph, (run = []));
    run.push(width);
    next = glyph + 1;
  }
  return array;
}

/** Name id 6, Windows platform, UTF-16 (OpenType 1.9, name). */
export function postScriptNameOf(bytes: Uint8Array): string {
  const table = readTables(bytes).get('name');
  if (table === undefined) return 'Unnamed';
  const strings = table.readUInt16BE(4);
  for (let record = 6; record < 6 + 12 * table.readUInt16BE(2); record += 12) {
    if (table.readUInt16BE(record) !== 3 || table.readUInt16BE(record + 6) !== 6) continue;
    const start = strings + table.readUInt16BE(record + 10);
    return Buffer.from(table.subarray(start, start + table.readUInt16BE(record + 8)))
      .swap16()
      .toString('utf16le');
  }
  return 'Unnamed';
}

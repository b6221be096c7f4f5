/** A printed signature read back: its pages, where its ids landed, and the text that is really in it. */

import type { Advances } from '../fonts/advances.ts';
import { readCode } from './content/strings.ts';
import { joinGlyphs } from './join-glyphs.ts';
import { deflated, inflated, name, parsePdf, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFContext } from './objects.ts';
import { readToUnicode } from './to-unicode.ts';

export interface Target {
  /** Index of the page in the signature. */
  readonly page: number;
  /** Points from the lower left corner of the sheet, as Chrome has it: its margins at the left and at the head are left out. */
  readonly x: number;
  readonly y: number;
}

export interface PrintedSignature {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly { readonly ref: PDFRef; readonly dict: PDFDict }[];
  readonly targets: ReadonlyMap<string, Target>;
}

/** Chrome's own subsets of the book's fonts, by PostScript name: much of a signature's weight, and left behind at binding. */
export function dropFontPrograms(printed: PrintedSignature, names: ReadonlyMap<string, unknown>): void {
  for (const font of fontRefs(printed).values()) {
    if (!names.has(baseFontOf(font) ?? '')) continue;
    const descriptor = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)?.lookupMaybe(name('FontDescriptor'), PDFDict);
    const program = descriptor?.get(name('FontFile2'));
    if (program instanceof PDFRef) printed.context.delete(program);
  }
}

export async function readPrinted(pdf: Uint8Array): Promise<PrintedSignature> {
  const context = await parsePdf(pdf);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = leaves(context, catalog.lookup(name('Pages'), PDFDict));
  return { context, catalog, pages, targets: readTargets(catalog, pages.map(({ ref }) => ref)) };
}

function leaves(context: PDFContext, node: PDFDict): { ref: PDFRef; dict: PDFDict }[] {
  return node.lookup(name('Kids'), PDFArray).asArray().flatMap((kid) => {
    const dict = context.lookup(kid, PDFDict);
    return dict.has(name('Kids')) ? leaves(context, dict) : [{ ref: kid as PDFRef, dict }];
  });
}

/** `/Dests << /ch26 [page /XYZ x y 0] >>` */
function readTargets(catalog: PDFDict, pages: readonly PDFRef[]): Map<string, Target> {
  const index = new Map(pages.map((ref, position) => [ref, position]));
  const dests = catalog.lookupMaybe(name('Dests'), PDFDict);
  return new Map(
    (dests?.keys() ?? []).map((key): [string, Target] => {
      const place = dests?.lookup(key, PDFArray);
      const number = (at: number) => place?.lookup(at, PDFNumber).asNumber() ?? 0;
      return [key.decodeText(), { page: index.get(place?.get(0) as PDFRef) ?? 0, x: number(2), y: number(3) }];
    }),
  );
}

/** The plain content stream of each page as Chrome wrote it; `undefined` for a page that has none. */
export function readContents({ pages }: PrintedSignature): (Buffer | undefined)[] {
  return pages.map(({ dict }) => {
    const contents = dict.lookup(name('Contents'));
    return contents instanceof PDFRawStream ? inflated(contents) : undefined;
  });
}

/** The same with its lines in one string each, where they are set in a font whose advances are given by PostScript name. */
export function joinedContents(printed: PrintedSignature, advances: ReadonlyMap<string, Advances>): (Buffer | undefined)[] {
  return readContents(printed).map((content, index) => {
    const fonts = printed.pages[index]?.dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
    const known = new Map((fonts?.entries() ?? []).map(([key]) => [key.decodeText(), advances.get(baseFontOf(fonts?.lookupMaybe(key, PDFDict)) ?? '')]));
    return content && joinGlyphs(content, (fontName) => known.get(fontName));
  });
}

/** What Chrome wrote stays behind. */
export function writeContents({ context, pages }: PrintedSignature, contents: readonly (Buffer | undefined)[]): void {
  for (const [index, { dict }] of pages.entries()) {
    const content = contents[index];
    const before = dict.get(name('Contents'));
    if (content === undefined) continue;
    if (before instanceof PDFRef) context.delete(before);
    dict.set(name('Contents'), context.register(deflated(context, content)));
  }
}

/** The characters of each page in the order Chrome paints them, through the ToUnicode maps of its fonts. */
export function readText(printed: PrintedSignature, contents = readContents(printed)): string[] {
  const maps = new Map<unknown, ReadonlyMap<number, string>>();
  return printed.pages.map(({ dict }, index) => {
    const fonts = dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
    const content = contents[index];
    if (content === undefined) return '';
    return decode(content, (fontName) => {
      const ref = fonts?.get(PDFName.of(fontName));
      const known = maps.get(ref);
      if (known !== undefined) return known;
      const stream = fonts?.lookupMaybe(PDFName.of(fontName), PDFDict)?.lookup(name('ToUnicode'));
      const map = stream instanceof PDFRawStream ? readToUnicode(inflated(stream).toString('latin1')) : new Map<number, string>();
      maps.set(ref, map);
      return map;
    });
  });
}

/**
 * Chrome shows text as `/F5 14 Tf` and `<0071> Tj` only: fonts are Identity-H, two bytes a glyph. A novel has fifty million bytes
 * of it, so the search for the next `<` and the next font is left to the machine.
 */
function decode(content: Buffer, mapOf: (fontName: string) => ReadonlyMap<number, string>): string {
  let map: ReadonlyMap<number, string> = new Map();
  // Joined at the end: a string that grows by one character keeps a node for each.
  const text: string[] = [];
  let font = content.indexOf('/F');
  for (let at = content.indexOf(angle); at >= 0; at = content.indexOf(angle, at + 1)) {
    for (; font >= 0 && font < at; font = content.indexOf('/F', font + 1)) {
      const [, fontName] = /^\/(\w+) [\d.]+ Tf/.exec(content.toString('latin1', font, font + 32)) ?? [];
      if (fontName !== undefined) map = mapOf(fontName);
    }
    // The digits end after the last glyph, and at the second `<` of a dictionary.
    for (let glyph = readCode(content, at + 1); glyph >= 0; glyph = readCode(content, (at += 4) + 1)) text.push(map.get(glyph) ?? '');
  }
  return text.join('');
}

const angle = '<'.charCodeAt(0);

/** `NotoSerifSC-Regular`, without subset tag; a Type 3 font has none. */
export function baseFontOf(font: PDFDict | undefined): string | undefined {
  return font?.lookupMaybe(name('BaseFont'), PDFName)?.decodeText().replace(/^[A-Z]{6}\+/, '');
}

/** Every font the pages name, those inside form XObjects too. */
export function fontRefs({ context, pages }: PrintedSignature): Map<PDFRef, PDFDict> {
  const fonts = new Map<PDFRef, PDFDict>();
  const visited = new Set<PDFDict>();
  const visit = (resources: PDFDict | undefined) => {
    if (resources === undefined || visited.has(resources)) return;
    visited.add(resources);
    for (const font of resources.lookupMaybe(name('Font'), PDFDict)?.values() ?? []) if (font instanceof PDFRef) fonts.set(font, context.lookup(font, PDFDict));
    for (const form of resources.lookupMaybe(name('XObject'), PDFDict)?.values() ?? []) {
      const stream = context.lookup(form);
      if (stream instanceof PDFRawStream) visit(stream.dict.lookupMaybe(name('Resources'), PDFDict));
    }
  };
  for (const { dict } of pages) visit(dict.lookupMaybe(name('Resources'), PDFDict));
  return fonts;
}

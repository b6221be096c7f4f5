/** A printed signature read back: its pages and what they consist of, and where its ids landed. */

import type { PressFont } from '../../fonts/press-font.ts';
import type { Advances } from '../../fonts/advances.ts';
import { joinGlyphs, type PaintedText } from './join-glyphs.ts';
import {
  deflated,
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFContext,
} from '../objects/objects.ts';

export interface Target {
  /** Index of the page in the signature. */
  readonly page: number;
  /**
   * Points from the lower left corner of the sheet, as Chrome has it: its margins at the left and at the head are left
   * out.
   */
  readonly x: number;
  readonly y: number;
}

export interface PrintedPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** A font that binding embeds itself. */
export type OwnFont = Pick<PressFont, 'advances' | 'texts'>;

export interface PrintedSignature {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PrintedPage[];
  readonly targets: ReadonlyMap<string, Target>;
}

/**
 * Chrome's own subsets of the book's fonts, by PostScript name, and their texts: much of a signature's weight, and no
 * use once it has been read.
 */
export function dropFontPrograms(printed: PrintedSignature, names: ReadonlyMap<string, unknown>): void {
  for (const font of fontRefs(printed).values()) {
    if (!names.has(baseFontOf(font) ?? '')) continue;
    const descriptor = font
      .lookupMaybe(name('DescendantFonts'), PDFArray)
      ?.lookupMaybe(0, PDFDict)
      ?.lookupMaybe(name('FontDescriptor'), PDFDict);
    for (const stream of [descriptor?.get(name('FontFile2')), font.get(name('ToUnicode'))])
      if (stream instanceof PDFRef) printed.context.delete(stream);
  }
}

/** Takes links, and the numbers that tags hang on, out of pages for paper, which has no use for them. */
export function dropLinks({ context, pages }: PrintedSignature): void {
  for (const { dict } of pages) {
    for (const link of dict.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? [])
      if (link instanceof PDFRef) context.delete(link);
    for (const key of ['Annots', 'StructParents', 'Tabs']) dict.delete(name(key));
  }
}

/** Most pages of a signature paint with the same fonts and states: what they have in common is one object. */
export function shareResources({ context, pages }: PrintedSignature): void {
  const shared = new Map<string, PDFRef>();
  for (const { dict } of pages) {
    const own = dict.get(name('Resources'));
    if (!(own instanceof PDFDict)) continue;
    const text = own.toString();
    const ref = shared.get(text) ?? context.register(own);
    shared.set(text, ref);
    dict.set(name('Resources'), ref);
  }
}

export async function readPrinted(pdf: Uint8Array): Promise<PrintedSignature> {
  const context = await parsePdf(pdf);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = leaves(context, catalog.lookup(name('Pages'), PDFDict));
  return {
    context,
    catalog,
    pages,
    targets: readTargets(
      catalog,
      pages.map(({ ref }) => ref),
    ),
  };
}

function leaves(context: PDFContext, node: PDFDict): { ref: PDFRef; dict: PDFDict }[] {
  return node
    .lookup(name('Kids'), PDFArray)
    .asArray()
    .flatMap((kid) => {
      const dict = context.lookup(kid, PDFDict);
      return dict.has(name('Kids')) ? leaves(context, dict) : [{ ref: kid as PDFRef, dict }];
    });
}

/** `/Dests << /ch26 [page /XYZ x y 0] >>`, in reading order: Chrome's own depends on what else is in the document. */
function readTargets(catalog: PDFDict, pages: readonly PDFRef[]): Map<string, Target> {
  const index = new Map(pages.map((ref, position) => [ref, position]));
  const dests = catalog.lookupMaybe(name('Dests'), PDFDict);
  const targets = (dests?.keys() ?? []).map((key): [string, Target] => {
    const place = dests?.lookup(key, PDFArray);
    const number = (at: number) => place?.lookup(at, PDFNumber).asNumber() ?? 0;
    return [key.decodeText(), { page: index.get(place?.get(0) as PDFRef) ?? 0, x: number(2), y: number(3) }];
  });
  return new Map(
    targets.sort(([one, a], [other, b]) => a.page - b.page || b.y - a.y || a.x - b.x || (one < other ? -1 : 1)),
  );
}

/** The plain content stream of each page as Chrome wrote it; `undefined` for a page that has none. */
export function readContents({ pages }: PrintedSignature): (Buffer | undefined)[] {
  return pages.map(({ dict }) => {
    const contents = dict.lookup(name('Contents'));
    return contents instanceof PDFRawStream ? inflated(contents) : undefined;
  });
}

/** The same with its lines in one string each, where they are set in a font of the book. `onText` is told of each. */
export function joinedContents(
  printed: PrintedSignature,
  ownFonts: ReadonlyMap<string, OwnFont>,
  onText: (page: number, text: PaintedText, font: OwnFont) => void = () => undefined,
): (Buffer | undefined)[] {
  return readContents(printed).map((content, index) => {
    const fonts = printed.pages[index]?.dict
      .lookupMaybe(name('Resources'), PDFDict)
      ?.lookupMaybe(name('Font'), PDFDict);
    const known = new Map(
      (fonts?.entries() ?? []).map(([key]) => [
        key.decodeText(),
        ownFonts.get(baseFontOf(fonts?.lookupMaybe(key, PDFDict)) ?? ''),
      ]),
    );
    const advancesOf = (fontName: string): Advances | undefined => known.get(fontName)?.advances;
    return (
      content &&
      joinGlyphs(content, advancesOf, (text) => {
        const font = known.get(text.font);
        if (font !== undefined) onText(index, text, font);
      })
    );
  });
}

/** How often pictures of pixels are painted from page `first` up to `last`, those in forms too. */
export function paintedPictures(
  { context, pages }: PrintedSignature,
  contents: readonly (Buffer | undefined)[],
  first: number,
  last: number,
): number {
  const paintedBy = (content: Buffer, resources: PDFDict | undefined): number => {
    const objects = resources?.lookupMaybe(name('XObject'), PDFDict);
    return [...content.toString('latin1').matchAll(/\/(\w+) Do\b/g)].reduce((sum, [, object = '']) => {
      const stream = context.lookup(objects?.get(PDFName.of(object)));
      if (!(stream instanceof PDFRawStream)) return sum;
      return (
        sum +
        (stream.dict.get(name('Subtype')) === name('Image')
          ? 1
          : paintedBy(inflated(stream), stream.dict.lookupMaybe(name('Resources'), PDFDict)))
      );
    }, 0);
  };
  return pages.slice(first, last).reduce((sum, { dict }, index) => {
    const content = contents[first + index];
    return sum + (content === undefined ? 0 : paintedBy(content, dict.lookupMaybe(name('Resources'), PDFDict)));
  }, 0);
}

/** Gives the page another content stream; that of Chrome is taken out of the file. */
export function writeContent({ context }: PrintedSignature, { dict }: PrintedPage, content: Buffer): void {
  const before = dict.get(name('Contents'));
  if (before instanceof PDFRef) context.delete(before);
  dict.set(name('Contents'), context.register(deflated(context, content)));
}

/** Takes out what the page consists of. Its dictionary stays, so that the other pages keep their indices. */
export function dropPage({ context }: PrintedSignature, { dict }: PrintedPage): void {
  const content = dict.get(name('Contents'));
  if (content instanceof PDFRef) context.delete(content);
  for (const key of ['Contents', 'Resources']) dict.delete(name(key));
}

/** `NotoSerifSC-Regular`, without subset tag; a Type 3 font has none. */
export function baseFontOf(font: PDFDict | undefined): string | undefined {
  return font
    ?.lookupMaybe(name('BaseFont'), PDFName)
    ?.decodeText()
    .replace(/^[A-Z]{6}\+/, '');
}

/** Every font the pages name, those inside forms too. */
export function fontRefs(printed: PrintedSignature): Map<PDFRef, PDFDict> {
  const fonts = new Map<PDFRef, PDFDict>();
  const pages = printed.pages.map(({ dict }) => dict);
  for (const dict of [...pages, ...formsOf(printed).map(({ dict: form }) => form)]) {
    const named = dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
    for (const font of named?.values() ?? [])
      if (font instanceof PDFRef) fonts.set(font, printed.context.lookup(font, PDFDict));
  }
  return fonts;
}

/** What pages paint as objects and patterns, and what these paint: all streams with text but those of the pages. */
export function formsOf({ context, pages }: PrintedSignature): PDFRawStream[] {
  const forms = new Set<PDFRawStream>();
  const visited = new Set<PDFDict>();
  const visit = (resources: PDFDict | undefined) => {
    if (resources === undefined || visited.has(resources)) return;
    visited.add(resources);
    for (const kind of ['XObject', 'Pattern']) {
      for (const object of resources.lookupMaybe(name(kind), PDFDict)?.values() ?? []) {
        const stream = context.lookup(object);
        if (
          !(stream instanceof PDFRawStream) ||
          stream.dict.get(name('Subtype')) === name('Image') ||
          forms.has(stream)
        )
          continue;
        forms.add(stream);
        visit(stream.dict.lookupMaybe(name('Resources'), PDFDict));
      }
    }
  };
  for (const { dict } of pages) visit(dict.lookupMaybe(name('Resources'), PDFDict));
  return [...forms];
}

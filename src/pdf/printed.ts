/** A printed signature read back: its pages, where its ids landed, and the text that is really in it. */

import type { PressFont } from '../fonts/press-font.ts';
import { lazily } from '../host/lazily.ts';
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

/** Chrome's own subsets of the book's fonts, by PostScript name, and their texts: much of a signature's weight, and no use once it has been read. */
export function dropFontPrograms(printed: PrintedSignature, names: ReadonlyMap<string, unknown>): void {
  for (const font of fontRefs(printed).values()) {
    if (!names.has(baseFontOf(font) ?? '')) continue;
    const descriptor = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)?.lookupMaybe(name('FontDescriptor'), PDFDict);
    for (const stream of [descriptor?.get(name('FontFile2')), font.get(name('ToUnicode'))]) if (stream instanceof PDFRef) printed.context.delete(stream);
  }
}

/** What pages of paper have no use for: links, and what tags hang on. */
export function dropLinks({ context, pages }: PrintedSignature): void {
  for (const { dict } of pages) {
    for (const link of dict.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []) if (link instanceof PDFRef) context.delete(link);
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
  return { context, catalog, pages, targets: readTargets(catalog, pages.map(({ ref }) => ref)) };
}

/** Without the sheets that were left empty before the first page. */
export function withoutBlanks(printed: PrintedSignature, blanks: number): PrintedSignature {
  const targets = [...printed.targets].map(([id, target]): [string, Target] => [id, { ...target, page: target.page - blanks }]);
  return { ...printed, pages: printed.pages.slice(blanks), targets: new Map(targets) };
}

function leaves(context: PDFContext, node: PDFDict): { ref: PDFRef; dict: PDFDict }[] {
  return node.lookup(name('Kids'), PDFArray).asArray().flatMap((kid) => {
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
  return new Map(targets.sort(([one, a], [other, b]) => a.page - b.page || b.y - a.y || a.x - b.x || (one < other ? -1 : 1)));
}

/** The plain content stream of each page as Chrome wrote it; `undefined` for a page that has none. */
export function readContents({ pages }: PrintedSignature): (Buffer | undefined)[] {
  return pages.map(({ dict }) => {
    const contents = dict.lookup(name('Contents'));
    return contents instanceof PDFRawStream ? inflated(contents) : undefined;
  });
}

/** The same with its lines in one string each, where they are set in a font of the book. */
export function joinedContents(printed: PrintedSignature, ownFonts: ReadonlyMap<string, OwnFont>): (Buffer | undefined)[] {
  return readContents(printed).map((content, index) => {
    const fonts = printed.pages[index]?.dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
    const known = new Map((fonts?.entries() ?? []).map(([key]) => [key.decodeText(), ownFonts.get(baseFontOf(fonts?.lookupMaybe(key, PDFDict)) ?? '')?.advances]));
    return content && joinGlyphs(content, (fontName) => known.get(fontName));
  });
}

/** What Chrome wrote stays behind. */
export function writeContent({ context }: PrintedSignature, { dict }: PrintedPage, content: Buffer): void {
  const before = dict.get(name('Contents'));
  if (before instanceof PDFRef) context.delete(before);
  dict.set(name('Contents'), context.register(deflated(context, content)));
}

/** What the page consists of. Its dictionary stays, so that the others keep their numbers. */
export function dropPage({ context }: PrintedSignature, { dict }: PrintedPage): void {
  const content = dict.get(name('Contents'));
  if (content instanceof PDFRef) context.delete(content);
  for (const key of ['Contents', 'Resources']) dict.delete(name(key));
}

export interface TextRead {
  /** The characters of each page in the order Chrome paints them. */
  readonly texts: readonly string[];
  /** The glyphs of the book's own fonts, by PostScript name; those in forms too. */
  readonly glyphs: ReadonlyMap<string, Uint16Array>;
  /** The text of those of them that are no character's own, such as the joined dash. */
  readonly glyphTexts: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/**
 * What the book's own fonts set is read by their characters, for Chrome writes the stand-ins of whole fonts, such as Kangxi radicals, into its ToUnicode maps;
 * those are read for everything else.
 */
export function readText(printed: PrintedSignature, contents = readContents(printed), ownFonts: ReadonlyMap<string, OwnFont> = new Map()): TextRead {
  const readers = new Map<PDFDict, FontReader>();
  const used = new Map<string, Uint8Array>();
  const glyphTexts = new Map<string, Map<number, string>>();
  const readerOf = (font: PDFDict): FontReader => {
    const known = readers.get(font);
    if (known !== undefined) return known;
    const fontName = baseFontOf(font) ?? '';
    const own = ownFonts.get(fontName);
    const marks = used.get(fontName) ?? new Uint8Array(0x10000);
    const others = glyphTexts.get(fontName) ?? new Map<number, string>();
    if (own !== undefined) {
      used.set(fontName, marks);
      glyphTexts.set(fontName, others);
    }
    const reader = openReader(font, own?.texts ?? none, marks, others);
    readers.set(font, reader);
    return reader;
  };
  const read = (content: Buffer, resources: PDFDict | undefined): string => {
    const fonts = resources?.lookupMaybe(name('Font'), PDFDict);
    return decode(content, (fontName) => {
      const font = fonts?.lookupMaybe(PDFName.of(fontName), PDFDict);
      return font && readerOf(font);
    });
  };
  const texts = printed.pages.map(({ dict }, index) => {
    const content = contents[index];
    return content === undefined ? '' : read(content, dict.lookupMaybe(name('Resources'), PDFDict));
  });
  for (const form of formsOf(printed)) read(inflated(form), form.dict.lookupMaybe(name('Resources'), PDFDict));
  return { texts, glyphs: new Map([...used].map(([fontName, marks]) => [fontName, glyphsIn(marks)])), glyphTexts };
}

/** How the glyphs of a font are read. */
interface FontReader {
  /** Glyphs that stand for one unit of UTF-16, which nearly all do; 0 for others. */
  readonly units: Uint16Array;
  readonly text: (glyph: number) => string;
  /** A mark for every glyph that was met. */
  readonly used: Uint8Array;
}

/** `others` gets what is no character's own. */
function openReader(font: PDFDict, own: ReadonlyMap<number, string>, used: Uint8Array, others: Map<number, string>): FontReader {
  const chromes = lazily(() => chromesTexts(font));
  const find = (glyph: number): string => {
    const text = chromes().get(glyph) ?? '';
    others.set(glyph, text);
    return text;
  };
  return { units: unitsOf(own), used, text: (glyph) => own.get(glyph) ?? others.get(glyph) ?? find(glyph) };
}

const none: ReadonlyMap<number, string> = new Map();
const unitsByTexts = new WeakMap<ReadonlyMap<number, string>, Uint16Array>();

function unitsOf(texts: ReadonlyMap<number, string>): Uint16Array {
  const known = unitsByTexts.get(texts);
  if (known !== undefined) return known;
  const made = new Uint16Array(0x10000);
  for (const [glyph, text] of texts) if (text.length === 1) made[glyph] = text.charCodeAt(0);
  unitsByTexts.set(texts, made);
  return made;
}

function chromesTexts(font: PDFDict): ReadonlyMap<number, string> {
  const stream = font.lookup(name('ToUnicode'));
  return stream instanceof PDFRawStream ? readToUnicode(inflated(stream).toString('latin1')) : none;
}

/** Those that are marked, rising. */
export function glyphsIn(marks: Uint8Array): Uint16Array {
  const glyphs: number[] = [];
  for (let glyph = marks.indexOf(1); glyph >= 0; glyph = marks.indexOf(1, glyph + 1)) glyphs.push(glyph);
  return Uint16Array.from(glyphs);
}

/**
 * Chrome shows text as `/F5 14 Tf` and `<0071> Tj` only: fonts are Identity-H, two bytes a glyph. A novel has fifty million bytes
 * of it, so the search for the next `<` and the next font is left to the machine.
 */
function decode(content: Buffer, readerOf: (fontName: string) => FontReader | undefined): string {
  let reader: FontReader | undefined;
  const text = new Text(content.length >> 2);
  let font = content.indexOf('/F');
  for (let at = content.indexOf(angle); at >= 0; at = content.indexOf(angle, at + 1)) {
    for (; font >= 0 && font < at; font = content.indexOf('/F', font + 1)) {
      const [, fontName] = /^\/(\w+) [\d.]+ Tf/.exec(content.toString('latin1', font, font + 32)) ?? [];
      if (fontName !== undefined) reader = readerOf(fontName);
    }
    // A dictionary: the text that stands for a glyph without a character (`ActualText`) is not shown.
    if (content[at + 1] === angle) {
      at = content.indexOf('>>', at);
      if (at < 0) break;
      continue;
    }
    for (let glyph = readCode(content, at + 1); glyph >= 0; glyph = readCode(content, (at += 4) + 1)) {
      if (reader === undefined) continue;
      reader.used[glyph] = 1;
      const unit = reader.units[glyph] ?? 0;
      if (unit !== 0) text.unit(unit);
      else text.string(reader.text(glyph));
    }
  }
  return text.done();
}

/** Text that comes in units: a string that grows by one of them keeps a node for each. */
class Text {
  private units: Uint16Array;
  private length = 0;

  constructor(room: number) {
    this.units = new Uint16Array(room + 1);
  }

  unit(unit: number): void {
    if (this.length === this.units.length) {
      const grown = new Uint16Array(2 * this.length);
      grown.set(this.units);
      this.units = grown;
    }
    this.units[this.length] = unit;
    this.length += 1;
  }

  string(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.unit(text.charCodeAt(at));
  }

  done(): string {
    return Buffer.from(this.units.buffer, this.units.byteOffset, 2 * this.length).toString('utf16le');
  }
}

const angle = '<'.charCodeAt(0);

/** `NotoSerifSC-Regular`, without subset tag; a Type 3 font has none. */
export function baseFontOf(font: PDFDict | undefined): string | undefined {
  return font?.lookupMaybe(name('BaseFont'), PDFName)?.decodeText().replace(/^[A-Z]{6}\+/, '');
}

/** Every font the pages name, those inside forms too. */
export function fontRefs(printed: PrintedSignature): Map<PDFRef, PDFDict> {
  const fonts = new Map<PDFRef, PDFDict>();
  const pages = printed.pages.map(({ dict }) => dict);
  for (const dict of [...pages, ...formsOf(printed).map(({ dict: form }) => form)]) {
    const named = dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
    for (const font of named?.values() ?? []) if (font instanceof PDFRef) fonts.set(font, printed.context.lookup(font, PDFDict));
  }
  return fonts;
}

/** What pages paint as objects and patterns, and what these paint: all streams with text but those of the pages. */
function formsOf({ context, pages }: PrintedSignature): PDFRawStream[] {
  const forms = new Set<PDFRawStream>();
  const visited = new Set<PDFDict>();
  const visit = (resources: PDFDict | undefined) => {
    if (resources === undefined || visited.has(resources)) return;
    visited.add(resources);
    for (const kind of ['XObject', 'Pattern']) {
      for (const object of resources.lookupMaybe(name(kind), PDFDict)?.values() ?? []) {
        const stream = context.lookup(object);
        if (!(stream instanceof PDFRawStream) || stream.dict.get(name('Subtype')) === name('Image') || forms.has(stream)) continue;
        forms.add(stream);
        visit(stream.dict.lookupMaybe(name('Resources'), PDFDict));
      }
    }
  };
  for (const { dict } of pages) visit(dict.lookupMaybe(name('Resources'), PDFDict));
  return [...forms];
}

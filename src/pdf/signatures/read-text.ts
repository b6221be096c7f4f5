/** The text that is really in a printed signature, and the glyphs it is set with. */

import { lazily } from '../../host/lazily.ts';
import { readCode } from '../content/strings.ts';
import { inflated, name, PDFDict, PDFName, PDFRawStream } from '../objects/objects.ts';
import { baseFontOf, formsOf, readContents, type OwnFont, type PrintedSignature } from './printed.ts';
import { readToUnicode } from '../content/to-unicode.ts';

export interface TextRead {
  /** The characters of each page in the order Chrome paints them. */
  readonly texts: readonly string[];
  /** The glyphs of the book's own fonts, by PostScript name; those in forms too. */
  readonly glyphs: ReadonlyMap<string, Uint16Array>;
  /** The text of those of them that are no character's own, such as the joined dash. */
  readonly glyphTexts: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/**
 * What the book's own fonts set is read by their characters, for Chrome writes the stand-ins of whole fonts, such as
 * Kangxi radicals, into its ToUnicode maps; those are read for everything else.
 */
export function readText(
  printed: PrintedSignature,
  contents = readContents(printed),
  ownFonts: ReadonlyMap<string, OwnFont> = new Map(),
): TextRead {
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

/** Notes in `others` the texts of glyphs that are no character's own. */
function openReader(
  font: PDFDict,
  own: ReadonlyMap<number, string>,
  used: Uint8Array,
  others: Map<number, string>,
): FontReader {
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

/** The glyphs that are marked, in rising order. */
export function glyphsIn(marks: Uint8Array): Uint16Array {
  const glyphs: number[] = [];
  for (let glyph = marks.indexOf(1); glyph >= 0; glyph = marks.indexOf(1, glyph + 1)) glyphs.push(glyph);
  return Uint16Array.from(glyphs);
}

/**
 * Chrome shows text as `/F5 14 Tf` and `<0071> Tj` only: fonts are Identity-H, two bytes a glyph. A novel has fifty
 * million bytes of it, so the search for the next `<` and the next font is left to the machine.
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

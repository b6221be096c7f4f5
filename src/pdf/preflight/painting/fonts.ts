/** Fonts as far as a preflight needs them: are they in the file, and how far does each code move the pen (ISO 32000-1, 9.6–9.7)? */

import { PDFArray, type PDFDict } from '../../objects/objects.ts';
import { arrayOf, asDict, asNumber, dictOf, elementsOf, nameOf, numberOf, numbersOf, rawEntryOf } from '../../objects/look-up.ts';

export interface ReadFont {
  /** `NotoSerifSC-Regular`, without the mark of a subset; a Type 3 font may have none. */
  readonly name: string;
  readonly isType3: boolean;
  /** Its program is in the file; of a Type 3 font that is always so. */
  readonly isEmbedded: boolean;
  readonly bytesPerCode: 1 | 2;
  readonly isVertical: boolean;
  /** Of a code, in units of text space for a font of size 1; down the column where the font is vertical. */
  readonly advance: (code: number) => number;
}

export function readFont(dict: PDFDict): ReadFont {
  const subtype = nameOf(dict, 'Subtype');
  const name = (nameOf(dict, 'BaseFont') ?? nameOf(dict, 'Name') ?? '').replace(/^[A-Z]{6}\+/, '');
  if (subtype !== 'Type0') {
    const isType3 = subtype === 'Type3';
    return { name, isType3, isEmbedded: isType3 || hasProgram(dict), bytesPerCode: 1, isVertical: false, advance: simpleAdvance(dict, isType3) };
  }
  // A composite font's program and widths belong to its descendant.
  const descendant = asDict(arrayOf(dict, 'DescendantFonts')?.lookup(0));
  const encoding = nameOf(dict, 'Encoding') ?? '';
  const isVertical = /-V$/.test(encoding);
  return { name, isType3: false, isEmbedded: hasProgram(descendant), bytesPerCode: 2, isVertical, advance: isVertical ? verticalAdvance(descendant) : compositeAdvance(descendant, encoding) };
}

function hasProgram(font: PDFDict | undefined): boolean {
  const descriptor = dictOf(font, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => rawEntryOf(descriptor, key) !== undefined);
}

/** The 14 standard fonts may come without widths; half a body is about right for Latin. */
const usualWidth = 500;

function simpleAdvance(dict: PDFDict, isType3: boolean): ReadFont['advance'] {
  const widths = numbersOf(arrayOf(dict, 'Widths'));
  const first = numberOf(dict, 'FirstChar') ?? 0;
  const missing = numberOf(dictOf(dict, 'FontDescriptor'), 'MissingWidth') ?? (widths.length === 0 ? usualWidth : 0);
  const unit = isType3 ? Math.abs(numbersOf(arrayOf(dict, 'FontMatrix'))[0] ?? 0.001) : 0.001;
  return (code) => (widths[code - first] ?? missing) * unit;
}

/** With an encoding other than Identity a code is not the glyph's number, and Chinese text is set in full bodies. */
function compositeAdvance(descendant: PDFDict | undefined, encoding: string): ReadFont['advance'] {
  const usual = numberOf(descendant, 'DW') ?? 1000;
  const widths = new Float64Array(codes).fill(usual / 1000);
  if (encoding.startsWith('Identity')) for (const [code, width] of readWidths(arrayOf(descendant, 'W'))) widths[code] = width / 1000;
  return (code) => widths[code] ?? 0;
}

function verticalAdvance(descendant: PDFDict | undefined): ReadFont['advance'] {
  const down = numbersOf(arrayOf(descendant, 'DW2'))[1] ?? -1000;
  return () => down / 1000;
}

/** As many as two bytes can tell apart. */
const codes = 65_536;

/** `c [w1 w2 …]` and `first last w`; CIDs have two bytes, so a range cannot be long (9.7.4.3). */
function readWidths(array: PDFArray | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const elements = elementsOf(array);
  // Ranges of a hostile file may lie over each other a million times.
  for (let at = 0, steps = 0; at + 1 < elements.length && steps < 4 * codes; ) {
    const first = asNumber(elements[at]) ?? 0;
    const second = elements[at + 1];
    if (second instanceof PDFArray) {
      for (const [index, width] of numbersOf(second).entries()) widths.set(first + index, width);
      at += 2;
    } else {
      const last = Math.min(asNumber(second) ?? first, codes - 1);
      const width = asNumber(elements[at + 2]) ?? 0;
      for (let code = Math.max(0, first); code <= last; code += 1, steps += 1) widths.set(code, width);
      at += 3;
    }
  }
  return widths;
}

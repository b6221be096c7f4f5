/**
 * Fonts as far as a preflight needs them: are they in the file, and how far does each code move the pen (ISO 32000-1,
 * 9.6–9.7)?
 */

import { lazily } from '../../../host/lazily.ts';
import { PDFArray, type PDFDict } from '../../objects/objects.ts';
import { arrayOf, asDict, asNumber, dictOf, nameOf, numberOf, numbersOf, rawEntryOf } from '../../objects/look-up.ts';
import type { Budget } from './streams.ts';

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

/**
 * The table of widths of a composite font is made when text is shown in it, and taken from the budget: a file may name
 * a font for each of its bytes.
 */
export function readFont(dict: PDFDict, budget: Budget): ReadFont {
  const subtype = nameOf(dict, 'Subtype');
  const name = (nameOf(dict, 'BaseFont') ?? nameOf(dict, 'Name') ?? '').replace(/^[A-Z]{6}\+/, '');
  if (subtype !== 'Type0') {
    const isType3 = subtype === 'Type3';
    return {
      name,
      isType3,
      isEmbedded: isType3 || hasProgram(dict),
      bytesPerCode: 1,
      isVertical: false,
      advance: simpleAdvance(dict, isType3),
    };
  }
  // A composite font's program and widths belong to its descendant.
  const descendant = asDict(arrayOf(dict, 'DescendantFonts')?.lookup(0));
  const encoding = nameOf(dict, 'Encoding') ?? '';
  const isVertical = /-V$/.test(encoding);
  return {
    name,
    isType3: false,
    isEmbedded: hasProgram(descendant),
    bytesPerCode: 2,
    isVertical,
    advance: isVertical ? verticalAdvance(descendant) : compositeAdvance(descendant, encoding, budget),
  };
}

function hasProgram(font: PDFDict | undefined): boolean {
  const descriptor = dictOf(font, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => rawEntryOf(descriptor, key) !== undefined);
}

/** The 14 standard fonts may come without widths; half a body is about right for Latin. */
const usualWidth = 500;

function simpleAdvance(dict: PDFDict, isType3: boolean): ReadFont['advance'] {
  const widths = numbersOf(arrayOf(dict, 'Widths'), simpleCodes);
  const first = numberOf(dict, 'FirstChar') ?? 0;
  const missing = numberOf(dictOf(dict, 'FontDescriptor'), 'MissingWidth') ?? (widths.length === 0 ? usualWidth : 0);
  const unit = isType3 ? Math.abs(numbersOf(arrayOf(dict, 'FontMatrix'))[0] ?? 0.001) : 0.001;
  return (code) => (widths[code - first] ?? missing) * unit;
}

/** With an encoding other than Identity a code is not the glyph's number, and Chinese text is set in full bodies. */
function compositeAdvance(descendant: PDFDict | undefined, encoding: string, budget: Budget): ReadFont['advance'] {
  const usual = (numberOf(descendant, 'DW') ?? 1000) / 1000;
  const widths = lazily(() => {
    budget.left -= Float64Array.BYTES_PER_ELEMENT * codes;
    if (budget.left < 0) return undefined;
    const table = new Float64Array(codes).fill(usual);
    if (encoding.startsWith('Identity')) fillWidths(table, arrayOf(descendant, 'W'));
    return table;
  });
  return (code) => widths()?.[code] ?? usual;
}

function verticalAdvance(descendant: PDFDict | undefined): ReadFont['advance'] {
  const down = numbersOf(arrayOf(descendant, 'DW2'))[1] ?? -1000;
  return () => down / 1000;
}

/** As many as one byte and two can tell apart. */
const simpleCodes = 256;
const codes = 65_536;

/** `c [w1 w2 …]` and `first last w`; CIDs have two bytes, so a range cannot be long (9.7.4.3). */
function fillWidths(widths: Float64Array, array: PDFArray | undefined): void {
  // Ranges and lists of a hostile file may lie over each other a million times.
  for (let at = 0, steps = 0; array !== undefined && at + 1 < array.size() && steps < 4 * codes; steps += 1) {
    const first = Math.max(0, Math.trunc(asNumber(array.lookup(at)) ?? 0));
    const second = array.lookup(at + 1);
    if (second instanceof PDFArray) {
      const own = numbersOf(second, codes);
      for (const [index, width] of own.entries()) widths[first + index] = width / 1000;
      steps += own.length;
      at += 2;
    } else {
      const last = Math.min(asNumber(second) ?? first, codes - 1);
      widths.fill((asNumber(array.lookup(at + 2)) ?? 0) / 1000, first, last + 1);
      steps += Math.max(0, last - first);
      at += 3;
    }
  }
}

/** Chrome's own measures of the fonts of a signature. */

import { name, PDFArray, PDFDict, PDFName, PDFNumber } from '../objects/objects.ts';
import { baseFontOf, fontRefs, type PrintedSignature } from './printed.ts';

/** Numbers, names and arrays of numbers (ISO 32000-1, 9.8). */
export type Descriptor = Readonly<Record<string, number | string | number[]>>;

/** The FontDescriptors that Chrome made, without the entries that name the font program. */
export function descriptorsIn(printed: PrintedSignature): Map<string, Descriptor> {
  const descriptors = new Map<string, Descriptor>();
  for (const font of fontRefs(printed).values()) {
    const descriptor = font
      .lookupMaybe(name('DescendantFonts'), PDFArray)
      ?.lookupMaybe(0, PDFDict)
      ?.lookupMaybe(name('FontDescriptor'), PDFDict);
    if (descriptor !== undefined) descriptors.set(baseFontOf(font) ?? '', plainEntries(descriptor));
  }
  return descriptors;
}

function plainEntries(dict: PDFDict): Descriptor {
  const entries = dict
    .entries()
    .map(
      ([key, value]) =>
        [
          key.decodeText(),
          value instanceof PDFNumber
            ? value.asNumber()
            : value instanceof PDFName
              ? value.decodeText()
              : value instanceof PDFArray
                ? value.asArray().flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []))
                : undefined,
        ] as const,
    );
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, number | string | number[]] => entry[1] !== undefined),
  );
}

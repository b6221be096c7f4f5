/**
 * Images by what their dictionaries say (ISO 32000-1, 8.9): size in pixels, inks, and whether something shines through.
 * Pixels are not looked at.
 */

import { PDFRawStream, type PDFDict } from '../../objects/objects.ts';
import { anyOf, readColorSpace, readNamedSpace } from './color.ts';
import { entryOf, numberOf } from '../../objects/look-up.ts';
import { operand, type ContentTokens } from '../../content/tokens.ts';

export interface ReadImage {
  readonly width: number;
  readonly height: number;
  readonly inks: number;
  /** Painted in the colour of fills, where it is 1. */
  readonly isMask: boolean;
  readonly isSoft: boolean;
}

export function readImage(dict: PDFDict, resources: PDFDict | undefined): ReadImage {
  return {
    width: numberOf(dict, 'Width') ?? 0,
    height: numberOf(dict, 'Height') ?? 0,
    inks: anyOf(readColorSpace(entryOf(dict, 'ColorSpace'), resources)),
    isMask: entryOf(dict, 'ImageMask')?.toString() === 'true',
    isSoft: entryOf(dict, 'SMask') instanceof PDFRawStream || (numberOf(dict, 'SMaskInData') ?? 0) > 0,
  };
}

/** The dictionary of an inline image, which is the operands of its `ID` (8.9.7). */
export function readInlineImage(tokens: ContentTokens, resources: PDFDict | undefined): ReadImage {
  let [width, height, inks, isMask] = [0, 0, 0, false];
  for (let at = 0; at + 1 < tokens.count; at += 1) {
    const key = tokens.kind(at) === operand.name ? tokens.name(at) : '';
    if (key === 'W' || key === 'Width') width = tokens.number(at + 1);
    if (key === 'H' || key === 'Height') height = tokens.number(at + 1);
    if (key === 'IM' || key === 'ImageMask') isMask = true;
    if (key === 'CS' || key === 'ColorSpace') inks = anyOf(readNamedSpace(tokens.name(at + 1), resources));
  }
  return { width, height, inks, isMask, isSoft: false };
}

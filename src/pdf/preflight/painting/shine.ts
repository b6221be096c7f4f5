/** What a graphics state lets shine through (ISO 32000-1, 11). */

import { PDFArray, type PDFDict } from '../../objects/objects.ts';
import { asName, entryOf, numberOf } from '../../objects/look-up.ts';

/** What shines through, as bits of a set. */
export const shine = { softMask: 1, alpha: 2, blend: 4, group: 8 } as const;

/** Bits of `shine` that a dictionary sets and takes away; what it does not say stays as it was. */
export interface Shine {
  readonly on: number;
  readonly off: number;
}

export function readShine(dict: PDFDict): Shine {
  const mask = entryOf(dict, 'SMask');
  const alphas = [numberOf(dict, 'ca'), numberOf(dict, 'CA')].filter((alpha) => alpha !== undefined);
  const mode = entryOf(dict, 'BM');
  const blend = asName(mode instanceof PDFArray ? mode.lookup(0) : mode);
  const said: readonly (readonly [bit: number, isOn: boolean | undefined])[] = [
    [shine.softMask, mask && asName(mask) !== 'None'],
    [shine.alpha, alphas.length === 0 ? undefined : alphas.some((alpha) => alpha < 1)],
    [shine.blend, blend === undefined ? undefined : blend !== 'Normal' && blend !== 'Compatible'],
  ];
  const bits = (wanted: boolean) => said.reduce((sum, [bit, isOn]) => (isOn === wanted ? sum | bit : sum), 0);
  return { on: bits(true), off: bits(false) };
}

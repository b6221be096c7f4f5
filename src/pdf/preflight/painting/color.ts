/** Colour spaces as a press sees them: which inks does this colour need (ISO 32000-1, 8.6)? */

import { name, PDFArray, PDFName, type PDFDict, type PDFObject } from '../../objects/objects.ts';
import { asDict, asName, dictOf, elementsOf, entryOf, numberOf } from '../../objects/look-up.ts';

/** Kinds of ink, as bits of a set. */
export const ink = {
  /** Black alone, or none at all. */
  black: 1,
  /** Cyan, magenta or yellow, mixed or not, but not all four. */
  process: 2,
  /** All four at once: text in it shows every fault of register. */
  four: 4,
  /** Colours of a screen, which somebody has to turn into inks. */
  rgb: 8,
  /** An ink with a name of its own. */
  spot: 16,
  /** Described by a profile or by its physics, so not yet in the inks of any press. */
  calibrated: 32,
} as const;

export interface ColorSpace {
  readonly kind: 'gray' | 'rgb' | 'cmyk' | 'fixed' | 'pattern';
  /** Of `fixed` all there is to say; of the others what is added. */
  readonly inks: number;
  /** Of `pattern`: what an uncoloured one is painted in. */
  readonly base?: ColorSpace;
}

const space = (kind: ColorSpace['kind'], inks = 0): ColorSpace => ({ kind, inks });

export const deviceGray = space('gray');
export const deviceRgb = space('rgb');
export const deviceCmyk = space('cmyk');

/** Short names are those of inline images (8.9.7). */
const named: Readonly<Record<string, ColorSpace>> = {
  DeviceGray: deviceGray,
  G: deviceGray,
  CalGray: space('gray', ink.calibrated),
  DeviceRGB: deviceRgb,
  RGB: deviceRgb,
  CalRGB: space('rgb', ink.calibrated),
  Lab: space('rgb', ink.calibrated),
  DeviceCMYK: deviceCmyk,
  CMYK: deviceCmyk,
  Pattern: space('pattern'),
};

/** What `cs` and inline images name: one of the resources, or one that needs no entry there. */
export function readNamedSpace(text: string, resources: PDFDict | undefined): ColorSpace {
  const device = ['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern', 'G', 'RGB', 'CMYK'].includes(text)
    ? name(text)
    : undefined;
  return readColorSpace(entryOf(dictOf(resources, 'ColorSpace'), text) ?? device, resources);
}

/** A device takes 32 at most (annex C.2). */
const mostInks = 32;

/** Spaces name others at most so often; more is a circle. */
const deepest = 8;

/** Reads what `cs` names or an image's dictionary says. What cannot be read counts as nothing. */
export function readColorSpace(object: PDFObject | undefined, resources: PDFDict | undefined, depth = 0): ColorSpace {
  if (depth > deepest) return space('fixed');
  if (object instanceof PDFName) {
    const text = object.decodeText();
    const known = Object.hasOwn(named, text) ? named[text] : undefined;
    if (known !== undefined) return known;
    const listed = entryOf(asDict(entryOf(resources, 'ColorSpace')), text);
    return listed === undefined ? space('fixed') : readColorSpace(listed, undefined, depth + 1);
  }
  if (!(object instanceof PDFArray)) return space('fixed');
  const [family, first, second] = elementsOf(object, 4);
  return readFamily(asName(family) ?? '', { first, second, resources, depth: depth + 1 });
}

interface Parameters {
  readonly first: PDFObject | undefined;
  readonly second: PDFObject | undefined;
  readonly resources: PDFDict | undefined;
  readonly depth: number;
}

function readFamily(family: string, { first, second, resources, depth }: Parameters): ColorSpace {
  switch (family) {
    case 'ICCBased':
      return space(
        ({ 1: 'gray', 3: 'rgb', 4: 'cmyk' } as const)[numberOf(asDict(first), 'N') ?? 3] ?? 'fixed',
        ink.calibrated,
      );
    case 'Indexed':
    case 'I':
      return space('fixed', anyOf(readColorSpace(first, resources, depth)));
    case 'Separation':
      return separation([asName(first) ?? ''], () => readColorSpace(second, resources, depth));
    case 'DeviceN':
      return separation(
        elementsOf(first instanceof PDFArray ? first : undefined, mostInks).map((each) => asName(each) ?? ''),
        () => readColorSpace(second, resources, depth),
      );
    case 'Pattern':
      return { ...space('pattern'), base: readColorSpace(first, resources, depth) };
    default:
      return (Object.hasOwn(named, family) ? named[family] : undefined) ?? space('fixed');
  }
}

/** Inks by name. `All` is every plate there is, made for crop marks (8.6.6.4). */
function separation(inks: readonly string[], alternate: () => ColorSpace): ColorSpace {
  if (inks.includes('All')) return space('fixed', ink.four);
  const set = inks.map((each) =>
    each === 'Black' || each === 'None'
      ? ink.black
      : ['Cyan', 'Magenta', 'Yellow'].includes(each)
        ? ink.process
        : ink.spot,
  );
  const bits = set.reduce<number>((sum, each) => sum | each, 0);
  // A press without that ink mixes it by the alternate space.
  return space('fixed', bits | ((bits & ink.spot) !== 0 && alternate().kind === 'rgb' ? ink.rgb : 0));
}

/** The inks a space may need, whatever the values: those of an image. */
export function anyOf({ kind, inks, base }: ColorSpace): number {
  const own = { gray: ink.black, rgb: ink.rgb, cmyk: ink.process, fixed: 0, pattern: base === undefined ? 0 : 1 }[kind];
  return kind === 'pattern' ? (base === undefined ? 0 : anyOf(base)) : own | inks;
}

/** The inks of one colour; `values` are its components, as many as there are. */
export function inksIn({ kind, inks }: ColorSpace, values: ArrayLike<number>): number {
  if (kind === 'gray') return ink.black | inks;
  if (kind === 'rgb') return ink.rgb | inks;
  if (kind === 'cmyk') return cmykInks(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0, values[3] ?? 0) | inks;
  return inks;
}

export function cmykInks(cyan: number, magenta: number, yellow: number, black: number): number {
  if (cyan <= 0 && magenta <= 0 && yellow <= 0) return ink.black;
  return cyan > 0 && magenta > 0 && yellow > 0 && black > 0 ? ink.four : ink.process;
}

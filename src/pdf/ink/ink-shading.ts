/**
 * Gradients in ink: the colours at their ends, or the little program that computes them (ISO 32000-1, 7.10 and
 * 8.7.4.5).
 */

import { isGrey, setColour, type Inks, type Rgb } from './inks.ts';
import {
  deflated,
  inflated,
  name,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
} from '../objects/objects.ts';

/** Changes the shading in place. False where it has colours Keben cannot read; they then stay as they are. */
export function inkShading(shading: PDFDict, inks: Inks, context: PDFContext): boolean {
  if (inks === 'rgb' || shading.get(name('ColorSpace')) !== name('DeviceRGB')) return true;
  const program = shading.lookup(name('Function'));
  // A gradient of greys is black alone in colour too.
  const target = inks === 'cmyk' && !endsOf(program).every(isGrey) ? 'cmyk' : 'gray';
  const made = inkFunction(program, target, context);
  if (made === undefined) return false;
  shading.set(name('Function'), made);
  shading.set(name('ColorSpace'), name(target === 'cmyk' ? 'DeviceCMYK' : 'DeviceGray'));
  shading.delete(name('Background'));
  return true;
}

type TargetSpace = 'gray' | 'cmyk';

function inkFunction(program: PDFObject | undefined, target: TargetSpace, context: PDFContext): PDFObject | undefined {
  if (program instanceof PDFRawStream) return inkProgram(program, target, context);
  if (!(program instanceof PDFDict)) return undefined;
  const copy = program.clone(context);
  const stitched = copy.lookupMaybe(name('Functions'), PDFArray);
  if (stitched !== undefined) {
    const made = stitched.asArray().map((_, index) => inkFunction(stitched.lookup(index), target, context));
    if (made.some((each) => each === undefined)) return undefined;
    copy.set(name('Functions'), context.obj(made.flatMap((each) => each ?? [])));
    return copy;
  }
  for (const [key, colour] of [
    ['C0', coloursAt(copy, 'C0')],
    ['C1', coloursAt(copy, 'C1')],
  ] as const) {
    if (colour === undefined) return undefined;
    copy.set(name(key), context.obj(components(colour, target)));
  }
  copy.delete(name('Range'));
  return copy;
}

/** What Chrome writes for gradients of other kinds: a program that leaves red, green and blue on the stack. */
function inkProgram(program: PDFRawStream, target: TargetSpace, context: PDFContext): PDFRawStream | undefined {
  if (program.dict.lookupMaybe(name('FunctionType'), PDFNumber)?.asNumber() !== 4) return undefined;
  const source = inflated(program).toString('latin1').trimEnd();
  const end = source.lastIndexOf('}');
  if (end < 0) return undefined;
  const domain = program.dict.get(name('Domain'));
  const range = Array.from({ length: target === 'gray' ? 1 : 4 }, () => [0, 1]).flat();
  return deflated(context, `${source.slice(0, end)} ${conversions[target]} }`, {
    FunctionType: context.obj(4),
    Range: context.obj(range),
    ...(domain && { Domain: domain }),
  });
}

/** In PostScript, from `red green blue` on the stack. */
const conversions: Readonly<Record<TargetSpace, string>> = {
  // Luminance of the encoded values: close to that of light for the colours of a gradient.
  gray: '0.0722 mul exch 0.7152 mul add exch 0.2126 mul add',
  // Puts the greatest of the three below them, takes each from it, and takes it from one.
  cmyk: `3 copy 2 copy lt { exch } if pop 2 copy lt { exch } if pop 4 1 roll ${'3 index exch sub 3 1 roll '.repeat(3)}4 -1 roll 1 exch sub`,
};

function endsOf(program: PDFObject | undefined): Rgb[] {
  if (!(program instanceof PDFDict)) return [[0, 0.5, 1]]; // not known: coloured
  const stitched = program.lookupMaybe(name('Functions'), PDFArray);
  if (stitched !== undefined) return stitched.asArray().flatMap((_, index) => endsOf(stitched.lookup(index)));
  return [coloursAt(program, 'C0'), coloursAt(program, 'C1')].flatMap((colour) =>
    colour === undefined ? [] : [colour],
  );
}

function coloursAt(program: PDFDict, key: 'C0' | 'C1'): Rgb | undefined {
  const [red, green, blue, ...rest] = (program.lookupMaybe(name(key), PDFArray)?.asArray() ?? []).map((part) =>
    part instanceof PDFNumber ? part.asNumber() : 0,
  );
  return red === undefined || green === undefined || blue === undefined || rest.length > 0
    ? undefined
    : [red, green, blue];
}

function components(colour: Rgb, target: TargetSpace): number[] {
  const numbers = setColour(colour, target, 'fill').split(' ').slice(0, -1).map(Number);
  // A grey among colours is still written with four inks.
  return target === 'cmyk' && numbers.length === 1 ? [0, 0, 0, 1 - (numbers[0] ?? 0)] : numbers;
}

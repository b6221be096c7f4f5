/**
 * Sets a printed signature in ink, in place: its pages, the forms and patterns they paint, its pictures and gradients.
 * What is left has no RGB and no transparency [P4d] [P4f]. Content streams that hold nothing to change keep
 * Chrome's bytes.
 */

import { matrixOf, numberOf } from '../objects/look-up.ts';
import { identity, multiply, type Matrix } from '../objects/matrix.ts';
import { resolution } from '../content/placed-image.ts';
import { inkContent, type InkOptions, type PaintedObject } from './ink-content.ts';
import { inkImage } from './ink-image.ts';
import { inkShading } from './ink-shading.ts';
import type { Inks } from './inks.ts';
import {
  deflated,
  inflated,
  name,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFContext,
} from '../objects/objects.ts';

export interface InkRules {
  readonly inks: Inks;
  /** What the printer wants of pictures. */
  readonly dpi: number;
}

/** A picture as it is printed. */
export interface PrintedPicture {
  /** Pixels of the file. */
  readonly width: number;
  readonly height: number;
  /** Pixels of an inch at its largest size. */
  readonly dpi: number;
  /** Keben cannot read it: it is as Chrome made it. */
  readonly isUnread: boolean;
}

export interface Inked {
  readonly pictures: readonly PrintedPicture[];
  /** Something was to be seen through that is not any more. */
  readonly lostTransparency: boolean;
  /** A gradient is of a kind Keben cannot read, and is as Chrome made it. */
  readonly hasUnreadGradient: boolean;
}

/** A signature as Chrome printed it. */
interface ChromePages {
  readonly context: PDFContext;
  readonly pages: readonly { readonly dict: PDFDict }[];
}

/** `contents` are the plain content streams of the pages, in order; they are set in ink too. */
export function inkSignature(
  { context, pages }: ChromePages,
  contents: (Buffer | undefined)[],
  rules: InkRules,
): Inked {
  const bench = openBench(context, rules);
  for (const [index, { dict }] of pages.entries()) {
    const content = contents[index];
    const resources = dict.lookupMaybe(name('Resources'), PDFDict);
    dict.delete(name('Group'));
    if (content === undefined || resources === undefined) continue;
    contents[index] = bench.ink(content, resources);
  }
  return bench.close();
}

interface InkBench {
  /** Gives the stream in ink; what it paints is remembered, or set in ink at once. */
  readonly ink: (content: Buffer, resources: PDFDict, from?: Omit<PaintedObject, 'name'>) => Buffer;
  /** Pictures are done last, when it is known how large each is at most. */
  readonly close: () => Inked;
}

function openBench(context: PDFContext, rules: InkRules): InkBench {
  const done = new Set<PDFRef | PDFDict>();
  const images = new Map<PDFRef, { stream: PDFRawStream; dpi: number; alpha: number }>();
  const states = new Map<PDFDict, PDFDict>();
  let lostTransparency = false;
  let hasUnreadGradient = false;

  const ink: InkBench['ink'] = (content, resources, from) => {
    const graphics = resources.lookupMaybe(name('ExtGState'), PDFDict);
    const objects = resources.lookupMaybe(name('XObject'), PDFDict);
    for (const key of graphics?.keys() ?? []) {
      const state = graphics?.lookup(key, PDFDict);
      if (state !== undefined && !states.has(state)) states.set(state, state.clone(context));
    }
    inkPatterns(resources, from?.matrix);
    const alphaOf: InkOptions['alphaOf'] = (stateName) => {
      const state = graphics?.lookupMaybe(PDFName.of(stateName), PDFDict);
      return { fill: numberOf(state, 'ca'), stroke: numberOf(state, 'CA') };
    };
    const onPaint = (painted: PaintedObject) => paint(objects?.get(PDFName.of(painted.name)), painted);
    return inkContent(content, {
      inks: rules.inks,
      alphaOf,
      onPaint,
      isPlain: objects === undefined,
      ...(from && { from }),
    });
  };

  const paint = (ref: unknown, { matrix, alpha }: PaintedObject): void => {
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return;
    if (stream.dict.get(name('Subtype')) === name('Form'))
      return inkForm(ref, stream, { matrix: multiply(matrixOf(stream.dict), matrix), alpha });
    const [width, height] = pixelsOf(stream.dict);
    const dpi = resolution({ width, height, matrix });
    const known = images.get(ref);
    images.set(ref, { stream, alpha, dpi: Math.min(dpi, known?.dpi ?? Infinity) });
  };

  const inkForm = (ref: PDFRef, stream: PDFRawStream, from: Omit<PaintedObject, 'name'>): void => {
    if (done.has(ref)) return;
    done.add(ref);
    stream.dict.delete(name('Group'));
    const content = inflated(stream);
    const made = ink(content, stream.dict.lookupMaybe(name('Resources'), PDFDict) ?? context.obj({}), from);
    if (made === content) return;
    const fresh = deflated(context, made);
    for (const [key, value] of stream.dict.entries())
      if (!['Length', 'Filter', 'DecodeParms'].includes(key.decodeText())) fresh.dict.set(key, value);
    context.assign(ref, fresh);
  };

  const inkPatterns = (resources: PDFDict, matrix: Matrix | undefined): void => {
    const patterns = resources.lookupMaybe(name('Pattern'), PDFDict);
    for (const key of patterns?.keys() ?? []) {
      const ref = patterns?.get(key);
      const pattern = patterns?.lookup(key);
      if (pattern instanceof PDFRawStream && ref instanceof PDFRef)
        inkForm(ref, pattern, { matrix: multiply(matrixOf(pattern.dict), matrix ?? identity), alpha: 1 });
      if (pattern instanceof PDFDict) inkGradient(pattern.lookup(name('Shading')));
    }
    const shadings = resources.lookupMaybe(name('Shading'), PDFDict);
    for (const key of shadings?.keys() ?? []) inkGradient(shadings?.lookup(key));
  };

  const inkGradient = (shading: unknown): void => {
    const dict = shading instanceof PDFRawStream ? shading.dict : shading;
    if (!(dict instanceof PDFDict) || done.has(dict)) return;
    done.add(dict);
    if (!inkShading(dict, rules.inks, context)) hasUnreadGradient = true;
  };

  const close = (): Inked => {
    for (const [state, before] of states) if (makeOpaque(state, before)) lostTransparency = true;
    const pictures = [...images].map(([ref, { stream, dpi, alpha }]): PrintedPicture => {
      const [width, height] = pixelsOf(stream.dict);
      const made = inkImage(stream, { inks: rules.inks, dpi, wanted: rules.dpi, alpha }, context);
      if (made instanceof PDFRawStream) context.assign(ref, made);
      return { width, height, dpi, isUnread: made === undefined };
    });
    return { pictures, lostTransparency, hasUnreadGradient };
  };
  return { ink, close };
}

/** Alpha is in the colours now. True where a mask or a blend was lost, which no colour can stand for. */
function makeOpaque(state: PDFDict, before: PDFDict): boolean {
  for (const key of ['ca', 'CA', 'BM', 'SMask', 'AIS', 'TK']) state.delete(name(key));
  const blend = before.lookup(name('BM'));
  const mask = before.lookup(name('SMask'));
  return mask instanceof PDFDict || (blend !== undefined && blend !== name('Normal'));
}

function pixelsOf(dict: PDFDict): [number, number] {
  return [numberOf(dict, 'Width') ?? 0, numberOf(dict, 'Height') ?? 0];
}

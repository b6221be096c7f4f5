/** Colours, pixels, gradients: numbers that can be checked by hand. */

import { describe, expect, test } from 'vitest';
import { cmykOf, greyOf, inksFor, onWhite, type Rgb } from '../../src/pdf/ink/inks.ts';
import { decodeJpeg } from '../../src/pictures/jpeg.ts';
import {
  PDFContext,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  deflated,
  inflated,
  name,
} from '../../src/pdf/objects/objects.ts';
import { inkImage } from '../../src/pdf/ink/ink-image.ts';
import { inkShading } from '../../src/pdf/ink/ink-shading.ts';
import { inked, onPaper, shrink, type Pixels } from '../../src/pdf/ink/pixels.ts';

const round = (numbers: readonly number[]) => numbers.map((each) => Math.round(each * 1000) / 1000);

test('greys by luminance; CMYK with all grey in black, never over 200 %', () => {
  expect(
    round(
      [
        [0, 0, 0],
        [1, 1, 1],
        [0.5, 0.5, 0.5],
        [0, 1, 0],
        [0, 0, 1],
      ].map((colour) => greyOf(colour as unknown as Rgb)),
    ),
  ).toEqual([0, 1, 0.5, 0.862, 0.298]);
  expect(round(cmykOf([0.8, 0.2, 0.2]))).toEqual([0, 0.6, 0.6, 0.2]);
  expect(round(cmykOf([0, 0, 0.2]))).toEqual([0.2, 0.2, 0, 0.8]);
  expect(round(onWhite([0, 0.5, 1], 0.5))).toEqual([0.5, 0.75, 1]);
});

test('Lulu takes RGB pictures, but not in PDF/X-1a', () => {
  const printing = { printer: 'lulu', paper: 'premium', ink: 'color', marks: [] } as const;
  expect(inksFor({ ...printing, pdfx: 'none' })).toBe('rgb');
  expect(inksFor({ ...printing, pdfx: 'X-1a' })).toBe('cmyk');
  expect(inksFor({ ...printing, ink: 'k', pdfx: 'none' })).toBe('k');
});

describe('pixels', () => {
  const picture = (width: number, height: number, channels: 1 | 3, ...data: readonly number[]): Pixels => ({
    width,
    height,
    channels,
    data: Uint8Array.from(data),
  });

  test('a mask lets the paper through, also one of another size', () => {
    expect([...onPaper(picture(2, 1, 3, 0, 0, 0, 200, 100, 0), 1, picture(2, 1, 1, 0, 255)).data]).toEqual([
      255, 255, 255, 200, 100, 0,
    ]);
    expect([...onPaper(picture(2, 1, 1, 0, 0), 1, picture(1, 1, 1, 51)).data]).toEqual([204, 204]);
    expect([...onPaper(picture(1, 1, 1, 0), 0.5, undefined).data]).toEqual([128]);
  });

  test('smaller, each pixel is the mean of what it covers', () => {
    expect([...shrink(picture(4, 1, 1, 0, 100, 200, 200), 2, 1).data]).toEqual([50, 200]);
    expect([...shrink(picture(3, 1, 1, 0, 90, 180), 2, 1).data]).toEqual([30, 150]);
    expect([...shrink(picture(1, 2, 3, 0, 10, 20, 100, 30, 40), 1, 1).data]).toEqual([50, 20, 30]);
  });

  test('grey pictures stay in one ink in colour too', () => {
    expect(inked(picture(1, 1, 3, 50, 50, 52), 'cmyk')).toMatchObject({ channels: 1 });
    expect([...inked(picture(1, 1, 3, 204, 51, 51), 'cmyk').data]).toEqual([0, 153, 153, 51]);
    expect([...inked(picture(1, 1, 3, 255, 0, 0), 'k').data]).toEqual([127]);
  });
});

describe('images of a PDF', () => {
  const image = (
    context: PDFContext,
    width: number,
    data: readonly number[],
    space: 'DeviceRGB' | 'DeviceGray',
    more = {},
  ) =>
    deflated(context, Uint8Array.from(data), {
      Subtype: name('Image'),
      Width: context.obj(width),
      Height: context.obj(1),
      BitsPerComponent: context.obj(8),
      ColorSpace: name(space),
      ...more,
    });
  const sharp = { inks: 'k', dpi: 300, wanted: 300, alpha: 1 } as const;

  test('RGB becomes grey, and its soft mask is gone', () => {
    const context = PDFContext.create();
    const mask = context.register(image(context, 1, [0], 'DeviceGray'));
    const made = inkImage(image(context, 1, [0, 0, 0], 'DeviceRGB', { SMask: mask }), sharp, context);
    if (!(made instanceof PDFRawStream)) return expect.fail('not made');
    expect([made.dict.get(name('ColorSpace')), made.dict.has(name('SMask')), [...inflated(made)]]).toEqual([
      name('DeviceGray'),
      false,
      [255],
    ]);
    return undefined;
  });

  test('from one and a half times the printer’s resolution on it is made smaller', () => {
    const context = PDFContext.create();
    const pixels = image(context, 4, [0, 0, 100, 100], 'DeviceGray');
    expect(inkImage(pixels, { ...sharp, dpi: 450 }, context)).toBe('same');
    const made = inkImage(pixels, { ...sharp, dpi: 600 }, context);
    expect(
      made instanceof PDFRawStream && [made.dict.lookup(name('Width'), PDFNumber).asNumber(), ...inflated(made)],
    ).toEqual([2, 0, 100]);
  });

  test('what cannot be read is said, not guessed', () => {
    const context = PDFContext.create();
    expect(
      inkImage(image(context, 1, [0, 0, 0], 'DeviceRGB', { BitsPerComponent: context.obj(4) }), sharp, context),
    ).toBeUndefined();
    expect(inkImage(image(context, 9, [0, 0, 0], 'DeviceRGB'), sharp, context)).toBeUndefined();
    expect(decodeJpeg(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]))).toBeUndefined();
  });
});

describe('gradients', () => {
  const ramp = (context: PDFContext, ...ends: readonly (readonly number[])[]) =>
    context.obj({
      FunctionType: 2,
      Domain: [0, 1],
      N: 1,
      C0: [...(ends[0] ?? [])],
      C1: [...(ends[1] ?? [])],
    }) as PDFDict;
  const shading = (context: PDFContext, program: PDFDict | PDFRawStream) => {
    const dict = context.obj({ ShadingType: 2 }) as PDFDict;
    dict.set(name('ColorSpace'), name('DeviceRGB'));
    dict.set(name('Function'), program instanceof PDFRawStream ? context.register(program) : program);
    return dict;
  };

  test('their ends are in ink', () => {
    const context = PDFContext.create();
    const dict = shading(context, ramp(context, [1, 0, 0], [1, 1, 1]));
    expect(inkShading(dict, 'k', context)).toBe(true);
    expect(dict.toString()).toMatch(/DeviceGray[^]*C0 \[ 0\.4984 \][^]*C1 \[ 1 \]/);
  });

  test('stitched ones too, with four inks to every end', () => {
    const context = PDFContext.create();
    const stitched = context.obj({
      FunctionType: 3,
      Functions: [ramp(context, [1, 0, 0], [1, 1, 1]), ramp(context, [1, 1, 1], [0, 0, 0])],
    }) as PDFDict;
    const dict = shading(context, stitched);
    expect(inkShading(dict, 'cmyk', context)).toBe(true);
    expect(dict.toString().match(/C\d \[[^\]]*\]/g)).toEqual([
      'C0 [ 0 1 1 0 ]',
      'C1 [ 0 0 0 0 ]',
      'C0 [ 0 0 0 0 ]',
      'C1 [ 0 0 0 1 ]',
    ]);
  });

  test.each([
    ['k', [0.8, 0.2, 0.2], [0.3275]],
    ['cmyk', [0.8, 0.2, 0.2], [0, 0.6, 0.6, 0.2]],
    ['cmyk', [0.1, 0.5, 0.3], [0.4, 0, 0.2, 0.5]],
    ['cmyk', [0.2, 0.3, 0.9], [0.7, 0.6, 0, 0.1]],
  ] as const)('a program ends in ink: %s', (inks, colour, expected) => {
    const context = PDFContext.create();
    const dict = shading(
      context,
      deflated(context, `{ pop ${colour.join(' ')} }`, { FunctionType: context.obj(4), Domain: context.obj([0, 1]) }),
    );
    expect(inkShading(dict, inks, context)).toBe(true);
    const made = dict.lookup(name('Function'));
    expect(round(runProgram(made instanceof PDFRawStream ? inflated(made).toString('latin1') : '', [0]))).toEqual(
      expected.map((each) => Math.round(each * 1000) / 1000),
    );
  });
});

/** As much of PostScript calculator functions as gradients need (ISO 32000-1, 7.10.5). */
function runProgram(source: string, stack: number[]): number[] {
  const tokens = source.match(/[{}]|[^\s{}]+/g) ?? [];
  const pop = () => stack.pop() ?? Number.NaN;
  const block: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token === '{') {
      depth += 1;
      block.length = 0;
      continue;
    }
    if (token === '}') {
      depth -= 1;
      continue;
    }
    if (depth === 2) {
      block.push(token);
      continue;
    }
    if (token === 'if') {
      if (pop() === 1) runProgram(`{ ${block.join(' ')} }`, stack);
    } else if (token === 'pop') pop();
    else if (token === 'exch') {
      const [b, a] = [pop(), pop()];
      stack.push(b, a);
    } else if (token === 'mul' || token === 'add' || token === 'sub' || token === 'lt') {
      const [b, a] = [pop(), pop()];
      stack.push(token === 'mul' ? a * b : token === 'add' ? a + b : token === 'sub' ? a - b : Number(a < b));
    } else if (token === 'copy') {
      const count = pop();
      stack.push(...stack.slice(-count));
    } else if (token === 'index') {
      const at = pop();
      stack.push(stack.at(-1 - at) ?? Number.NaN);
    } else if (token === 'roll') {
      const [by, count] = [pop(), pop()];
      const part = stack.splice(-count);
      const turn = ((by % count) + count) % count;
      stack.push(...part.slice(count - turn), ...part.slice(0, count - turn));
    } else stack.push(Number(token));
  }
  return stack;
}

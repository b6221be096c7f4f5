/** The reader of content streams: operations with their operands, and where text comes to stand. */

import { describe, expect, test } from 'vitest';
import { ContentTokens, operand, operatorCode } from '../../../src/pdf/content/tokens.ts';
import { foldPages } from '../../../src/pdf/preflight/folded.ts';
import { marginsOf } from '../../../src/pdf/preflight/margins.ts';
import { openContentReader } from '../../../src/pdf/preflight/painting/walk.ts';
import { usualBounds } from '../../../src/pdf/preflight/painting/streams.ts';
import { PDFContext, PDFDict, PDFRawStream } from '../../../src/pdf/objects/objects.ts';

const into = new Uint8Array(100);

/** `1 2 Td`, as the tokens say it. */
function operationsOf(content: string): string[] {
  const tokens = new ContentTokens(Buffer.from(content, 'latin1'));
  const found: string[] = [];
  while (tokens.next()) {
    const operands = Array.from({ length: tokens.count }, (_, index) => {
      if (tokens.kind(index) === operand.number) return String(tokens.number(index));
      if (tokens.kind(index) === operand.name) return `/${tokens.name(index)}`;
      return tokens.kind(index) === operand.string
        ? `(${Buffer.from(into.subarray(0, tokens.string(index, into))).toString('latin1')})`
        : '?';
    });
    const source = content.slice(tokens.start, tokens.end);
    const operator = /[^\s()<>[\]/]+$/.exec(source)?.[0] ?? 'EI';
    expect(operator === 'EI' ? operatorCode('ID') : operatorCode(operator)).toBe(tokens.operator);
    found.push([...operands, operator].join(' '));
  }
  return found;
}

describe('tokens', () => {
  test.each([
    ['numbers of every kind', '1 -2 +3 .5 -.25 4. 0.125 Td', ['1 -2 3 0.5 -0.25 4 0.125 Td']],
    ['no space where none is needed', '/F1 12 Tf<0041>Tj(a)Tj', ['/F1 12 Tf', '(\0A) Tj', '(a) Tj']],
    ['escapes, brackets and octal in strings', String.raw`(a\(b\)(c)\\ \101\7) Tj`, [`(a(b)(c)\\ A\x07) Tj`]],
    ['a hexadecimal string of odd length and with blanks', '<41 4> Tj', ['(A@) Tj']],
    ['the parts of an array', '[(a) -250 <62>] TJ', ['(a) -250 (b) TJ']],
    ['a dictionary is one operand', '/Span << /ActualText (>>) /M << /N 1 >> >> BDC EMC', ['/Span ? BDC', 'EMC']],
    ['names with escapes', '/A#20B gs', ['/A B gs']],
    ['comments', '1 % 2 Td\n3 Td', ['1 3 Td']],
    ['an inline image with EI among its bytes', 'BI /W 2 ID \xff EI\x80\x00 EI Q', ['BI', '/W 2 EI', 'Q']],
    ['operands without an operator at the end', 'q 1 2', ['q']],
  ])('%s', (_, content, operations) => {
    expect(operationsOf(content)).toEqual(operations);
  });
});

/** A page whose font F is 500 wide, V the same down the column. */
function paintingOf(content: string) {
  const context = PDFContext.create();
  const font = (encoding: string) => ({
    Type: 'Font',
    Subtype: 'Type0',
    Encoding: encoding,
    DescendantFonts: [{ DW: 1000, W: [1, [500], 10, 12, 250] }],
  });
  const resources = context.obj({ Font: { F: font('Identity-H'), V: font('Identity-V') } }) as unknown as PDFDict;
  const stream = PDFRawStream.of(context.obj({}) as PDFDict, Buffer.from(content, 'latin1'));
  return openContentReader({ bounds: usualBounds, left: usualBounds.total }).page(
    [stream],
    resources,
    [0, 0, 400, 600],
  );
}

describe('where text stands', () => {
  test.each([
    ['a body from foot to head', 'BT /F 10 Tf 100 200 Td <0001> Tj ET', [100, 198.8, 105, 208.8]],
    ['ranges of widths, and the usual one', 'BT /F 10 Tf 100 200 Td <000B0009> Tj ET', [100, 198.8, 112.5, 208.8]],
    ['kerning moves on', 'BT /F 10 Tf 100 200 Td [<0001> -1000 <0001>] TJ ET', [100, 198.8, 120, 208.8]],
    [
      'spaces between characters, none behind the last, and a wide scale',
      'BT /F 10 Tf 2 Tc 200 Tz 100 200 Td <00010001> Tj ET',
      [100, 198.8, 124, 208.8],
    ],
    [
      'matrices of page and text',
      '2 0 0 2 10 10 cm BT /F 10 Tf 1 0 0 1 40 50 Tm <0001> Tj ET',
      [90, 107.6, 100, 127.6],
    ],
    ['turned by a quarter', 'BT /F 10 Tf 0 1 -1 0 100 200 Tm <0001> Tj ET', [91.2, 200, 101.2, 205]],
    ['down the column', 'BT /V 10 Tf 100 200 Td <00010001> Tj ET', [95, 180, 105, 200]],
    ['what Q brings back', 'q 2 0 0 2 0 0 cm Q BT /F 10 Tf 100 200 Td <0001> Tj ET', [100, 198.8, 105, 208.8]],
    [
      'nothing of what is invisible, or outside of the page',
      'BT /F 10 Tf 3 Tr 100 200 Td <0001> Tj 0 Tr 500 0 Td <0001> Tj ET',
      undefined,
    ],
  ])('%s', (_, content, box) => {
    const { text } = paintingOf(content);
    expect(text?.map((edge) => Math.round(edge * 1000) / 1000)).toEqual(box);
  });

  const page = (rotation: number, number = 1) =>
    ({
      number,
      rotation,
      unit: 1,
      boxes: { media: [0, 0, 300, 300], crop: [0, 0, 300, 300] },
      annotations: [],
      hasScript: false,
      painting: { ...paintingOf(''), text: [72, 36, 264, 246] },
    }) as const;
  const inInches = (rotation: number, number: number, isRightBound: boolean) => {
    const {
      inner = 0,
      outer = 0,
      top = 0,
      bottom = 0,
    } = marginsOf(page(rotation, number), { isRightBound } as never) ?? {};
    return [inner, outer, top, bottom].map((length) => Math.round((length / 25.4) * 72));
  };

  test('margins of a recto, a verso, a right-bound recto, and of a page that is turned', () => {
    expect(inInches(0, 1, false)).toEqual([72, 36, 54, 36]);
    expect(inInches(0, 2, false)).toEqual([36, 72, 54, 36]);
    expect(inInches(0, 1, true)).toEqual([36, 72, 54, 36]);
    expect(inInches(90, 1, false)).toEqual([36, 54, 72, 36]);
  });
});

test('pages are folded', () => {
  expect(foldPages([12, 3, 4, 5, 7, 6], 20)).toEqual({ zh: '第 3–7、12 页', en: 'pages 3–7, 12' });
  expect(foldPages([2], 20).en).toBe('page 2');
  expect(foldPages([1, 2, 3], 3).en).toBe('all 3 pages');
  expect(foldPages([1, 3, 5, 7, 9, 11, 13, 15, 17], 20)).toEqual({
    zh: '第 1、3、5、7、9、11、13、15 页等共 9 页',
    en: 'pages 1, 3, 5, 7, 9, 11, 13, 15 and more, 9 in all',
  });
});

/** Content streams set in ink: what changes is shown, and what must never be touched. */

import { describe, expect, test } from 'vitest';
import { ContentTokens, operatorCode } from '../../src/pdf/content/tokens.ts';
import { inkContent, type InkOptions, type PaintedObject } from '../../src/pdf/ink/ink-content.ts';
import type { Inks } from '../../src/pdf/ink/inks.ts';

/** Each operator with its operands, as written. */
function operators(content: string): string[] {
  const tokens = new ContentTokens(Buffer.from(content, 'latin1'));
  const read: string[] = [];
  while (tokens.next()) read.push(content.slice(tokens.start, tokens.end).replace(/\s+/g, ' '));
  return read;
}

const ink = (content: string, inks: Inks = 'k', options: Partial<InkOptions> = {}): string =>
  inkContent(Buffer.from(content, 'latin1'), { inks, alphaOf: () => undefined, ...options }).toString('latin1');

describe('reading', () => {
  test.each([
    ['0 0 0 rg /F4 12 Tf', ['0 0 0 rg', '/F4 12 Tf']],
    ['/Pattern CS/Pattern cs/P6 SCN/P6 scn', ['/Pattern CS', '/Pattern cs', '/P6 SCN', '/P6 scn']],
    ['[<0041> -20 (b)] TJ T*', ['[<0041> -20 (b)] TJ', 'T*']],
    ['/Artifact <</Type /Pagination>> BDC EMC', ['/Artifact <</Type /Pagination>> BDC', 'EMC']],
    ['% 1 1 1 rg\n0 g', ['0 g']],
    ['true false null x', ['true false null x']],
    ['+.5 -1 1. m', ['+.5 -1 1. m']],
    ['(a)\' 1 2 (b)"', ["(a)'", '1 2 (b)"']],
  ])('%s', (content, expected) => {
    expect(operators(content)).toEqual(expected);
  });

  test.each([
    '(0 0 0 rg) Tj',
    '(a (0 0 0 rg) b) Tj',
    String.raw`(a \) 0 0 0 rg \() Tj`,
    '<3020 0 0 rg> Tj',
    '/rg gs',
    '[(rg) 0 (rg)] TJ',
  ])('a string is one thing: %s', (content) => {
    expect(operators(content)).toHaveLength(1);
  });

  test.each([
    ['bytes that look like operators', 'BI /W 2 /H 2 /BPC 8 /CS /RGB ID 0 0 0 rg\n1 0 0 rg EI\nQ'],
    ['an EI among its bytes', 'BI /W 1 /H 1 ID \x01 EI \x02\x03\x00 EI\nQ'],
  ])('the data of an inline image is passed over: %s', (_, content) => {
    expect(operators(content).map((each) => each.slice(-2))).toEqual(['BI', 'EI', 'Q']);
  });

  test.each(['(', '(a', '<', '<41', '/', '[', 'BI', 'BI ID', '% x', '', '\0'])(
    'what is cut off ends: %j',
    (content) => {
      expect(() => operators(content)).not.toThrow();
    },
  );

  test('numbers and names of operands', () => {
    const tokens = new ContentTokens(Buffer.from('[1 -.5] /G3 rg'));
    expect([tokens.next(), tokens.number(0), tokens.number(1), tokens.name(2)]).toEqual([true, 1, -0.5, 'G3']);
    expect([tokens.operator, operatorCode('rg')]).toEqual([0x7267, 0x7267]);
  });
});

describe('colours', () => {
  test.each([
    ['k', '0 0 0 RG 0 0 0 rg', '0 G 0 g'],
    ['k', '1 1 1 rg', '1 g'],
    ['k', '.5333 .5333 .5333 rg', '0.5333 g'],
    ['gray', '1 0 0 rg', '0.4984 g'],
    ['cmyk', '0 0 0 rg 0 0 0 RG', '0 g 0 G'],
    ['cmyk', '.8 .2 .2 RG', '0 0.6 0.6 0.2 K'],
    ['rgb', '0 0 0 rg .8 .2 .2 rg', '0 g 0.8 0.2 0.2 rg'],
  ] as const)('%s: %s → %s', (inks, content, expected) => {
    expect(ink(content, inks)).toBe(expected);
  });

  test('all else keeps its bytes', () => {
    const around = 'q\n.24 0 0 -.24 0 600 cm\nBT /F4 12 Tf (0 0 0 rg) Tj <0041>   Tj ET\nBI /W 1 ID 0 0 0 rg EI\n';
    expect(ink(`${around}0 0 0 rg\n${around}`)).toBe(`${around}0 g\n${around}`);
  });

  test('a stream with no colour is not written anew', () => {
    const content = Buffer.from('q 0 g BT ET Q');
    expect(inkContent(content, { inks: 'k', alphaOf: () => undefined })).toBe(content);
  });

  test('a plain page is read to its last colour only', () => {
    const content = `0 0 0 rg BT <0041> Tj ET ${'BT <0041> Tj ET '.repeat(3)}`;
    expect(ink(content, 'k', { isPlain: true })).toBe(content.replace('0 0 0 rg', '0 g'));
    const late = `${content}1 1 1 rg BT ET`;
    expect(ink(late, 'k', { isPlain: true })).toBe(late.replace('0 0 0 rg', '0 g').replace('1 1 1 rg', '1 g'));
  });
});

describe('type in one ink', () => {
  test('dark type is never screened, and the colour is back after it', () => {
    expect(ink('.8 .2 .2 rg 0 0 9 9 re f BT (a) Tj ET 0 0 9 9 re f')).toBe(
      '0.4294 g 0 0 9 9 re f BT 0 g (a) Tj ET 0.4294 g 0 0 9 9 re f',
    );
  });

  test('light type stays light, and `gray` keeps tints', () => {
    expect(ink('.9 .9 .9 rg BT (a) Tj ET')).toBe('0.9 g BT (a) Tj ET');
    expect(ink('.8 .2 .2 rg BT (a) Tj ET', 'gray')).toBe('0.4294 g BT (a) Tj ET');
  });

  test('also on a plain page after its last colour', () => {
    expect(ink('.2 .2 .2 rg BT ET BT ET', 'k', { isPlain: true })).toBe('0.2 g BT 0 g ET 0.2 g BT 0 g ET 0.2 g');
  });
});

describe('what is seen through', () => {
  const alphaOf = (state: string) => ({ fill: state === 'Half' ? 0.5 : 1, stroke: undefined });

  test('becomes what it looks like on white', () => {
    expect(ink('0 0 0 rg /Half gs f 0 0 0 rg f /Full gs f', 'gray', { alphaOf })).toBe(
      '0 g /Half gs 0.5 g 0 G f 0.5 g f /Full gs 0 g 0 G f',
    );
  });

  test('until the state is restored', () => {
    expect(ink('q /Half gs 0 0 0 rg Q 0 0 0 rg', 'gray', { alphaOf })).toBe('q /Half gs 0.5 g 0 G 0.5 g Q 0 g');
  });

  test('a form painted so begins so', () => {
    expect(ink('0 0 0 rg f', 'gray', { from: { matrix: [1, 0, 0, 1, 0, 0], alpha: 0.4 } })).toBe(
      '0.6 g 0.6 G\n0.6 g f',
    );
  });
});

test('what is painted is told with its place and alpha', () => {
  const painted: PaintedObject[] = [];
  ink('q .24 0 0 -.24 0 600 cm q 1000 0 0 500 10 20 cm /X1 Do Q Q /X2 Do', 'k', {
    onPaint: (each) => painted.push(each),
  });
  expect(painted).toEqual([
    { name: 'X1', matrix: [240, 0, 0, -120, 2.4, 595.2], alpha: 1 },
    { name: 'X2', matrix: [1, 0, 0, 1, 0, 0], alpha: 1 },
  ]);
});

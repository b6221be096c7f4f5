import { expect, test } from 'vitest';
import { joinGlyphs } from '../../src/pdf/signatures/join-glyphs.ts';

/** Glyph 1 is as wide as the em, glyph 2 half as wide. */
const advances = Uint16Array.from([1000, 1000, 500]);

function join(content: string): string {
  return joinGlyphs(Buffer.from(content, 'latin1'), (font) => (font === 'F4' ? advances : undefined))
    .toString('latin1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const open = 'BT /F4 10 Tf 1 0 0 -1 28 41 Tm';

test('a justified line is one string with one space between its characters', () => {
  expect(join(`${open} <0001> Tj 10.04 0 Td <0001> Tj 10.04 0 Td <0001> Tj 10.0401 0 Td <0001> Tj ET`)).toBe(
    `${open} 0.04 Tc <0001000100010001> Tj ET 0 Tc`,
  );
});

test('a squeezed mark is moved beside the string, and what follows stands where it stood', () => {
  expect(join(`${open} <0001> Tj 10 0 Td <0001> Tj 5 0 Td <0001> Tj 10 0 Td <0001> Tj ET`)).toBe(
    `${open} [<00010001>500<00010001>] TJ ET`,
  );
});

test('the advance of each glyph is its own, also inside a string', () => {
  expect(join(`${open} <00020001> Tj 15.2 0 Td <0002> Tj 5.2 0 Td <0001> Tj ET`)).toBe(
    `${open} 0.2 Tc [<0002>20<000100020001>] TJ ET 0 Tc`,
  );
});

test('small errors do not add up', () => {
  // 1.00005 of spacing is rounded to 1.0001 or 1: after a hundred glyphs that would be seen, so it is set right on the
  // way.
  const line = Array.from({ length: 200 }, () => '<0001> Tj').join(' 11.00004 0 Td ');
  const joined = join(`${open} ${line} ET`);
  const shifts = [...joined.matchAll(/>(-?[\d.]+)</g)].reduce((sum, [, shift]) => sum + Number(shift), 0);
  expect(199 * 11 - (shifts * 10) / 1000).toBeCloseTo(199 * 11.00004, 2);
});

test('the spacing is said again only where it changes, and is gone before anything else', () => {
  const line = '<0001> Tj 10.5 0 Td <0001> Tj';
  const content = `${open} ${line} ET ${open} ${line} ET /P <</MCID 1>> BDC ${open} ${line} ET EMC q /X1 Do Q`;
  expect(join(content)).toBe(
    `${open} 0.5 Tc <00010001> Tj ET ${open} <00010001> Tj ET /P <</MCID 1>> BDC ${open} <00010001> Tj ET EMC 0 Tc q /X1 Do Q`,
  );
});

test.each([
  ['another font', 'BT /F5 10 Tf 1 0 0 -1 0 0 Tm <0001> Tj 12 0 Td <0001> Tj ET'],
  ['a line that goes up', `${open} <0001> Tj 12 3 Td <0001> Tj ET`],
  ['a text state of its own', `${open} 80 Tz <0001> Tj 12 0 Td <0001> Tj ET`],
  ['one character', `${open} <0001> Tj ET`],
  ['a block cut off', `${open} <0001> Tj 12 0 Td <0001> Tj`],
  ['no text', '0 0 10 10 re f'],
])('%s stays as it was', (_, content) => {
  expect(join(content)).toBe(content);
});

test('spacing does not reach a block that stays as it was', () => {
  const other = 'BT /F5 10 Tf 1 0 0 -1 0 0 Tm <00010001> Tj ET';
  expect(join(`${open} <0001> Tj 10.5 0 Td <0001> Tj ET ${other}`)).toBe(
    `${open} 0.5 Tc <00010001> Tj ET 0 Tc ${other}`,
  );
});

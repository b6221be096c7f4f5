import { expect, test } from 'vitest';
import { inPageCoordinates } from '../../src/pdf/signatures/page-coordinates.ts';

/**
 * A page as Chrome begins it, with 600 points to the sheet; `moved` is where the head of the document is, `body` what
 * it holds.
 */
const page = (moved: string, ...body: string[]): string =>
  [
    '.24 0 0 -.24 0 600 cm',
    'q',
    '237.5 240.625 1225.8 2025.8 re',
    'W* n',
    'q',
    `3.125 0 0 3.125 237.5 ${moved} cm`,
    ...body,
    'Q',
    'Q',
    '',
  ].join('\n');
const own = (content: string): string | undefined =>
  inPageCoordinates(Buffer.from(content, 'latin1'))?.toString('latin1');

test('a page is the same wherever it was printed', () => {
  const line = (y: string): string[] => [
    'BT',
    '/F1 13.1999998 Tf',
    `1 0 0 -1 22.125 ${y} Tm 8.4 Tc`,
    '<00490050> Tj',
    'ET',
  ];
  const first = page('240.625', '0 1 393 1 re', 'f', ...line('185.015625'));
  expect(own(first)).toBe(first);
  // The second page of 649 pixels, and the hundred-and-first, of whose numbers Chrome writes fewer figures.
  expect(own(page('-1787.5', '0 650 393 1 re', 'f', ...line('834.015625')))).toBe(first);
  expect(own(page('-202571.88', '0 64901 393 1 re', 'f', ...line('65085.016')))).toBe(first);
});

test('paths are moved too; what has a transformation of its own is moved once, and what comes after it again', () => {
  const shape = ['100 700 m', '1.5 701.5 2.5 702.5 3.5 703.5 c', '1 700 2 710 v', '1 700 2 710 y', '5 705 l', 'S'];
  expect(
    own(
      page(
        '-1787.5',
        ...shape,
        'q',
        '2 0 0 2 10 749 cm',
        '0 649 1 1 re',
        'q',
        '3 649 m',
        'Q',
        '4 649 m',
        'Q',
        '0 649 2 2 re',
      ),
    ),
  ).toBe(
    page(
      '240.625',
      '100 51 m',
      '1.5 52.5 2.5 53.5 3.5 54.5 c',
      '1 51 2 61 v',
      '1 51 2 61 y',
      '5 56 l',
      'S',
      'q',
      '2 0 0 2 10 100 cm',
      '0 649 1 1 re',
      'q',
      '3 649 m',
      'Q',
      '4 649 m',
      'Q',
      '0 0 2 2 re',
    ),
  );
});

test('what stands between the parts of a pixel is not the same in two places, nor a page that begins between two pixels', () => {
  expect(own(page('-1787.5', '0 650.005 m'))).toBeUndefined();
  expect(own(page('-1788.5', '0 650 m'))).toBeUndefined();
});

test('what is clipped has a window of its own, and after it the document begins anew', () => {
  const window = '237.5 240.625 1225.8 2025.8 re';
  const clipped = (moved: string, y: number): string[] => [
    'Q',
    'Q',
    'q',
    '237.5 690.625 1225.8 75 re',
    'W* n',
    'q',
    `3.125 0 0 3.125 237.5 ${moved} cm`,
    `1 0 0 -1 168.5 ${y} Tm`,
    'Q',
    'Q',
    'q',
    window,
    'W* n',
    'q',
    `3.125 0 0 3.125 237.5 ${moved} cm`,
    `1 0 0 -1 0 ${y + 32} Tm`,
  ];
  expect(own(page('-9900', ...clipped('-9900', 3406)))).toBe(page('240.625', ...clipped('240.625', 161)));
});

test('a picture before all text, with its transformation in the place of the document\u2019s', () => {
  const picture = (...matrix: (number | string)[]): string =>
    [
      '.24 0 0 -.24 0 600 cm',
      'q',
      '237.5 240.625 1225.8 2025.8 re',
      'W* n',
      'q',
      `${matrix.join(' ')} cm`,
      '0 0 m',
      'Q',
      'q',
      '3.125 0 0 3.125 237.5 -1787.5 cm',
      '1 0 0 -1 0 700 Tm',
      'Q',
      'Q',
      '',
    ].join('\n');
  expect(own(picture(3.125, 0, 0, 3.125, 237.5, -1662.5))).toBeUndefined();
  expect(own(picture(1.5, 0, 0, 1.5, 237.5, 300))).toBeUndefined();
  expect(own(picture(3.125, 0, 0, 3.125, 250, 240.625))).toBeUndefined();
});

test('a window that is not cut to whole pixels', () => {
  expect(own(page('-1787.5', 'Q', '237.5 690.7 1225.8 75 re'))).toBeUndefined();
});

test('a line that would stand outside of the window', () => {
  const line = (y: number): string => page('-1787.5', `1 0 0 -1 0 ${y} Tm`);
  expect([own(line(648)), own(line(1298))]).toEqual([undefined, undefined]);
  expect(own(line(1297))).toBe(page('240.625', '1 0 0 -1 0 648 Tm'));
});

test('an empty page has nothing to move', () => {
  expect(own('.24 0 0 -.24 0 600 cm\n')).toBe('.24 0 0 -.24 0 600 cm\n');
});

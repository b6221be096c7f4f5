/** The author's picture: cut, made smaller, turned into inks; and what is said of one that does not suit. */

import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/book/model.ts';
import { fitPicture } from '../../src/cover/fit-picture.ts';
import { fitStore } from '../../src/cover/fit-store.ts';
import { cropTo, edgeColour, inksOf, openPicture, resize, toInks } from '../../src/cover/picture.ts';
import { greyPng } from '../helpers/png.ts';
import { host } from '../helpers/song.ts';

const asset = (width: number, height: number, bytes: Uint8Array = new Uint8Array()): Asset => ({
  source: 'cover.png',
  name: 'cover.png',
  mediaType: 'image/png',
  bytes,
  width,
  height,
});
const flat = (width: number, height: number, values: readonly number[]) => ({
  width,
  height,
  rgba: Uint8Array.from(values.flatMap((grey) => [grey, grey, grey, 255])),
});
const greys = ({ rgba }: { rgba: Uint8Array }): number[] =>
  Array.from({ length: rgba.length / 4 }, (_, index) => rgba[index * 4] ?? -1);

test('a picture is opened at its own size', async () => {
  const pixels = await openPicture(asset(7, 5, greyPng(7, 5, 0x60)), host);
  expect([pixels?.width, pixels?.height]).toEqual([7, 5]);
  expect(new Set(pixels === undefined ? [] : greys(pixels))).toEqual(new Set([0x60]));
});

test('what cannot be opened is undefined', async () => {
  expect(await openPicture(asset(7, 5, Buffer.from('no picture')), host)).toBeUndefined();
});

describe('resize', () => {
  test('a pixel is the mean of those it stands for, also in part', () => {
    expect(
      greys(resize(flat(4, 1, [0, 100, 200, 100]), { x: 0, y: 0, width: 4, height: 1 }, { width: 2, height: 1 })),
    ).toEqual([50, 150]);
    expect(
      greys(resize(flat(3, 1, [0, 90, 180]), { x: 0, y: 0, width: 3, height: 1 }, { width: 2, height: 1 })),
    ).toEqual([30, 150]);
    expect(
      greys(resize(flat(1, 4, [10, 20, 30, 50]), { x: 0, y: 1, width: 1, height: 3 }, { width: 1, height: 3 })),
    ).toEqual([20, 30, 50]);
  });

  test('crops are from the middle', () => {
    expect(cropTo({ width: 100, height: 50 }, 1)).toEqual({ x: 25, y: 0, width: 50, height: 50 });
    expect(cropTo({ width: 50, height: 100 }, 1)).toEqual({ x: 0, y: 25, width: 50, height: 50 });
  });
});

describe('inks', () => {
  test('grey is black alone, white is paper', () => {
    expect([inksOf(0, 0, 0), inksOf(255, 255, 255)]).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ]);
    expect(inksOf(128, 128, 128).slice(0, 3)).toEqual([0, 0, 0]);
  });

  test('no colour takes more than 240 % of ink', () => {
    const levels = [0, 64, 128, 192, 255];
    const sums = levels.flatMap((red) =>
      levels.flatMap((green) => levels.map((blue) => inksOf(red, green, blue).reduce((sum, ink) => sum + ink, 0))),
    );
    expect(Math.max(...sums)).toBeLessThanOrEqual(2.4 + 1e-9);
  });

  test('four bytes a pixel', () => {
    expect([...toInks({ width: 1, height: 1, rgba: Uint8Array.from([255, 0, 0, 255]) })]).toEqual([0, 255, 255, 0]);
  });

  test('the ground goes on with the colour beside the spine', () => {
    expect(edgeColour(flat(3, 2, [40, 200, 200, 60, 200, 200]))).toEqual([50, 50, 50]);
  });
});

describe('on a printed front of 151 × 216 mm', () => {
  const front = { x: 0, y: 0, width: (151 / 25.4) * 72, height: (216 / 25.4) * 72 };
  const said = (width: number, height: number) =>
    fitPicture(asset(width, height), front, 'print').diagnostics.map(
      ({ code, message, hint }) => `${code}: ${message.en}; ${hint?.en}`,
    );

  test('1784 × 2552 pixels are right, and not printed finer than 300 dpi when there are more', () => {
    expect(said(1784, 2552)).toEqual([]);
    expect(fitPicture(asset(3568, 5104), front, 'print').size).toEqual({ width: 1784, height: 2552 });
  });

  test('fewer are said, far fewer are an error', () => {
    expect(said(1400, 2002)).toEqual([
      'cover-is-sharp: the cover picture of 1400 × 2002 pixels is not sharp in edition print: 235 dpi, and printers want 300; 1784 × 2552 pixels are best',
    ]);
    expect(said(700, 1001)).toEqual([
      'cover-has-pixels: the cover picture of 700 × 1001 pixels is too small: edition print needs 892 × 1276 at least; take one of 1784 × 2552 pixels; to enlarge the old one does not help',
    ]);
  });

  test('what is cut off is said', () => {
    expect(said(1784, 2854)).toEqual([
      'cover-fits-page: the cover picture of 1784 × 2854 has not the proportions of the cover of edition print: 12.8 mm are cut off at the head and at the foot; a picture of 1784 × 2552 pixels, bleed included, is not cut',
    ]);
  });
});

describe('for a store', () => {
  const fit = (width: number, height: number) => {
    const fitted = fitStore(asset(width, height), 'apple');
    return [fitted.width, fitted.height, ...fitted.diagnostics.map(({ code, severity }) => `${code} ${severity}`)];
  };

  test('larger is made smaller, the right size stays', () => {
    expect(fit(3200, 5120)).toEqual([1600, 2560]);
    expect(fit(1600, 2560)).toEqual([1600, 2560]);
  });

  test('smaller is never enlarged', () => {
    expect(fit(1500, 2400)).toEqual([1500, 2400, 'cover-is-sharp warning']);
    expect(fit(1000, 1600)).toEqual([1000, 1600, 'cover-has-pixels error']);
  });

  test('other proportions are kept whole', () => {
    expect(fit(3000, 3000)).toEqual([2560, 2560, 'cover-suits-store warning']);
  });
});

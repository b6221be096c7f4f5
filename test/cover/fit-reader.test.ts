import { expect, it } from 'vitest';
import { sayCover } from '../../src/cover/fit-reader.ts';

it.each([
  [200, 300, 'the e-book’s cover of 200 × 300 pixels is too small for Apple Books, Kindle'],
  [1000, 1500, 'the e-book’s cover of 1000 × 1500 pixels is too small for Apple Books'],
  [2560, 1600, 'the e-book’s cover of 2560 × 1600 does not stand upright, as every store shows covers'],
] as const)('says what stores want of a cover of %i × %i', (width, height, said) => {
  expect(sayCover({ width, height }).map(({ message }) => message.en)).toEqual([said]);
});

it('has nothing to say of one that stores take', () => {
  expect(sayCover({ width: 1600, height: 2560 })).toEqual([]);
});

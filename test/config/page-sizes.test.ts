import { expect, it } from 'vitest';
import { parsePageSize } from '../../src/config/page-sizes.ts';

it.each([
  ['大32开', 140, 203],
  ['大３２開', 140, 203],
  ['a5', 148, 210],
  ['140x203mm', 140, 203],
  ['140 × 203 mm', 140, 203],
  ['14x20.3cm', 140, 203],
  ['140×203', 140, 203],
  ['6x9in', 152.4, 228.6],
  ['5.5in x 8.5in', 139.7, 215.9],
])('%s', (written, width, height) => {
  expect(parsePageSize(written)).toEqual({ width, height });
});

it.each(['33开', '6x9', '1400x2030mm', 'A5x', '', '140x', 'x'])('%s is no page', (written) => {
  expect(parsePageSize(written)).toBeUndefined();
});

/** The bars read back as a scanner does, from their widths alone. */

import { expect, test } from 'vitest';
import { drawBarcode, type Barcode } from '../../src/cover/barcode.ts';

const module = (0.33 / 25.4) * 72;

/** Dark and light modules from left to right, the quiet zones included. */
function scan({ bars, width }: Barcode): string {
  const modules = Array.from({ length: Math.round(width / module) }, () => '0');
  for (const { x, width: wide } of bars)
    for (let at = Math.round(x / module); at < Math.round((x + wide) / module); at += 1) modules[at] = '1';
  return modules.join('');
}

/** Widths of the odd code of each digit (ISO/IEC 15420); the even one is the same from the right. */
const odd = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const first = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];

function decode(modules: string): string {
  const code = modules.replace(/^0+|0+$/g, '');
  const digit = (from: number) => {
    const widths = (code.slice(from, from + 7).match(/0+|1+/g) ?? []).map((run) => run.length).join('');
    const isOdd = odd.includes(widths);
    return { value: odd.indexOf(isOdd ? widths : [...widths].reverse().join('')), parity: isOdd ? 'O' : 'E' };
  };
  const left = [0, 1, 2, 3, 4, 5].map((index) => digit(3 + index * 7));
  const right = [0, 1, 2, 3, 4, 5].map((index) => digit(50 + index * 7));
  return [
    first.indexOf(left.map(({ parity }) => parity).join('')),
    ...left.map(({ value }) => value),
    ...right.map(({ value }) => value),
  ].join('');
}

test.each(['9787020002207', '9790000000001', '9780000000002'])('%s', (isbn) => {
  const code = drawBarcode(isbn, 60);
  expect(decode(scan(code))).toBe(isbn);
  expect(code.digits.map(({ text }) => text).join('')).toBe(isbn);
});

test('quiet zones of 11 and 7 modules, 113 in all, 37.29 mm', () => {
  const modules = scan(drawBarcode('9787020002207', 60));
  expect([modules.length, /^0+/.exec(modules)?.[0].length, /0+$/.exec(modules)?.[0].length]).toEqual([113, 11, 7]);
  expect((drawBarcode('9787020002207', 60).width / 72) * 25.4).toBeCloseTo(37.29, 2);
});

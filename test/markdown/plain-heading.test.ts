/** A heading on one line, however many blanks and line ends are in it. */

import { expect, test } from 'vitest';
import { plainHeading } from '../../src/markdown/heading.ts';
import { createToken, type Token } from '../../src/markdown/parser.ts';
import { textToken } from '../../src/markdown/tokens.ts';

function heading(text: string): Token {
  const inline = createToken('inline', '', 0);
  inline.children = [textToken(text)];
  return inline;
}

test('line ends become a blank, with the blanks around them; others stay', () => {
  expect(plainHeading(heading(' 甲  乙 \n \n丙 '))).toBe('甲  乙 丙');
});

test('a row of blanks costs no more than in proportion to its length', () => {
  const cpu = (count: number): number => {
    const before = process.cpuUsage();
    plainHeading(heading(`甲${' '.repeat(count)}乙`));
    return process.cpuUsage(before).user / 1000;
  };
  const ratio = Math.min(
    ...[1, 2, 3].map(() => {
      const least = Math.max(20, cpu(10_000));
      return cpu(40_000) / least;
    }),
  );
  expect(ratio).toBeLessThan(9);
});

/** A formula that no line has room for is said with its line. */

import { expect, test } from 'vitest';
import { sayWideFormulas } from '../../src/book/wide-formulas.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

const terms = (count: number) => Array.from({ length: count }, (_, index) => `y_{${index}}`).join('+');

test('only what can neither be broken nor be made small enough', async () => {
  const book = await parsedBook([
    `# 题\n\n$$${terms(60)}=c$$\n\n$$\n\\frac{${terms(60)}}{2}\n$$\n\n$\\frac{${terms(8)}}{2}$`,
  ]);
  expect(
    sayWideFormulas(book, { measure: 26, edition: 'print' }).map(({ code, place }) => `${code} ${String(place?.line)}`),
  ).toEqual(['formula-fits-line 5']);
});

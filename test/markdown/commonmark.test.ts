/**
 * CommonMark's own examples through our parser and renderer: every one comes out alike, or differs for a reason that is
 * written down.
 */

import { expect, test } from 'vitest';
import differences from '../../scripts/commonmark-differences.json' with { type: 'json' };
import { examples, normalised, ours } from '../helpers/commonmark.ts';

const reasons = new Map(
  differences.flatMap(({ reason, examples: numbers }) => numbers.map((number) => [number, reason] as const)),
);

test('all examples of the specification are there, and each has at most one reason', () => {
  expect(examples).toHaveLength(652);
  expect(differences.flatMap(({ examples: numbers }) => numbers)).toHaveLength(reasons.size);
});

test('what differs is in the table', () => {
  const unexplained = examples
    .filter(({ number }) => !reasons.has(number))
    .map(({ number, section, markdown, html }) => ({
      example: `${number} ${section}`,
      markdown,
      found: normalised(ours(markdown)),
      wanted: normalised(html),
    }))
    .filter(({ found, wanted }) => found !== wanted);
  expect(unexplained).toEqual([]);
});

test('what is in the table differs', () => {
  const alike = examples.filter(
    ({ number, markdown, html }) => reasons.has(number) && normalised(ours(markdown)) === normalised(html),
  );
  expect(alike.map(({ number }) => number)).toEqual([]);
});

/** Where blocks without text stand among the lines of their column. */

import { expect, test } from 'vitest';
import type { BlockBox, Leaf } from '../../src/composing/galley.ts';
import { withEmptyBlocks } from '../../src/pdf/measuring/empty-blocks.ts';

const box = (top: number, bottom: number): BlockBox => ({ top, bottom, content: top, lineHeight: 20 }) as BlockBox;
const line = (block: number, top: number): Leaf => ({ block, top, bottom: top + 20, isText: true });

test('in the order of the blocks, but for one around others and one without height', () => {
  const blocks = new Map([
    [0, box(0, 20)],
    [1, box(20, 60)],
    [2, box(60, 100)],
    [3, box(60, 80)],
    [4, box(100, 100.2)],
    [5, box(100, 140)],
  ]);
  const leaves = withEmptyBlocks([line(0, 0), line(3, 60), { ...line(3, 60), note: '甲' }], blocks);
  expect(leaves.map(({ block, top, bottom, isText }) => [block, top, bottom, isText])).toEqual([
    [0, 0, 20, true],
    [1, 20, 60, false],
    [3, 60, 80, true],
    [3, 60, 80, true],
    [5, 100, 140, false],
  ]);
});

test('the leaves alone where every block has a line', () => {
  const leaves = [line(0, 0), line(1, 20)];
  expect(
    withEmptyBlocks(
      leaves,
      new Map([
        [0, box(0, 20)],
        [1, box(20, 40)],
      ]),
    ),
  ).toBe(leaves);
});

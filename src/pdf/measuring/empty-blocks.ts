/** Blocks without text have their place in the column too. */

import type { BlockBox, Leaf } from '../../composing/galley.ts';

/** The leaves of a column, in the order of their blocks, with one for each block that has height and no line. */
export function withEmptyBlocks(leaves: readonly Leaf[], blocks: ReadonlyMap<number, BlockBox>): readonly Leaf[] {
  const lines = leaves.filter(({ note, comment }) => note === undefined && comment === undefined);
  const filled = new Set(lines.map(({ block }) => block));
  const hasLine = linesWithin(lines);
  // A block around others is not empty.
  const empty = [...blocks].filter(
    ([index, { top, bottom }]) => bottom - top > 0.5 && !filled.has(index) && !hasLine(top - 1, bottom + 1),
  );
  if (empty.length === 0) return leaves;
  let last = -1;
  const highest = leaves.map(({ block }) => (last = Math.max(last, block)));
  const before = new Map<number, Leaf[]>();
  for (const [block, { top, bottom }] of empty) {
    const at = firstOver(highest, block);
    const here = before.get(at);
    const leaf = { block, top, bottom, isText: false };
    if (here === undefined) before.set(at, [leaf]);
    else here.push(leaf);
  }
  return [...leaves.flatMap((leaf, at) => [...(before.get(at) ?? []), leaf]), ...(before.get(leaves.length) ?? [])];
}

/** Says of a stretch of the column whether a whole line stands in it. */
function linesWithin(lines: readonly Leaf[]): (top: number, bottom: number) => boolean {
  const sorted = lines.toSorted((one, two) => one.top - two.top);
  const tops = sorted.map(({ top }) => top);
  let least = Infinity;
  const leastFromHere = sorted
    .toReversed()
    .map(({ bottom }) => (least = Math.min(least, bottom)))
    .reverse();
  return (top, bottom) => (leastFromHere[firstOver(tops, top)] ?? Infinity) < bottom;
}

/** The index of the first of the rising values that is greater; their number if none is. */
function firstOver(values: readonly number[], value: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? Infinity) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}

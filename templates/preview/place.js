// @ts-check
/** Where a reader was before a text changed, and where that is afterwards. */

/**
 * How much two texts (or lists of blocks) have in common at both ends: what lies between was written anew.
 * @param {ArrayLike<string>} before
 * @param {ArrayLike<string>} after
 * @returns {{ head: number, tail: number }}
 */
export function commonEnds(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/**
 * The index in `after` of what stood at `index` in `before`; what was written anew keeps its distance from the
 * beginning.
 * @param {ArrayLike<string>} before
 * @param {ArrayLike<string>} after
 * @param {number} index
 */
export function moved(before, after, index) {
  const { tail } = commonEnds(before, after);
  const at = index >= before.length - tail ? index + after.length - before.length : index;
  return Math.max(0, Math.min(at, after.length - 1));
}

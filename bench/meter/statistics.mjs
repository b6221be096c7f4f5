/** Small sums over lists of numbers. */

/** The value that comes most often, to a tenth; the mean of those that are rounded to it. */
export function mode(values) {
  const groups = new Map();
  for (const value of values) {
    const key = Math.round(value * 10);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  const most = [...groups.values()].reduce((longest, group) => (group.length > longest.length ? group : longest), []);
  return mean(most);
}

export function mean(values) {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values) {
  return percentile(sorted([values]), 0.5);
}

/** All numbers of some lists in order; of a long book they are millions. */
export function sorted(lists) {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const list of lists) {
    all.set(list, place);
    place += list.length;
  }
  return all.sort();
}

/** Of numbers in order the one that `share` of them are not above; 0 of none. */
export function percentile(inOrder, share) {
  return inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))] ?? 0;
}

export function greatest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

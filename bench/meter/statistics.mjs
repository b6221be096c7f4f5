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
  return percentile(values, 0.5);
}

/** The value that `share` of all are not above; 0 of none. */
export function percentile(values, share) {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export function greatest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

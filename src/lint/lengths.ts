/** What is usual in a book is taken from its own distribution, not from fixed numbers. */

/** The value below which the given part (0 to 1) of the values lies; 0 when there are no values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

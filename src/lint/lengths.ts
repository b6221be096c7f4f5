/** What is usual in a book: its own distribution, not a fixed number. */

/** The value below which the given part (0 to 1) of the values lies; 0 without values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

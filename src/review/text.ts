/**
 * The text of a book as reviewers get it: chapters of passages. Plain data, of this build, of an old commit or of a
 * round that was saved.
 */

export interface ReviewChapter {
  /** Path of the file below the manuscript folder. */
  readonly file: string;
  readonly title: string;
  /** What its ids would like to begin with: `26`, `26b`, `c3`. */
  readonly wanted: string;
  /** The text of each passage, in order. */
  readonly passages: readonly string[];
}

/** `26.034` */
export function labelOf(prefix: string, number: number): string {
  return `${prefix}.${String(number).padStart(3, '0')}`;
}

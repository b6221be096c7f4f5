/** The text of a book that reviewers get, as plain data: of this build, of an old commit, or of a saved round. */

export interface ReviewChapter {
  /** Path of the file below the manuscript folder. */
  readonly file: string;
  readonly title: string;
  /** The preferred first part of its ids: `26`, `26b`, `c3`. */
  readonly wanted: string;
  /** The text of each passage, in order. */
  readonly passages: readonly string[];
}

/** The id `26.034`. */
export function labelOf(prefix: string, number: number): string {
  return `${prefix}.${String(number).padStart(3, '0')}`;
}

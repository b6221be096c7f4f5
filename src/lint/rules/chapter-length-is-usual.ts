/**
 * No numbered chapter is less than a quarter or more than four times as long as the median of the book's chapters.
 *
 * A chapter much too short is often unfinished or cut off; one much too long is often two, pasted together. 序, 楔子,
 * 后记 and other parts without a number may be of any length. Only books with at least ten numbered chapters are checked.
 *
 * @example elsewhere test/lint/lengths.test.ts
 */

import { chaptersOf, type Book } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { quantile } from '../lengths.ts';
import type { BookRule } from '../rule.ts';

export const chapterLengthIsUsual: BookRule = { code: 'chapter-length-is-usual', inBook };

const leastChapters = 10;
const times = 4;

function inBook(book: Book): Diagnostic[] {
  const numbered = chaptersOf(book).filter(({ number }) => number !== undefined);
  if (numbered.length < leastChapters) return [];
  const median = quantile(
    numbered.map(({ count }) => count.withMarks),
    0.5,
  );
  return numbered
    .filter(({ count }) => count.withMarks * times < median || count.withMarks > median * times)
    .map(({ count, source, line }) =>
      diagnose('chapter-length-is-usual', { length: count.withMarks, median }, { file: source.path, line, column: 1 }),
    );
}

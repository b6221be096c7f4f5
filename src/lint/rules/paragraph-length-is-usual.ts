/**
 * No paragraph is very much longer than the book's own: more than 1,000 characters, and more than five times what nine of ten paragraphs stay under.
 *
 * On a phone a paragraph of 1,000 characters fills three screens without a rest for the eye. Books differ: a classic has paragraphs of 2,600
 * characters everywhere, and there they are usual. Looked at are books with at least twenty paragraphs.
 *
 * @example elsewhere test/lint/lengths.test.ts
 */

import { chaptersOf, type Book } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { blocksOf, type Block } from '../block.ts';
import { quantile } from '../lengths.ts';
import type { LintRule } from '../rule.ts';

export const paragraphLengthIsUsual: LintRule = { code: 'paragraph-length-is-usual', check };

const leastParagraphs = 20;
const longest = 1000;
const timesUsual = 5;

function check(book: Book): Diagnostic[] {
  const paragraphs = chaptersOf(book).flatMap((chapter) => blocksOf(chapter).filter(({ kind }) => kind === 'paragraph'));
  if (paragraphs.length < leastParagraphs) return [];
  const usual = quantile(paragraphs.map(({ text }) => text.length), 0.9);
  return paragraphs.filter(({ text }) => text.length > Math.max(longest, timesUsual * usual)).map((block) => say(block, usual));
}

function say({ file, text, lines }: Block, usual: number): Diagnostic {
  const { line = 1, column = 1 } = lines[0] ?? {};
  return diagnose('paragraph-length-is-usual', { length: [...text].length, usual }, { file, line, column, length: 1 });
}

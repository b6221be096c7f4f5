/**
 * No paragraph is very much longer than the book's own: more than 1,000 characters, and more than five times what nine
 * of ten paragraphs stay under.
 *
 * On a phone a paragraph of 1,000 characters fills three screens without a rest for the eye. Books differ: a classic
 * has paragraphs of 2,600 characters everywhere, and there they are usual. Only books with at least twenty paragraphs
 * are checked.
 *
 * @example elsewhere test/lint/lengths.test.ts
 */

import { chaptersOf, type Book, type Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { kept } from '../../host/kept.ts';
import { blocksOf, type Block } from '../block.ts';
import { quantile } from '../lengths.ts';
import type { BookRule } from '../rule.ts';

export const paragraphLengthIsUsual: BookRule = { code: 'paragraph-length-is-usual', inBook };

const leastParagraphs = 20;
const longest = 1000;
const timesUsual = 5;

function inBook(book: Book): Diagnostic[] {
  const chapters = chaptersOf(book).map((chapter) => ({
    chapter,
    lengths: kept({ notebook: chapter.notebook, name: 'paragraph lengths', inputs: { chapter }, make: lengthsIn }),
  }));
  const all = chapters.flatMap(({ lengths }) => lengths);
  if (all.length < leastParagraphs) return [];
  const usual = quantile(all, 0.9);
  const isLong = (length: number): boolean => length > Math.max(longest, timesUsual * usual);
  const suspects = chapters.filter(({ lengths }) => lengths.some(isLong));
  return suspects.flatMap(({ chapter }) =>
    paragraphsOf(chapter)
      .filter(({ text }) => isLong(text.length))
      .map((block) => say(block, usual)),
  );
}

function lengthsIn({ chapter }: { readonly chapter: Chapter }): number[] {
  return paragraphsOf(chapter).map(({ text }) => text.length);
}

function paragraphsOf(chapter: Chapter): Block[] {
  return blocksOf(chapter).filter(({ kind }) => kind === 'paragraph');
}

function say({ file, text, lines }: Block, usual: number): Diagnostic {
  const { line = 1, column = 1 } = lines[0] ?? {};
  return diagnose('paragraph-length-is-usual', { length: [...text].length, usual }, { file, line, column, length: 1 });
}

/** Makes a Book from plain text without the parser: each line is a block, and empty lines are none. */

import type { Book, BookMeta } from '../../src/book/model.ts';
import type { ProseLine } from '../../src/markdown/parsed.ts';
import { sampleBook, sampleChapter } from './sample-book.ts';

/**
 * Each text is a chapter: `book/ch01.md`, `book/ch02.md` …; lines are numbered as in the text and begin in column 1.
 */
export function proseBook(texts: readonly string[], meta: Partial<BookMeta> = {}): Book {
  const chapters = texts.map((text, index) =>
    sampleChapter(index + 1, { full: '章', name: '章' }, [], { prose: proseLines(text) }),
  );
  return sampleBook(meta, chapters);
}

function proseLines(text: string): ProseLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ text: line, line: index + 1, column: 1, block: index + 1 }))
    .filter((line) => line.text.trim() !== '');
}

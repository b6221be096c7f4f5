/**
 * Lines under the title of a book with its metadata: `作者：某人`, `某人 著`, `出版社：某社`. They are not text of its first chapter.
 */

import { bookLine } from '../manuscript/book-line.ts';
import type { MetaEntry, Token } from './parsed.ts';

/** How many such lines are read. */
const most = 8;

/** The metadata in the paragraph; empty if it says anything else. */
export function bookLines(paragraph: Pick<Token, 'content'>): readonly MetaEntry[] {
  const lines = paragraph.content.split('\n').map((line) => line.replace(/[*_]/g, '').trim());
  if (lines.length > most) return [];
  const entries = lines.map(bookLine);
  return entries.includes(undefined) ? [] : entries.flatMap((entry) => entry ?? []);
}

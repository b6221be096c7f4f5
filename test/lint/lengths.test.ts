/** Paragraphs and chapters that stand out from the rest of their book. */

import { identified } from '../../src/host/digest.ts';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/model.ts';
import { lintBook } from '../../src/lint/lint.ts';
import { proseBook } from '../helpers/prose-book.ts';
import { sampleBook, sampleChapter } from '../helpers/sample-book.ts';

const said = (book: Book, wanted: string): string[] =>
  lintBook(book).flatMap(({ code, place, message }) =>
    code === wanted ? [`${place?.file}:${place?.line} ${message.en}`] : [],
  );

const paragraphs = (...lengths: readonly number[]): Book =>
  proseBook([lengths.map((length) => '字'.repeat(length)).join('\n')]);
const usual = (count: number, length: number): number[] => Array.from({ length: count }, () => length);

describe('paragraph-length-is-usual', () => {
  it('says a paragraph of more than 1,000 characters among short ones', () => {
    expect(said(paragraphs(...usual(30, 120), 1001), 'paragraph-length-is-usual')).toEqual([
      'book/ch01.md:31 this paragraph has 1001 characters, while most of the book’s have fewer than 120',
    ]);
    expect(said(paragraphs(...usual(30, 120), 1000), 'paragraph-length-is-usual')).toEqual([]);
  });

  it('says nothing where long paragraphs are usual, or where there are few', () => {
    expect(said(paragraphs(...usual(30, 600), 2600), 'paragraph-length-is-usual')).toEqual([]);
    expect(said(paragraphs(...usual(10, 120), 1001), 'paragraph-length-is-usual')).toEqual([]);
  });
});

const chapters = (...counts: readonly number[]): Book =>
  sampleBook(
    {},
    counts.map((count, index) =>
      sampleChapter(index + 1, { full: '章', name: '章' }, [], { count: { withMarks: count, withoutMarks: count } }),
    ),
  );

describe('chapter-length-is-usual', () => {
  it('says a chapter below a quarter and above four times the median', () => {
    expect(said(chapters(...usual(10, 4000), 999, 1000, 16000, 16001), 'chapter-length-is-usual')).toEqual([
      'book/ch11.md:1 this chapter has 999 characters, while the median of the book’s chapters is 4000',
      'book/ch14.md:1 this chapter has 16001 characters, while the median of the book’s chapters is 4000',
    ]);
  });

  it('says nothing of a book of few chapters, nor of a preface', () => {
    expect(said(chapters(...usual(8, 4000), 10), 'chapter-length-is-usual')).toEqual([]);
    const { number, ...unnumbered } = sampleChapter(12, { full: '序', name: '序' });
    expect(number).toBe(12);
    const preface = identified({ ...unnumbered, count: { withMarks: 10, withoutMarks: 10 } }, 'a preface');
    const book = chapters(...usual(11, 4000));
    expect(said({ ...book, body: [preface, ...book.body] }, 'chapter-length-is-usual')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { copyrightLines, dateOf } from '../../src/pages/copyright-lines.ts';
import { creditsOf } from '../../src/pages/credits.ts';
import { wordsFor } from '../../src/pages/words.ts';
import { ebook, sampleBook } from '../helpers/sample-book.ts';

describe('版权页', () => {
  test('only the lines that are given', () => {
    const lines = copyrightLines(sampleBook(), ebook).map(({ label, value }) => `${label}：${value}`);
    expect(lines).toEqual(['书名：灯下集', '著者：林晚', '字数：6000 字']);
  });

  test('an edition’s own ISBN comes before the book’s; only Chinese numbers can be hyphenated', () => {
    const isbnOf = (isbn: string) =>
      copyrightLines(sampleBook({ isbn: '9787020002207' }), { ...ebook, isbn }).find(({ label }) => label === 'ISBN')
        ?.value;
    expect(isbnOf('9787530211175')).toBe('978-7-5302-1117-5');
    expect(isbnOf('9789573317241')).toBe('9789573317241');
  });

  test('a copy for reviewers has nothing of the edition that is for sale', () => {
    const book = sampleBook({
      isbn: '9787020002207',
      copyright: { price: '48.00 元', printing: '第 1 次印刷', cip: '灯下集 / 林晚著' },
    });
    const labelsOf = (purpose: 'store' | 'review') =>
      copyrightLines(book, { ...ebook, purpose }).map(({ label }) => label);
    expect(labelsOf('store')).toEqual(['书名', '著者', '字数', '印次', 'ISBN', '定价']);
    expect(labelsOf('review')).toEqual(['书名', '著者', '字数']);
  });

  test.each([
    ['2026', '2026年'],
    ['2026-01', '2026年1月'],
    ['2026-11-03', '2026年11月3日'],
  ])('date %s', (date, expected) => {
    expect(dateOf(date, wordsFor('zh-Hans'))).toBe(expected);
  });

  test('names of one role share a credit, words follow the script', () => {
    const creators = [
      { name: '甲', role: 'trl' },
      { name: '乙', role: 'aut' },
      { name: '丙', role: 'trl' },
    ];
    expect(creditsOf(creators, 'zh-TW')).toEqual([
      { name: '甲　丙', names: '甲　丙', word: '譯', label: '譯者' },
      { name: '乙', names: '乙', word: '著', label: '著者' },
    ]);
  });
});

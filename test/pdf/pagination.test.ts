/** Blanks, folios and heads as plain numbers. A page is drawn as `side label head`, in brackets when it is blank. */

import { describe, expect, test } from 'vitest';
import type { PageKind } from '../../src/pages/views.ts';
import { chinese, roman } from '../../src/pdf/pagination/numerals.ts';
import { paginate, type BoundPage, type Numbering, type Run } from '../../src/pdf/pagination/pagination.ts';
import { plainPage } from '../helpers/plain-page.ts';

/** `['chapter', 3]` is a chapter of three pages. */
function runs(...lengths: readonly (readonly [PageKind, number])[]): Run[] {
  return lengths.map(([kind, count], index) => ({
    page: { id: `p${index}`, kind, title: `${kind} ${index}`, body: '' },
    printed: Array.from({ length: count }, plainPage),
  }));
}

function drawn({ source, side, folio, words }: BoundPage): string {
  const head = side === 'verso' ? words.book : words.chapter;
  const text = [side[0], words.folio ?? `-${folio}`, head].filter((part) => part !== undefined).join(' ');
  return source === undefined ? `(${text})` : text;
}

const print: Numbering = { openings: 'recto', label: String, book: 'Book' };
const draw = (numbering: Numbering, ...lengths: readonly (readonly [PageKind, number])[]) =>
  paginate(runs(...lengths), numbering).map(drawn);

describe('print', () => {
  test('a chapter of odd length is followed by a blank', () => {
    expect(draw(print, ['chapter', 1], ['chapter', 1])).toEqual(['r 1', '(v -2)', 'r 3', '(v -4)']);
  });

  test('a chapter of even length needs none', () => {
    expect(draw(print, ['chapter', 2], ['chapter', 2])).toEqual(['r 1', 'v 2 Book', 'r 3', 'v 4 Book']);
  });

  test('the opener has a folio but no head; then versos name the book, rectos the chapter', () => {
    expect(draw(print, ['chapter', 4])).toEqual(['r 1', 'v 2 Book', 'r 3 chapter 0', 'v 4 Book']);
  });

  test('a part has a leaf of its own, without folio and head', () => {
    expect(draw(print, ['part', 1], ['chapter', 2])).toEqual(['r -1', '(v -2)', 'r 3', 'v 4 Book']);
  });

  test('every printed page is bound, and blanks are none', () => {
    const chapters = runs(['chapter', 1], ['chapter', 2]);
    const printed = chapters.flatMap((run) => run.printed);
    expect(paginate(chapters, print).map(({ source }) => source && printed.indexOf(source))).toEqual([
      0,
      undefined,
      1,
      2,
    ]);
  });
});

test('in front: the copyright page stands behind the title, the contents open on a recto, numbers are roman', () => {
  const front: Numbering = { openings: 'recto', label: roman };
  expect(draw(front, ['title', 1], ['copyright', 1], ['contents', 3])).toEqual([
    'r -i',
    'v -ii',
    'r iii',
    'v iv',
    'r v',
    '(v -vi)',
  ]);
  expect(draw(front, ['title', 2], ['copyright', 1], ['contents', 1])).toEqual([
    'r -i',
    'v -ii',
    'r -iii',
    '(v -iv)',
    'r v',
    '(v -vi)',
  ]);
});

test('on paper what comes next begins on a recto, also where chapters may begin on any page', () => {
  const any: Numbering = { openings: 'any', facing: true, label: roman };
  expect(draw(any, ['title', 1], ['copyright', 1], ['contents', 1])).toEqual(['r -i', 'v -ii', 'r -iii', '(v -iv)']);
});

test('on the screen nothing is blank and nothing has a head', () => {
  const screen: Numbering = { openings: 'any', label: String };
  expect(draw(screen, ['part', 1], ['chapter', 2], ['chapter', 1])).toEqual(['r -1', 'v 2', 'r 3', 'v 4']);
});

test('folios are written as the theme wants, and are called by plain numbers', () => {
  const pages = paginate(runs(['chapter', 2]), { ...print, numeral: chinese, from: 108 });
  expect(pages.map(({ label, folio, words }) => [label, folio, words.folio])).toEqual([
    ['108', '一〇八', '一〇八'],
    ['109', '一〇九', '一〇九'],
  ]);
});

test('a book without pages is one', () => {
  expect(draw(print)).toEqual([]);
});

test.each([
  [1, 'i'],
  [4, 'iv'],
  [9, 'ix'],
  [14, 'xiv'],
  [40, 'xl'],
  [49, 'xlix'],
  [90, 'xc'],
  [444, 'cdxliv'],
  [1999, 'mcmxcix'],
])('roman(%i) is %s', (value, text) => {
  expect(roman(value)).toBe(text);
});

/** Each rule of the breaking of pages in a column as small as it can be (docs/typography.md). Pages of ten lines. */

import { describe, expect, test } from 'vitest';
import { breakPages } from '../../src/composing/break-pages.ts';
import type { Depth } from '../../src/composing/page-states.ts';
import type { FootNote } from '../../src/composing/foot.ts';
import type { Unit } from '../../src/composing/galley.ts';

const alone: Depth = { lines: 10, faces: false };
const block = { index: 0, name: 'p', classes: [], from: 0, to: 0, at: 0 };

let paragraphs = 0;

function unit(more: Partial<Unit> = {}): Unit {
  return {
    ways: [{ count: 1, cost: 0, marks: [] }],
    height: 1,
    isOnGrid: true,
    gap: 0,
    lead: 0,
    trail: 0,
    closing: 0,
    cloned: { top: 0, bottom: 0 },
    price: 0,
    partPrice: 0,
    isForced: false,
    isElastic: false,
    isBelowTitle: false,
    shift: 0,
    begins: [block],
    ended: [],
    before: 0,
    above: 0,
    below: 0,
    ...more,
  };
}

/** A paragraph of so many lines; `others` are what it could have instead, with their costs. */
function paragraph(
  count: number,
  others: Readonly<Record<number, number>> = {},
  marks: Unit['ways'][number]['marks'] = [],
): Unit {
  const ways = [
    { count, cost: 0, marks },
    ...Object.entries(others).map(([other, cost]) => ({ count: Number(other), cost, marks })),
  ];
  return unit({ paragraph: (paragraphs += 1), ways });
}

function title(): Unit {
  return unit({ isOnGrid: false, gap: 1, before: 1, partPrice: 1e4, isElastic: true });
}

/** What a title is followed by. */
function below(next: Unit): Unit {
  return { ...next, price: 1e4 };
}

function figure(height: number): Unit {
  return unit({ height, isOnGrid: false, gap: 1, before: 1, partPrice: 1e4, isElastic: true });
}

/** How many lines of each unit stand on each page. */
function pagesOf(units: readonly Unit[], depth = alone, notes = new Map<string, FootNote>()): string[] {
  const { placed } = breakPages({ units, notes }, depth);
  const pages: string[][] = [];
  for (const [index, { page, way, parts }] of placed.entries()) {
    const count = units[index]?.ways[way]?.count ?? 0;
    const edges = [0, ...parts.map(({ line }) => line), count];
    for (const [at, start] of edges.slice(0, -1).entries())
      (pages[page + at] ??= []).push(String((edges[at + 1] ?? 0) - start));
  }
  return pages.map((lines) => lines.join('+'));
}

describe('single lines', () => {
  test('no line of a paragraph is alone at a foot or at a head', () => {
    expect(pagesOf([paragraph(9), paragraph(4)])).toEqual(['9', '4']);
    expect(pagesOf([paragraph(7), paragraph(4)])).toEqual(['7+2', '2']);
    expect(pagesOf([paragraph(8), paragraph(3)])).toEqual(['8', '3']);
  });

  test('a paragraph is a line shorter or longer where that helps its page', () => {
    expect(pagesOf([paragraph(9, { 10: 20 }), paragraph(4)])).toEqual(['10', '4']);
    expect(pagesOf([paragraph(9), paragraph(4, { 5: 20, 3: 20 }), paragraph(20)])[0]).toBe('9');
    expect(pagesOf([paragraph(6, { 5: 10 }), paragraph(5)])).toEqual(['5+5']);
  });

  test('and stays as it is where that would cost more than a short page', () => {
    expect(pagesOf([paragraph(9, { 10: 390 }), paragraph(4)])).toEqual(['9', '4']);
    // A line is missed more on a page of few.
    expect(pagesOf([paragraph(9, { 10: 200 }), paragraph(4)])).toEqual(['10', '4']);
    expect(pagesOf([paragraph(26, { 27: 200 }), paragraph(4)], { lines: 27, faces: false })).toEqual(['26', '4']);
  });
});

describe('a picture that finds no room', () => {
  test('leaves its hole where it is, and the page it faces is full', () => {
    const short = Array.from({ length: 6 }, () => paragraph(2));
    expect(pagesOf([paragraph(10), ...short, figure(9)], { lines: 10, faces: true })).toEqual([
      '10',
      '2+2+2+2+2',
      '2',
      '1',
    ]);
  });

  test('nothing is spread to fill it', () => {
    const spaced = { ...paragraph(2), gap: 1, before: 1, isElastic: true };
    const { placed } = breakPages({ units: [paragraph(3), spaced, figure(8)], notes: new Map() }, alone);
    expect(placed[1]?.top).toBe(4);
  });

  test('takes its title with it, however high the hole becomes', () => {
    expect(pagesOf([paragraph(8), title(), below(figure(18))], { lines: 27, faces: false })).toEqual(['8', '1+1']);
  });
});

describe('titles', () => {
  test('a title is followed by two lines of its page', () => {
    expect(pagesOf([paragraph(7), title(), below(paragraph(5))])).toEqual(['7', '1+5']);
    expect(pagesOf([paragraph(5), title(), below(paragraph(5))])[0]).toBe('5+1+2');
  });

  test('a chapter begins a line or two lower under its title where its first page would be short otherwise', () => {
    const opener = unit({ height: 4, isOnGrid: false, partPrice: 1e4 });
    const first = { ...below(paragraph(5)), isBelowTitle: true };
    const firstLineOf = (...units: readonly Unit[]): number | undefined =>
      breakPages({ units: [opener, ...units], notes: new Map() }, alone).placed[1]?.top;
    expect(firstLineOf(first, paragraph(4))).toBe(5);
    expect(firstLineOf(first, paragraph(1), paragraph(4))).toBe(4);
    expect(firstLineOf({ ...first, isBelowTitle: false }, paragraph(4))).toBe(4);
    expect(firstLineOf({ ...below(paragraph(4)), isBelowTitle: true }, paragraph(3))).toBe(6);
  });
});

describe('what stands as a whole', () => {
  test('a figure for which there is no room begins a page, and the text before it stays even', () => {
    expect(pagesOf([paragraph(6), figure(5), paragraph(3)])).toEqual(['6', '1+3']);
  });

  test('a figure becomes whole lines: what is missing is spread above and below it', () => {
    const shift = (3 - 2.4) / 2;
    const { placed } = breakPages(
      {
        units: [paragraph(2), { ...figure(2.4), shift }, { ...paragraph(3), gap: 1, before: 1, isElastic: true }],
        notes: new Map(),
      },
      alone,
    );
    expect(placed.map(({ top }) => top)).toEqual([0, 3.3, 7]);
  });

  test('what is deeper than a page goes on over the next ones', () => {
    expect(
      breakPages({ units: [paragraph(2), figure(23), paragraph(2)], notes: new Map() }, alone).placed[2]?.page,
    ).toBe(3);
  });

  test('what never begins a page does where nothing else can be', () => {
    const row = { ...figure(9), gap: 0, before: 0, lead: 1, price: 1e6 };
    expect(breakPages({ units: [figure(2), row, paragraph(2)], notes: new Map() }, alone).placed.length).toBe(3);
  });

  test('a page begins where its author says so', () => {
    expect(pagesOf([paragraph(2), { ...paragraph(3), isForced: true }])).toEqual(['2', '3']);
  });
});

describe('a figure that may wait', () => {
  const floating: Depth = { lines: 10, faces: false, floats: true };
  const picture = (height: number): Unit => ({ ...figure(height), above: 1, below: 1, floatsIn: 1 });
  const text = (count: number, behind = 0): Unit => ({
    ...paragraph(count),
    textIn: 1,
    gap: behind,
    before: behind,
    ...(behind > 0 && { isElastic: true }),
  });
  /** Where each unit stands: its page, how far down, and where it goes on. */
  const placesOf = (units: readonly Unit[], depth = floating): string[] =>
    breakPages({ units, notes: new Map() }, depth).placed.map(({ page, top, parts }) =>
      [`${page}.${top}`, ...parts.map((part) => `${part.line}@${part.top}`)].join(' '),
    );

  test('lets the text behind it fill its page, and stands at the head of the next', () => {
    expect(placesOf([text(6), picture(5), text(8, 1)])).toEqual(['0.0', '1.0', '0.6 4@6']);
    expect(placesOf([text(6), picture(5), text(4, 1), text(3)])).toEqual(['0.0', '1.0', '0.6', '1.6']);
  });

  test('stands where it is while there is room, and where its author does not allow it', () => {
    expect(placesOf([text(4), picture(5), text(8, 1)])[1]).toBe('0.5');
    expect(placesOf([text(6), picture(5), text(8, 1)], alone)).toEqual(['0.0', '1.0', '1.6 4@0']);
    expect(placesOf([text(6), { ...picture(5), floatsIn: 2 }, text(8, 1)])[2]).toBe('1.6 4@0');
  });

  test('keeps its order with others, though one of them would find room', () => {
    expect(placesOf([text(6), picture(4), picture(1), text(7, 1)])).toEqual(['0.0', '1.0', '1.5', '0.6 4@7']);
  });

  test('is never behind a title, a page of its own or the end of its chapter', () => {
    const behindTitle = [text(6), picture(5), title(), below(text(8))];
    expect(placesOf(behindTitle).slice(1, 3)).toEqual(['1.0', '1.6']);
    expect(placesOf([text(6), picture(5), text(3, 1)])).toEqual(['0.0', '1.0', '1.6']);
    expect(placesOf([text(6), picture(5), { ...text(3, 1), isForced: true }])).toEqual(['0.0', '1.0', '2.0']);
  });

  test('takes not all of a page with it', () => {
    expect(placesOf([text(6), picture(9), text(8, 1)]).slice(1)).toEqual(['1.0', '2.0']);
  });
});

describe('a frame', () => {
  test('goes on over pages, and its first line there stands on a line of the page', () => {
    const framed = (count: number, more: Partial<Unit>): Unit => ({
      ...paragraph(count),
      cloned: { top: 0.5, bottom: 0.5 },
      closing: 0.5,
      ...more,
    });
    const units = [
      framed(12, { gap: 1, before: 0.5, lead: 0.5 }),
      framed(8, { lead: 0.5 }),
      framed(5, { lead: 0.5 }),
      { ...paragraph(3), gap: 1, before: 0.5, isElastic: true },
    ];
    const { placed } = breakPages({ units, notes: new Map() }, alone);
    for (const { top, parts, isFirst, head } of placed.slice(0, -1)) {
      expect([top, ...parts.map((part) => part.top)].filter((each) => !Number.isInteger(each))).toEqual([]);
      expect([...(isFirst ? [head] : []), ...parts.map((part) => part.head)].every((each) => each === 0.5)).toBe(true);
    }
    expect(placed.at(-1)?.page).toBe(3);
  });
});

describe('facing pages', () => {
  const facing: Depth = { lines: 10, faces: true };

  test('end on the same line, though one of them could be full', () => {
    // The first page is a recto alone. The verso cannot be full, so the recto is as short.
    const units = [paragraph(10), paragraph(8), paragraph(3), paragraph(6), paragraph(6)];
    expect(pagesOf(units, facing)).toEqual(['10', '8', '3+6', '6']);
    expect(pagesOf([paragraph(10), paragraph(9), ...Array.from({ length: 20 }, () => paragraph(1))], facing)[2]).toBe(
      Array.from({ length: 10 }, () => 1).join('+'),
    );
  });

  test('the last page of a chapter has three lines', () => {
    expect(pagesOf([paragraph(8), paragraph(4)], facing)).toEqual(['8', '4']);
    expect(pagesOf([paragraph(8, { 9: 5 }), paragraph(4)], facing)).toEqual(['9', '4']);
    expect(pagesOf([paragraph(7), paragraph(5)], facing)).toEqual(['7+2', '3']);
  });
});

describe('notes at the foot', () => {
  const note = (count: number, cites: readonly string[] = []): FootNote => ({
    pieces: Array.from({ length: count }, (_, line) => ({ height: 1, ...(line > 0 && { at: line, isInside: true }) })),
    cites,
  });
  const feetOf = (units: readonly Unit[], notes: Readonly<Record<string, FootNote>>) =>
    breakPages({ units, notes: new Map(Object.entries(notes)) }, alone).feet.map(
      ({ page, note: name, from, to }) => `${page}: ${name} ${from}–${to}`,
    );
  const marked = (count: number, ...marks: readonly (readonly [line: number, note: string])[]): Unit =>
    paragraph(
      count,
      {},
      marks.map(([line, name]) => ({ line, note: name })),
    );

  test('a note begins on the page of its mark, below a rule, and the text ends where it begins', () => {
    const units = [marked(20, [3, 'a'], [3, 'b'], [12, 'c'])];
    const notes = { a: note(2), b: note(1), c: note(1) };
    expect(feetOf(units, notes)).toEqual(['0: a 0–2', '0: b 0–1', '1: c 0–1']);
    expect(pagesOf(units, alone, new Map(Object.entries(notes)))).toEqual(['6', '8', '6']);
  });

  test('a long one goes on at the foot of the next pages', () => {
    expect(feetOf([marked(30, [7, 'a'])], { a: note(8) })).toEqual(['0: a 0–1', '1: a 1–5', '2: a 5–8']);
  });

  test('rather with more lines than one on both pages', () => {
    const units = [paragraph(4, { 3: 200 }), marked(10, [3, 'a'])];
    expect(feetOf(units, { a: note(2) })).toEqual(['0: a 0–2']);
    expect(feetOf([paragraph(4, { 3: 400 }), marked(10, [3, 'a'])], { a: note(2) })).toEqual(['0: a 0–1', '1: a 1–2']);
  });

  test('and behind the text where that is at an end', () => {
    expect(feetOf([marked(2, [1, 'a'])], { a: note(20) })).toEqual(['0: a 0–7', '1: a 7–16', '2: a 16–20']);
  });

  test('a note that is cited in a note stands below it', () => {
    expect(feetOf([marked(2, [0, 'a'])], { a: note(1, ['b']), b: note(1, ['a']) })).toEqual(['0: a 0–1', '0: b 0–1']);
  });

  test('a note with marks on two pages stands on both, on one page once', () => {
    expect(feetOf([marked(14, [0, 'a'], [2, 'a'], [10, 'a'])], { a: note(1) })).toEqual(['0: a 0–1', '1: a 0–1']);
  });

  test('a note whose mark is not found stands at the end', () => {
    expect(feetOf([marked(12, [0, 'a'])], { a: note(1), b: note(1) })).toEqual(['0: a 0–1', '1: b 0–1']);
  });

  test('more notes than a page holds: none goes lost', () => {
    const names = Array.from({ length: 15 }, (_, index) => `n${index}`);
    const units = [marked(3, ...names.map((name) => [0, name] as const)), paragraph(12)];
    const set = feetOf(units, Object.fromEntries(names.map((name) => [name, note(1)])));
    expect(set.map((each) => each.split(' ')[1])).toEqual(names);
  });
});

/** The meter finds nothing in a book that was set without a fault, and in one with a single fault it names that one. */

import { describe, expect, test } from 'vitest';
import { measurePdf, type Report } from '../../bench/meter/measure.mjs';
import { setPdf } from '../helpers/set-pdf.ts';
import {
  first,
  full,
  heading,
  last,
  note,
  pagesOf,
  put,
  set,
  soundBook,
  withJiazhu,
  withMark,
  words,
  type Leaf,
  type Row,
} from '../helpers/typeset.ts';

/** What the meter counts as faults, by name; those it found none of are left out. */
function faults(report: Report): Record<string, number> {
  const {
    kinsoku,
    grid,
    fill,
    stretch,
    neighbouringLines,
    latin,
    squeezedMarks,
    lineEnds,
    lastLines,
    singleLines,
    headings,
    feet,
    facingPages,
    chapterEnds,
    notes,
    jiazhu,
    outside,
  } = report;
  const counts = {
    'forbidden starts': kinsoku.starts.count,
    'forbidden ends': kinsoku.ends.count,
    'off the grid': grid.off.count,
    'short lines': fill.short.count,
    'over 1/8': stretch.overEighth.count,
    'over 1/16': stretch.overSixteenth.count,
    'holes': stretch.holes.count,
    'Han too near': stretch.least < -0.02 ? 1 : 0,
    'unlike neighbours': neighbouringLines.percentile99 > 0.04 ? 1 : 0,
    'Latin over 1/8': latin.overEighth.count,
    'squeezed marks': squeezedMarks.count,
    'whole marks at ends': lineEnds.whole.count,
    'last lines of one': lastLines.single.count,
    'single at a head': singleLines.head.count,
    'single at a foot': singleLines.foot.count,
    'headings at a foot': headings.foot.count,
    'short pages': feet.short.count,
    'unequal pages': facingPages.unequal.count,
    'short chapter ends': chapterEnds.short.count,
    'marks without note': notes.withoutNote.count,
    'notes without mark': notes.withoutMark.count,
    '夹注 unlike': jiazhu.unlike.count,
    '夹注 longer below': jiazhu.lowerLonger.count,
    'glyphs outside': outside.glyphs,
    'lines that hang': outside.hanging,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

async function measured(
  doctor: (leaves: Map<number, Leaf>) => void = () => undefined,
  inColumns = false,
): Promise<Report> {
  const leaves = soundBook();
  doctor(leaves);
  return await measurePdf(await setPdf(pagesOf(leaves, inColumns)));
}

const shifted = (row: Row, down: number): Row => row.map((glyph) => ({ ...glyph, down }));

describe('a book without a fault', () => {
  test('has its frame found, and nothing said of it', async () => {
    const report = await measured();
    expect(report.frame).toMatchObject({ chars: 20, rows: 10 });
    expect(
      [
        report.frame.size,
        report.frame.pitch,
        report.frame.base,
        report.frame.measure,
        report.frame.starts.recto,
        report.frame.starts.verso,
      ].map((value) => Number(value.toFixed(2))),
    ).toEqual([10, 16, 60, 200, 50, 70]);
    expect(faults(report)).toEqual({});
  });

  test('is seen whole: what is counted is there', async () => {
    const {
      pages,
      grid,
      fill,
      stretch,
      latin,
      squeezedMarks,
      lineEnds,
      lastLines,
      headings,
      feet,
      facingPages,
      notes,
      jiazhu,
    } = await measured();
    expect({
      pages,
      lines: grid.lines,
      full: fill.lines,
      filled: fill.mean,
      withoutLatin: stretch.lines,
      mean: stretch.mean,
      latin: latin.lines,
      half: lineEnds.half,
      paragraphs: lastLines.paragraphs,
      headings: headings.headings,
      feet: feet.pages,
      spreads: facingPages.spreads,
      marks: notes.marks,
      notes: notes.notes,
      parts: jiazhu.parts,
    }).toEqual({
      pages: 6,
      lines: 50,
      full: 37,
      filled: 1,
      withoutLatin: 37,
      mean: 0,
      latin: 1,
      half: 1,
      paragraphs: 13,
      headings: 1,
      feet: 5,
      spreads: 2,
      marks: 1,
      notes: 1,
      parts: 1,
    });
    expect(squeezedMarks.of).toBeGreaterThan(30);
  });
});

/** What was done to the book, and all that the meter must find then. */
const doctored: readonly (readonly [string, (leaves: Map<number, Leaf>) => void, Readonly<Record<string, number>>])[] =
  [
    ['a line begins with a stop', (leaves) => put(leaves, 2, 3, set(`，${words(19, 1)}`)), { 'forbidden starts': 1 }],
    [
      'a line ends with an opening mark',
      (leaves) => put(leaves, 2, 3, set(`${words(19, 1)}“`)),
      { 'forbidden ends': 1 },
    ],
    [
      'a baseline is a point and a half too low',
      (leaves) => put(leaves, 2, 3, shifted(full(1), 0.15)),
      { 'off the grid': 1 },
    ],
    ['a line lacks a character', (leaves) => put(leaves, 2, 3, set(words(19, 1))), { 'short lines': 1 }],
    [
      '19 characters are stretched to the measure',
      (leaves) => put(leaves, 2, 3, set(words(19, 1), { stretch: 1 / 18 })),
      { 'unlike neighbours': 1 },
    ],
    [
      '18 characters are',
      (leaves) => put(leaves, 2, 3, set(words(18, 1), { stretch: 2 / 17 })),
      { 'over 1/16': 1, 'unlike neighbours': 1 },
    ],
    [
      '16 characters are',
      (leaves) => put(leaves, 2, 3, set(words(16, 1), { stretch: 4 / 15 })),
      { 'over 1/8': 1, 'over 1/16': 1, 'unlike neighbours': 1 },
    ],
    [
      'two Han stand too near',
      (leaves) => put(leaves, 2, 3, set(words(20, 1), { pulled: { 3: 0.1, 4: -0.1 } })),
      { 'Han too near': 1 },
    ],
    ['a gap stands alone', (leaves) => put(leaves, 2, 3, set(words(19, 1), { pulled: { 7: -1 } })), { holes: 1 }],
    [
      'a line with Latin is torn',
      (leaves) => put(leaves, 5, 3, set(`${words(6, 50)}Keben!${words(6, 51)}`, { stretch: 5 / 17 })),
      { 'Latin over 1/8': 1 },
    ],
    [
      'it is torn to pieces',
      (leaves) => put(leaves, 5, 3, set(`${words(4, 50)}Keben${words(4, 51)}`, { stretch: 9.5 / 12 })),
      { 'Latin over 1/8': 1 },
    ],
    [
      'two marks are squeezed to take in a character',
      (leaves) =>
        put(leaves, 2, 3, set(`${words(5, 1)}，${words(7, 2)}、${words(7, 3)}`, { pulled: { 5: 0.5, 13: 0.5 } })),
      { 'squeezed marks': 2 },
    ],
    [
      'opening marks are',
      (leaves) =>
        put(leaves, 2, 3, set(`${words(4, 1)}《${words(6, 2)}《${words(9, 3)}`, { pulled: { 3: 0.5, 10: 0.5 } })),
      { 'squeezed marks': 2 },
    ],
    [
      'neighbours are squeezed beyond what they may',
      (leaves) => put(leaves, 3, 1, set(`${words(9, 40)}。”${words(10, 41)}`, { pulled: { 9: 0.5, 10: 0.5 } })),
      { 'squeezed marks': 1 },
    ],
    [
      'a mark at a line’s end is whole',
      (leaves) => put(leaves, 2, 3, set(`${words(19, 1)}，`)),
      { 'whole marks at ends': 1 },
    ],
    ['a mark hangs', (leaves) => put(leaves, 2, 3, set(`${words(20, 1)}，`)), { 'lines that hang': 1 }],
    ['a last line has one character', (leaves) => put(leaves, 2, 5, set('也。')), { 'last lines of one': 1 }],
    ['a last line stands at a head', (leaves) => put(leaves, 2, 1, first(1)), { 'single at a head': 1 }],
    ['a first line stands at a foot', (leaves) => put(leaves, 1, 9, first(1)), { 'single at a foot': 1 }],
    ['a heading stands at a foot', (leaves) => put(leaves, 2, 9, heading('其二')), { 'headings at a foot': 1 }],
    [
      'a heading has one line under it',
      (leaves) => {
        put(leaves, 2, 7, last(1));
        put(leaves, 2, 8, heading('其二'));
        put(leaves, 2, 9, first(1));
      },
      { 'headings at a foot': 1 },
    ],
    ['a page lacks its last line', (leaves) => put(leaves, 2, 9, undefined), { 'short pages': 1, 'unequal pages': 1 }],
    [
      'both pages of a spread lack it',
      (leaves) => {
        put(leaves, 2, 9, undefined);
        put(leaves, 3, 9, undefined);
        put(leaves, 3, 8, last(1));
        put(leaves, 4, 0, first(2));
      },
      { 'short pages': 2 },
    ],
    [
      'a chapter ends with two lines on a page',
      (leaves) => [2, 3, 4, 5].forEach((row) => put(leaves, 6, row, undefined)),
      { 'short chapter ends': 1 },
    ],
    [
      'a page has a line too many',
      (leaves) => put(leaves, 2, 10, set(words(5, 1))),
      { 'unequal pages': 1, 'glyphs outside': 5 },
    ],
    ['a line is a character too long', (leaves) => put(leaves, 2, 3, set(words(21, 1))), { 'glyphs outside': 1 }],
    [
      'a line begins before the edge',
      (leaves) => put(leaves, 2, 3, set(words(21, 1), { from: -1 })),
      { 'glyphs outside': 1 },
    ],
    [
      'a note stands under the wrong number',
      (leaves) => put(leaves, 4, 8, note('②')),
      { 'marks without note': 1, 'notes without mark': 1 },
    ],
    [
      'a note stands on the page before its mark',
      (leaves) => {
        put(leaves, 4, 3, full(1));
        put(leaves, 5, 8, withMark('①'));
      },
      { 'marks without note': 1, 'notes without mark': 1 },
    ],
    ['a raised figure has no note', (leaves) => put(leaves, 2, 3, withMark('7')), { 'marks without note': 1 }],
    [
      'the lower row of a 夹注 is two characters shorter',
      (leaves) => put(leaves, 5, 4, withJiazhu('古注四字', '二字')),
      { '夹注 unlike': 1 },
    ],
    ['it is one longer', (leaves) => put(leaves, 5, 4, withJiazhu('三字注', '亦有四字')), { '夹注 longer below': 1 }],
  ];

describe('a book with one fault', () => {
  test.each(doctored)('%s', async (_, doctor, expected) => {
    expect(faults(await measured(doctor))).toEqual(expected);
  });
});

describe('the same book in columns', () => {
  test('has its frame found, and nothing said of it', async () => {
    const { frame, ...report } = await measured(undefined, true);
    expect(frame).toMatchObject({ chars: 20, rows: 10 });
    expect([frame.size, frame.pitch, frame.base, frame.measure].map((value) => Number(value.toFixed(2)))).toEqual([
      10, 16, 50, 200,
    ]);
    expect(faults({ frame, ...report })).toEqual({});
    expect([report.grid.lines, report.fill.lines, report.facingPages.spreads]).toEqual([50, 37, 2]);
  });

  test.each(doctored)('%s', async (_, doctor, expected) => {
    expect(faults(await measured(doctor, true))).toEqual(expected);
  });
});

describe('small type is part of its line', () => {
  const notes = [...set('1', { scale: 0.4, down: -0.25 }), ...set('注文起于此行', { from: 1, scale: 0.7 })];
  const ruby = [...words(20, 1)].flatMap((char, index) => [
    ...set(char, { from: index }),
    ...set('音', { from: index + 0.25, scale: 0.5, down: -0.95 }),
  ]);
  const dots = [...words(20, 1)].flatMap((char, index) => [
    ...set(char, { from: index }),
    ...set('•', { from: index + 0.25, scale: 0.5, down: 0.6 }),
  ]);

  test.each<readonly [string, (leaves: Map<number, Leaf>) => void]>([
    [
      'notes with raised figures',
      (leaves) => {
        put(leaves, 4, 3, withMark('1'));
        put(leaves, 4, 8, notes);
      },
    ],
    [
      'a 夹注 that fills a line',
      (leaves) =>
        put(leaves, 5, 4, [
          ...set(words(40, 1), { scale: 0.5, down: -0.44 }),
          ...set(words(40, 2), { scale: 0.5, down: 0.06 }),
        ]),
    ],
    ['ruby', (leaves) => put(leaves, 2, 3, ruby)],
    ['dots', (leaves) => put(leaves, 2, 3, dots)],
  ])('%s', async (_, change) => {
    const report = await measured(change);
    expect(faults(report)).toEqual({});
    expect([report.grid.lines, report.fill.lines, report.notes.notes]).toEqual([50, 37, 1]);
  });
});

test('a word longer than a third of the measure leaves a line no other way', async () => {
  const { latin } = await measured((leaves) =>
    put(leaves, 5, 3, set(`${words(4, 50)}https://keben.${words(5, 51)}`, { stretch: 4 / 22 })),
  );
  expect([latin.overEighth.count, latin.overEighthWithoutLongWords.count]).toEqual([1, 0]);
});

test('faults come with their places', async () => {
  const report = await measured((leaves) => put(leaves, 2, 3, set(`，${words(19, 1)}`)));
  expect(report.kinsoku.starts.first).toEqual([{ page: 2, text: `，${words(19, 1)}` }]);
});

test('only the pages that were asked for are measured', async () => {
  const report = await measurePdf(await setPdf(pagesOf(soundBook())), { first: 2, last: 4 });
  expect([report.pages, report.grid.lines]).toEqual([3, 28]);
});

test('a PDF without a line of Chinese is measured too', async () => {
  expect(faults(await measurePdf(await setPdf([{ width: 100, height: 100, glyphs: [] }])))).toEqual({});
});

test('a paragraph may end anywhere', async () => {
  expect(faults(await measured((leaves) => put(leaves, 2, 5, last(3))))).toEqual({});
});

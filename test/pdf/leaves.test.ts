/** What is known only when the pages are counted: blanks at the end, the gutter, too few and too many. */

import { describe, expect, test } from 'vitest';
import type { Printing } from '../../src/editions/printing.ts';
import { leastInner, mostPages, printers } from '../../src/editions/printers.ts';
import { makeSheet, pointsPerMillimetre } from '../../src/editions/sheet.ts';
import { checkCount, fillLeaves, fitGutter } from '../../src/pdf/pagination/leaves.ts';
import type { BoundPage } from '../../src/pdf/pagination/pagination.ts';
import { plainPage } from '../helpers/plain-page.ts';

const printing = (more: Partial<Printing>): Printing => ({
  printer: 'custom',
  paper: 'cream',
  pdfx: 'none',
  ink: 'k',
  marks: [],
  ...more,
});
const millimetres = (points: number) => Math.round((points / pointsPerMillimetre) * 100) / 100;
const sheet = (inner?: number) => makeSheet({ edition: 'print', facing: true, openings: 'recto', inner }).value;

describe('the table', () => {
  test.each([
    [24, 9.525],
    [150, 9.525],
    [151, 12.7],
    [300, 12.7],
    [301, 15.875],
    [500, 15.875],
    [501, 19.05],
    [700, 19.05],
    [701, 22.225],
    [828, 22.225],
  ])('KDP wants for %i pages an inner margin of %d mm', (pages, inner) => {
    expect(leastInner(printers.kdp, pages, false)).toBeCloseTo(inner, 3);
  });

  test('with bleed the margin is wider', () => {
    expect(leastInner(printers.custom, 100, true)).toBe(5);
    expect(printers.kdp.margin).toEqual({ plain: 6.35, bled: 9.524999999999999 });
    expect(leastInner(printers.ingramspark, 900, false)).toBeCloseTo(12.7, 3);
  });

  test('most pages by paper', () => {
    const a5 = { width: 148, height: 210 };
    expect([
      mostPages(printers.kdp, 'white', a5),
      mostPages(printers.kdp, 'cream', a5),
      mostPages(printers.ingramspark, 'white', a5),
      mostPages(printers.cn, 'offset-70', a5),
    ]).toEqual([828, 776, 1050, undefined]);
    expect([
      mostPages(printers.kdp, 'white', { width: 215.9, height: 279.4 }),
      mostPages(printers.kdp, 'cream', { width: 210, height: 297 }),
    ]).toEqual([590, 730]);
  });
});

describe('blanks at the end', () => {
  const body = (...pages: readonly string[]) =>
    pages.map((kind, index): BoundPage => ({
      side: index % 2 === 0 ? 'recto' : 'verso',
      label: String(index + 1),
      folio: String(index + 1),
      words: kind === '-' ? {} : { folio: String(index + 1) },
      ...(kind !== '-' && { source: plainPage() }),
    }));
  /** `x` is a page, `-` a blank: with its side and number where it was added. */
  const drawn = (before: number, printer: Printing['printer'], ...pages: readonly string[]) =>
    fillLeaves(body(...pages), before, printing({ printer }))
      .slice(pages.length)
      .map(
        ({ side, label, source, words }) =>
          `${side} ${label}${source !== undefined || words.folio !== undefined ? '!' : ''}`,
      );

  test.each([
    ['custom', 4, ['x', 'x', 'x'], []],
    ['kdp', 4, ['x', 'x', 'x'], ['verso 4']],
    ['kdp', 4, ['x', 'x'], []],
    ['cn', 4, ['x'], ['verso 2', 'recto 3', 'verso 4']],
    ['cn', 6, ['x', 'x'], []],
    ['cn', 5, ['x'], ['recto 2', 'verso 3']],
    ['ingramspark', 4, ['x', 'x'], ['recto 3', 'verso 4']],
    ['ingramspark', 4, ['x', '-'], []],
    ['ingramspark', 4, ['x'], ['verso 2']],
  ] as const)('%s, %i pages in front, %j', (printer, before, pages, expected) => {
    expect(drawn(before, printer, ...pages)).toEqual(expected);
  });

  test('nothing without a press', () => {
    expect(fillLeaves(body('x'), 4, undefined)).toHaveLength(1);
  });
});

describe('the gutter', () => {
  const fit = (pages: number, inner: number | undefined, more: Partial<Printing>) =>
    fitGutter(sheet(inner), pages, { edition: 'print', printing: printing(more) });

  test('is left alone where it is wide enough', () => {
    expect(fit(300, undefined, { printer: 'kdp' })).toEqual({ value: sheet(), diagnostics: [] });
  });

  test('grows with the pages, and the type area moves as a whole', () => {
    const { value, diagnostics } = fit(720, undefined, { printer: 'kdp' });
    expect(diagnostics).toEqual([]);
    expect([millimetres(value.inner), millimetres(value.moved ?? 0), millimetres(value.inner + value.outer)]).toEqual([
      22.5,
      2.5,
      millimetres(sheet().inner + sheet().outer),
    ]);
  });

  test('an author’s own is an error that says what is right', () => {
    const place = { file: 'book.yaml', line: 7 };
    const { value, diagnostics } = fit(300, 10, { printer: 'kdp', keepsInner: true, innerPlace: place });
    expect(value).toEqual(sheet(10));
    expect(diagnostics).toMatchObject([{ code: 'gutter-fits-pages', severity: 'error', place }]);
    expect(diagnostics[0]?.message.en).toBe(
      'edition print has 300 pages, and its inner margin of 10 mm is too narrow: Amazon KDP wants 12.7 mm',
    );
    expect(diagnostics[0]?.hint?.en).toContain('`inner: 13`');
    expect(fit(300, 12.7, { printer: 'kdp', keepsInner: true }).diagnostics).toEqual([]);
  });

  test('a type area too wide for it is an error that says how wide it may be', () => {
    const wide = makeSheet({
      edition: 'print',
      facing: true,
      openings: 'recto',
      page: { width: 110, height: 180 },
      grid: { chars: 23, fontSize: 10.5 },
      clear: 6.35,
    }).value;
    const { diagnostics } = fitGutter(wide, 720, { edition: 'print', printing: printing({ printer: 'kdp' }) });
    expect(diagnostics[0]?.hint?.en).toContain('`inner: 22.5`, and at most `chars: 21`');
  });
});

test.each([
  ['kdp', 'cream', 23, 'edition print has only 23 pages; Amazon KDP wants 24'],
  ['kdp', 'cream', 777, 'edition print has 777 pages; on cream paper Amazon KDP binds at most 776'],
  ['kdp', 'white', 777, undefined],
  ['lulu', 'white', 802, 'edition print has 802 pages; on white paper Lulu binds at most 800'],
  ['custom', 'white', 9000, undefined],
] as const)('%s on %s: %i pages', (printer, paper, pages, expected) => {
  const found = checkCount(pages, sheet(), {
    edition: 'print',
    printing: printing({ printer, paper, place: { file: 'book.yaml', line: 2 } }),
  });
  expect(found.map(({ message }) => message.en)).toEqual(expected === undefined ? [] : [expected]);
});

/** Defaults by printer, and what a printer refuses. */

import { isOf } from '../../src/editions/edition.ts';
import { describe, expect, test } from 'vitest';
import { bookSchema } from '../../src/config/schema.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';
import { pointsPerMillimetre } from '../../src/editions/sheet.ts';

/** The print edition of a book.yaml; places are the paths asked for. */
function resolved(print: object) {
  const placeOf = (path: readonly (string | number)[]) => ({ file: path.join('.') });
  const { value, diagnostics } = resolveEditions(bookSchema.parse({ editions: { print } }), ['print'], placeOf);
  return { edition: value.find(isOf('pdf')) ?? expect.fail('no edition'), diagnostics };
}
const printingOf = (print: object) => resolved(print).edition.printing;
const said = (print: object) => resolved(print).diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}`);

test.each([
  [{}, 'custom white X-1a k'],
  [{ printer: 'kdp' }, 'kdp cream none k'],
  [{ printer: 'kdp', ink: 'color' }, 'kdp premium none color'],
  [{ printer: 'ingramspark' }, 'ingramspark cream X-1a k'],
  [{ printer: 'lulu', ink: 'gray', paper: 'white' }, 'lulu white none gray'],
  [{ printer: 'cn', pdfx: 'X-4' }, 'cn offset-70 X-4 k'],
])('%j', (print, expected) => {
  const { printer, paper, pdfx, ink, marks } = printingOf(print) ?? expect.fail('no printing');
  expect(`${printer} ${paper} ${pdfx} ${ink}`).toBe(expected);
  expect(marks).toEqual([]);
  expect(resolved(print).diagnostics).toEqual([]);
});

test('only what goes to press has it', () => {
  expect(
    resolveEditions(bookSchema.parse({}), ['ebook', 'screen', 'review']).value.filter(
      (edition) => 'printing' in edition,
    ),
  ).toEqual([]);
});

describe('what a printer refuses is said where it is asked for', () => {
  test.each([
    [{ printer: 'kdp', marks: ['crop'] }, ['printer-takes-marks editions.print.marks']],
    [{ printer: 'cn', marks: ['crop', 'registration'] }, []],
    [{ printer: 'kdp', page: '98x150mm', grid: { chars: 16, lines: 14 } }, ['printer-takes-trim editions.print.page']],
    [{ printer: 'lulu', page: '98x150mm', grid: { chars: 14, lines: 12 } }, []],
    [{ printer: 'ingramspark', bleed: 3 }, ['printer-takes-bleed editions.print.bleed']],
    [{ printer: 'ingramspark', bleed: 3.175 }, []],
    [{ printer: 'ingramspark', bleed: 0 }, []],
    [{ bleed: 7 }, []],
    [{ printer: 'cn', paper: 'cream' }, ['printer-has-paper editions.print.paper']],
    [{ pdfx: 'X-4', ink: 'color' }, ['profile-is-there editions.print.pdfx']],
    [{ pdfx: 'X-4', ink: 'gray' }, []],
  ])('%j', (print, expected) => {
    expect(said(print)).toEqual(expected);
  });

  test('the place of a key that was not written is the edition', () => {
    expect(said({ printer: 'kdp', page: '98x150mm', grid: { chars: 16, lines: 14 }, inner: 10 })).toEqual([
      'printer-takes-trim editions.print.page',
    ]);
    expect(printingOf({ inner: 12 })).toMatchObject({
      keepsInner: true,
      innerPlace: { file: 'editions.print.inner' },
      place: { file: 'editions.print' },
    });
  });
});

describe('margins', () => {
  const millimetres = (print: object) => {
    const { sheet } = resolved(print).edition;
    return [sheet.inner, sheet.outer, sheet.top, sheet.bottom].map(
      (margin) => Math.round((margin / pointsPerMillimetre) * 10) / 10,
    );
  };

  test.each([{ page: 'B6' }, { page: '32开' }, { page: 'A4' }, { page: '5x8in' }])(
    'a page of %j keeps what IngramSpark wants, heads and folios included',
    (print) => {
      const { diagnostics } = resolved({ ...print, printer: 'ingramspark' });
      expect(diagnostics).toEqual([]);
      const [inner = 0, outer = 0, top = 0, bottom = 0] = millimetres({ ...print, printer: 'ingramspark' });
      expect(Math.min(inner, outer)).toBeGreaterThanOrEqual(12.7);
      // A line for the head, less half a line gap, for `top` reaches to the line box.
      expect(Math.min(top, bottom)).toBeGreaterThanOrEqual(17.7);
    },
  );

  test('a type area of the author’s that leaves less is an error with the largest that does not', () => {
    const { diagnostics } = resolved({ printer: 'ingramspark', grid: { chars: 34, lines: 27 } });
    expect(diagnostics[0]?.message.en).toContain('leaves 9.4 mm for the outer margin, and 12.7 mm is the least');
    expect(diagnostics[0]?.hint?.en).toContain('chars: 33');
  });
});

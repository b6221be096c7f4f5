/** Boxes and marks to a hundredth of a point. */

import { describe, expect, test } from 'vitest';
import { pageSizes } from '../../src/config/page-sizes.ts';
import type { Printing } from '../../src/editions/printing.ts';
import { makeSheet } from '../../src/editions/sheet.ts';
import { deflated, name, PDFContext, PDFDict, PDFRawStream } from '../../src/pdf/objects/objects.ts';
import { openDresser } from '../../src/pdf/binding/page.ts';
import { marksOf } from '../../src/pdf/binding/marks.ts';
import { pageBoxes } from '../../src/pdf/binding/page-boxes.ts';
import { plainPage } from '../helpers/plain-page.ts';

const printing = (more: Partial<Printing>): Printing => ({
  printer: 'custom',
  paper: 'white',
  pdfx: 'none',
  ink: 'k',
  marks: [],
  ...more,
});
const sheet = (bleed: number, page = pageSizes['A5']) =>
  makeSheet({ edition: 'print', page, bleed, facing: true, openings: 'recto' }).value;
const points = (...millimetres: readonly number[]) => millimetres.map((each) => (each / 25.4) * 72);
function near(box: readonly number[], expected: readonly number[]): void {
  for (const [edge, length] of box.entries())
    expect(Math.abs(length - (expected[edge] ?? Number.NaN)), `${box.join(' ')} / ${expected.join(' ')}`).toBeLessThan(
      0.01,
    );
}

test.each(Object.entries(pageSizes))('%s: the media is the trim with its bleed', (_, page) => {
  for (const bleed of [0, 3, 3.175]) {
    const { media, trim, bleed: bled, origin } = pageBoxes(sheet(bleed, page), 'recto', printing({}));
    near(media, points(0, 0, page.width + 2 * bleed, page.height + 2 * bleed));
    near(bled, media);
    near(trim, points(bleed, bleed, bleed + page.width, bleed + page.height));
    expect(origin).toEqual({ x: 0, y: 0 });
  }
});

test('KDP wants no bleed at the spine: the left of a recto, the right of a verso', () => {
  const kdp = printing({ printer: 'kdp' });
  const [recto, verso] = (['recto', 'verso'] as const).map((side) => pageBoxes(sheet(3.175), side, kdp));
  near(recto?.media ?? [], points(0, 0, 148 + 3.175, 210 + 6.35));
  near(recto?.trim ?? [], points(0, 3.175, 148, 213.175));
  near(verso?.trim ?? [], points(3.175, 3.175, 151.175, 213.175));
  expect(recto?.origin.x).toBeCloseTo(-9, 2);
  expect(verso?.origin.x).toBeCloseTo(0, 9);
});

describe('marks', () => {
  const boxes = pageBoxes(sheet(3), 'recto', printing({ marks: ['crop', 'registration'] }));
  /** The ends of all straight lines. */
  const ends = (operators: string) =>
    [...operators.matchAll(/([\d.]+) ([\d.]+) [ml]/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

  test('have ten millimetres around the bleed', () => {
    near(boxes.media, points(0, 0, 148 + 6 + 20, 210 + 6 + 20));
    near(boxes.bleed, points(10, 10, 164, 226));
    near(boxes.trim, points(13, 13, 161, 223));
    near([boxes.origin.x, boxes.origin.y], points(10, 10));
  });

  test('crop marks are in line with the trim, outside of the bleed, on the media', () => {
    const lines = ends(marksOf(boxes, printing({ marks: ['crop'] })));
    expect(lines).toHaveLength(16);
    for (const [x, y] of lines) {
      const outside = x < boxes.bleed[0] || x > boxes.bleed[2] || y < boxes.bleed[1] || y > boxes.bleed[3];
      const inLine = [boxes.trim[0], boxes.trim[2]].includes(x) || [boxes.trim[1], boxes.trim[3]].includes(y);
      expect([outside, inLine, x >= 0 && x <= boxes.media[2] && y >= 0 && y <= boxes.media[3]]).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  test('registration marks stand in the middle of each side, on every plate in colour', () => {
    const operators = marksOf(boxes, printing({ marks: ['registration'], ink: 'color' }));
    expect(operators).toContain('/KebenAll CS 1 SCN');
    expect(operators.match(/ c S/g)).toHaveLength(4);
    expect(marksOf(boxes, printing({ marks: ['registration'] }))).toContain('0 G');
  });

  test('none where none is asked for', () => {
    expect(marksOf(boxes, printing({}))).toBe('');
  });
});

describe('a page with a pattern', () => {
  /** The resources of the dressed page and of what it paints, by kind. */
  function dressed(wishes: Partial<Printing>): { readonly page: string; readonly form: string } {
    const context = PDFContext.create();
    const content = context.register(deflated(context, '/Pattern cs /P1 scn 0 0 9 9 re f'));
    const printed = context.obj({ Type: 'Page', Contents: content, Resources: { Pattern: { P1: 1 } } }) as PDFDict;
    const dress = openDresser(context, { sheet: sheet(3), printing: printing(wishes), furniture: [] });
    const page = dress(
      { side: 'recto', label: '1', folio: '1', words: { folio: '1' }, source: plainPage() },
      printed,
      '',
    );
    const form = context.lookup(content);
    return {
      page: page.lookup(name('Resources'), PDFDict).toString().replace(/\s+/g, ' '),
      form: form instanceof PDFRawStream ? String(form.dict.get(name('Resources'))).replace(/\s+/g, ' ') : '',
    };
  }

  test('stays as it is where it is not moved', () => {
    expect(dressed({}).page).toMatch(/Pattern/);
  });

  test('becomes a form where it is, and its marks keep their colour', () => {
    const { page, form } = dressed({ marks: ['crop'], ink: 'color' });
    expect(page).toMatch(/^<< \/XObject << \/KebenPrinted \d+ 0 R >> \/ColorSpace << \/KebenAll \d+ 0 R >> >>$/);
    expect(form).toMatch(/Pattern/);
  });
});

import { expect, test } from 'vitest';
import { pageSizes } from '../../src/config/page-sizes.ts';
import { makeSheet } from '../../src/editions/sheet.ts';
import { sheetCss } from '../../src/pdf/sheets/sheet-css.ts';

/** Width, height, and the margins top, right, bottom, left. */
function numbers(css: string): number[] {
  const [, size = '', margin = ''] = /size:([^;]+);margin:([^}]+)\}/.exec(css) ?? [];
  return `${size} ${margin}`.split(' ').map((length) => Number(length.replace('pt', '')));
}

const sheets = Object.entries(pageSizes).flatMap(([name, page]) =>
  [0, 3].map(
    (bleed) =>
      [
        `${name} with ${bleed} mm of bleed`,
        makeSheet({ edition: 'print', page, bleed, facing: true, openings: 'recto' }).value,
      ] as const,
  ),
);

test.each(sheets)(
  '%s is a sheet Chrome does not round, the trim with its bleed in its lower left corner',
  (_, sheet) => {
    const [width = 0, height = 0, top = 0, right = 0, bottom = 0, left = 0] = numbers(sheetCss(sheet));
    for (const [length, needed] of [
      [width, sheet.width + 2 * sheet.bleed],
      [height, sheet.height + 2 * sheet.bleed],
    ] as const) {
      expect(length % 6).toBe(0);
      expect(length).toBeGreaterThanOrEqual(needed - 1e-3);
      expect(length).toBeLessThan(needed + 6);
    }
    // The box is the type area, a hair larger, and half a line above it for readings; it is whole pixels high.
    expect(width - left - right - sheet.chars * sheet.fontSize).toBeCloseTo(0.2, 3);
    const depth = (height * 4) / 3 - Math.floor((top * 4) / 3) - (bottom * 4) / 3;
    expect(Math.abs(depth - Math.round(depth))).toBeLessThan(1e-6);
    // And half a line below it for dots: no line more has room.
    const room = depth * 0.75 - (sheet.lines + 1) * sheet.leading;
    expect(room).toBeGreaterThanOrEqual(0.2);
    expect(room).toBeLessThan(0.95);
    // Measured from the lower left corner, where the MediaBox begins.
    expect(left).toBeCloseTo(sheet.bleed + sheet.inner, 3);
    expect(height - top).toBeCloseTo(sheet.bleed + sheet.height - sheet.top + sheet.leading / 2, 3);
  },
);

test('A5, written out', () => {
  const { value } = makeSheet({ edition: 'print', facing: true, openings: 'recto' });
  expect(sheetCss(value)).toMatch(/^@page\{size:420pt 600pt;margin:/);
  expect(sheetCss(value)).toContain(
    ':root{font-size:10.5pt;line-height:18pt;--lines:27;--leading:18pt;--above:9pt;--page-height:504.75pt;--measure:294pt;--printed-measure:294.05pt;--outside:0pt;--before:0pt}',
  );
});

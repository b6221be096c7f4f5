import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { foldPages } from '../folded.ts';
import { marginsOf } from '../margins.ts';
import { trimOf, type PdfReading } from '../reading.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

/** Bodies are measured, not the ink of the characters in them, in millimetres. */
const slack = 0.2;
/** A page whose MediaBox is larger than its trim by this has a bleed, in points. */
const leastBleed = 1;
/** Of the manuscript; a book that has more of them has one cause. */
const mostPlaces = 10;

export const textIsInsideMargin: PreflightRule = {
  code: 'text-is-inside-margin',
  what: 'Text keeps the printer’s distance from the three sides that are trimmed [P4b].',
  severity: byPurpose({ print: 'warning', screen: 'off', unknown: 'info' }),
  check: (pdf, { printer: { margin } }, place, sourceOf) => {
    const wanted = isBled(pdf) ? margin.bled : margin.plain;
    const near = pdf.pages.flatMap((page) => {
      const margins = marginsOf(page, pdf);
      const least = margins === undefined ? Infinity : Math.min(margins.outer, margins.top, margins.bottom);
      return least < wanted - slack ? [{ number: page.number, least }] : [];
    });
    if (near.length === 0) return [];
    const least = near.reduce((lowest, each) => Math.min(lowest, each.least), Infinity);
    const [first, ...others] = near.slice(0, mostPlaces).flatMap(({ number }) => sourceOf(number) ?? []);
    const facts = {
      least,
      wanted,
      pages: foldPages(
        near.map(({ number }) => number),
        pdf.pages.length,
      ),
      ...(first && { file: place.file }),
    };
    return [diagnose('text-is-inside-margin', facts, first ?? place, others)];
  },
};

function isBled({ pages }: PdfReading): boolean {
  const [first] = pages;
  return first !== undefined && trimOf(first)[1] - (first.boxes.bleed ?? first.boxes.media)[1] > leastBleed;
}

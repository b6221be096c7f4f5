import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { foldPages } from '../folded.ts';
import { marginsOf } from '../margins.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

/** Bodies are measured, not the ink of the characters in them, in millimetres. */
const slack = 0.2;

export const gutterIsWideEnough: PreflightRule = {
  code: 'gutter-is-wide-enough',
  what: 'The inner margin is what a book of so many pages needs [P4b]. One page alone is no book.',
  severity: byPurpose({ print: 'warning', screen: 'off', unknown: 'info' }),
  check: (pdf, { printer: { gutters } }, place) => {
    const count = pdf.pages.length;
    const wanted = count > 1 ? gutters.find(({ pages }) => count <= pages)?.inner : undefined;
    if (wanted === undefined) return [];
    const narrow = pdf.pages.flatMap((page) => {
      const inner = marginsOf(page, pdf)?.inner ?? Infinity;
      return inner < wanted - slack ? [{ number: page.number, inner }] : [];
    });
    if (narrow.length === 0) return [];
    const least = narrow.reduce((lowest, { inner }) => Math.min(lowest, inner), Infinity);
    return [
      diagnose(
        'gutter-is-wide-enough',
        {
          least,
          wanted,
          count,
          pages: foldPages(
            narrow.map(({ number }) => number),
            count,
          ),
        },
        place,
      ),
    ];
  },
};

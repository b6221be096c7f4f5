import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { byPurpose, pagesWith, type PreflightRule } from '../rule.ts';

const usual = byPurpose({ print: 'warning', screen: 'off', unknown: 'info' });

/**
 * What stands beyond the MediaBox, even in part: a printer's own notes stand between the trim and the edge of the
 * sheet.
 */
export const textIsOnSheet: PreflightRule = {
  code: 'text-is-on-sheet',
  what: 'No text lies beside the sheet, where nobody sees it; in a file that Keben has just made it is an error, for a line of the book may be lost.',
  severity: (profile) => (profile.isOurs ? 'error' : usual(profile)),
  check: (pdf, { isOurs = false }, place) => {
    const pages = pagesWith(
      pdf,
      ({ painting: { outside }, boxes: { media } }) =>
        outside !== undefined &&
        (outside[0] < media[0] || outside[1] < media[1] || outside[2] > media[2] || outside[3] > media[3]),
    );
    return pages === undefined ? [] : [diagnose('text-is-on-sheet', { pages, isForeign: !isOurs }, place)];
  },
};

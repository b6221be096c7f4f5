import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { foldPages } from '../folded.ts';
import { fontsByName } from '../fonts-by-name.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

export const fontIsTrueType: PreflightRule = {
  code: 'font-is-truetype',
  what: 'No Type 3 fonts: their characters are drawings, which plate makers set badly or refuse.',
  severity: byPurpose({ print: 'error', screen: 'warning', unknown: 'error' }),
  check: (pdf, _, place) => {
    const found = fontsByName(pdf, ({ isType3 }) => isType3);
    if (found.length === 0) return [];
    // Most have no name, and there may be one for each character.
    const font = [...new Set(found.map(([name]) => name))].slice(0, 5).join(', ');
    return [
      diagnose(
        'font-is-truetype',
        {
          font,
          where: foldPages(
            found.flatMap(([, pages]) => pages),
            pdf.pages.length,
          ),
        },
        place,
      ),
    ];
  },
};

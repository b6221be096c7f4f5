import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { foldPages } from '../folded.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';
import { fontsByName } from '../fonts-by-name.ts';

export const fontIsEmbedded: PreflightRule = {
  code: 'font-is-embedded',
  what: 'The program of every font a page names is in the file (ISO 15930-1, 6.9).',
  severity: byPurpose({ print: 'error', screen: 'warning', unknown: 'error' }),
  check: (pdf, _, place) =>
    fontsByName(pdf, ({ isEmbedded }) => !isEmbedded).map(([font, pages]) =>
      diagnose('font-is-embedded', { font, pages: foldPages(pages, pdf.pages.length) }, place),
    ),
};

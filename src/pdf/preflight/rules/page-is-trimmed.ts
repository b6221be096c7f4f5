import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { pagesWith, type PreflightRule } from '../rule.ts';

export const pageIsTrimmed: PreflightRule = {
  code: 'page-is-trimmed',
  what: 'Every page has a TrimBox, or an ArtBox in its place (ISO 15930-1, 6.6).',
  severity: ({ purpose, pdfx }) =>
    pdfx !== 'none' ? 'error' : ({ print: 'warning', screen: 'off', unknown: 'info' } as const)[purpose],
  check: (pdf, _, place) => {
    const pages = pagesWith(pdf, ({ boxes: { trim, art } }) => trim === undefined && art === undefined);
    return pages === undefined ? [] : [diagnose('page-is-trimmed', { pages }, place)];
  },
};

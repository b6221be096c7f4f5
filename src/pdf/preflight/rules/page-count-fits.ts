import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

export const pageCountFits: PreflightRule = {
  code: 'page-count-fits',
  what: 'The number of pages is even, or the multiple that the printer’s sheets make. One page alone is no book.',
  severity: byPurpose({ print: 'warning', screen: 'off', unknown: 'info' }),
  check: ({ pages }, { printer: { multiple } }, place) =>
    pages.length > 1 && pages.length % multiple !== 0
      ? [diagnose('page-count-fits', { count: pages.length, multiple }, place)]
      : [],
};
